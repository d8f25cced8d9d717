/**
 * How the counting is done: one writer per connection, its event loop, and readers that never make it wait. Start reading
 * at {@link io.vernier.node.statistics.internal.ConnectionRecorder}.
 */
@NullMarked
package io.vernier.node.statistics.internal;

import org.jspecify.annotations.NullMarked;
