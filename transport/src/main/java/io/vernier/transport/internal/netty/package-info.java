/**
 * What the transports over Netty share: loops, attempts to connect, listeners, the words for what the kernel says.
 * Start reading at {@link io.vernier.transport.internal.netty.NettyLoops}.
 */
@NullMarked
package io.vernier.transport.internal.netty;

import org.jspecify.annotations.NullMarked;
