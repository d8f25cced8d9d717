/**
 * The kernel under the tests: runs those that need SCTP where there is a kernel that has it, and bends its network for them.
 * Start reading at {@link io.vernier.interop.kernel.SctpTests}.
 */
@NullMarked
package io.vernier.interop.kernel;

import org.jspecify.annotations.NullMarked;
