/** Tests of the measurement of a relay. Start reading at {@link io.vernier.bench.relay.RelayRunTest}. */
@NullMarked
package io.vernier.bench.relay;

import org.jspecify.annotations.NullMarked;
