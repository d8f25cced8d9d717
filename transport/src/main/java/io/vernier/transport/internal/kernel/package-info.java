/**
 * What the kernel can do with a socket and the JDK has no name for: options of SCTP.
 * Start reading at {@link io.vernier.transport.internal.kernel.KernelSocket}.
 */
@NullMarked
package io.vernier.transport.internal.kernel;

import org.jspecify.annotations.NullMarked;
