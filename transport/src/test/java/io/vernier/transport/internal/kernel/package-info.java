/** Tests of options of sockets. Start reading at {@link io.vernier.transport.internal.kernel.KernelSocketTest}. */
@NullMarked
package io.vernier.transport.internal.kernel;

import org.jspecify.annotations.NullMarked;
