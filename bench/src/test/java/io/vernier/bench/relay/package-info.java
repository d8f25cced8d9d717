/** Tests of the measurement of a relay. */
@NullMarked
package io.vernier.bench.relay;

import org.jspecify.annotations.NullMarked;
