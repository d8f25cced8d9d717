/** Checks that what is measured is what is said. Start reading at {@link io.vernier.bench.GyExchangeTest}. */
@NullMarked
package io.vernier.bench;

import org.jspecify.annotations.NullMarked;
