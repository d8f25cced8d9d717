/** Checks that the comparison works, not how fast. Start reading at {@link io.vernier.bench.load.ComparisonTest}. */
@NullMarked
package io.vernier.bench.load;

import org.jspecify.annotations.NullMarked;
