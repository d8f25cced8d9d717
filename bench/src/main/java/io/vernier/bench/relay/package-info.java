/**
 * Three processes on loopback: what a relay between a client and a server costs by itself.
 * Start reading at {@link io.vernier.bench.relay.RelayRun}.
 */
@NullMarked
package io.vernier.bench.relay;

import org.jspecify.annotations.NullMarked;
