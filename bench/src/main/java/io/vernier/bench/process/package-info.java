/**
 * The other processes of a measurement.
 * Start reading at {@link io.vernier.bench.process.Jvm}.
 */
@NullMarked
package io.vernier.bench.process;

import org.jspecify.annotations.NullMarked;
