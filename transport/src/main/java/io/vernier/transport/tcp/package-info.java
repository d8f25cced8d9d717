/**
 * Diameter over TCP and TLS, by Netty: native epoll where it loads, NIO elsewhere.
 * Start reading at {@link io.vernier.transport.tcp.TcpTransport}.
 */
@NullMarked
package io.vernier.transport.tcp;

import org.jspecify.annotations.NullMarked;
