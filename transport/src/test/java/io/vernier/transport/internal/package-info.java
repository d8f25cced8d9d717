/** Tests of framing, lanes and batches without a network. Start reading at {@link io.vernier.transport.internal.FramerTest}. */
@NullMarked
package io.vernier.transport.internal;

import org.jspecify.annotations.NullMarked;
