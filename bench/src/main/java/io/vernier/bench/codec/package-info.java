/** The codec alone, on one thread. Start reading at {@link io.vernier.bench.codec.CodecBenchmark}. */
@NullMarked
package io.vernier.bench.codec;

import org.jspecify.annotations.NullMarked;
