/** Checks that the measurements run. Start reading at {@link io.vernier.bench.codec.CodecBenchmarkTest}. */
@NullMarked
package io.vernier.bench.codec;

import org.jspecify.annotations.NullMarked;
