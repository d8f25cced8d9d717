/**
 * What grows and what does not: cost with connections, memory with idle peers and waiting requests, everything with time.
 * Start reading at {@link io.vernier.bench.growth.GrowthRun}.
 */
@NullMarked
package io.vernier.bench.growth;

import org.jspecify.annotations.NullMarked;
