/**
 * What is measured: one credit-control exchange of a data session, built and read anew each time.
 * Start reading at {@link io.vernier.bench.GyExchange}.
 */
@NullMarked
package io.vernier.bench;

import org.jspecify.annotations.NullMarked;
