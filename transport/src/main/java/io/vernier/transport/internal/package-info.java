/**
 * What all transports share: framing, lanes, batches, closing. A transport only moves octets ({@code Wire}).
 * Start reading at {@link io.vernier.transport.internal.FramedConnection}.
 */
@NullMarked
package io.vernier.transport.internal;

import org.jspecify.annotations.NullMarked;
