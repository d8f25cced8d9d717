/**
 * Two processes on loopback, one connection, so many requests in flight: Vernier beside a bare Netty exchange.
 * Start reading at {@link io.vernier.bench.load.Comparison}.
 */
@NullMarked
package io.vernier.bench.load;

import org.jspecify.annotations.NullMarked;
