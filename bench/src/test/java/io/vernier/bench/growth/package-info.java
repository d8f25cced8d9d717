/** Tests of the measurement of growth. Start reading at {@link io.vernier.bench.growth.GrowthRunTest}. */
@NullMarked
package io.vernier.bench.growth;

import org.jspecify.annotations.NullMarked;
