/**
 * The network of the kernel under the tests of SCTP, and what bends it. Start reading at {@link
 * io.vernier.interop.kernel.Kernel}.
 */
@NullMarked
package io.vernier.interop.kernel;

import org.jspecify.annotations.NullMarked;
