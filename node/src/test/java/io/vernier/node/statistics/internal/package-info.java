/** Tests of the counting itself. Start reading at {@link io.vernier.node.statistics.internal.ConnectionRecorderTest}. */
@NullMarked
package io.vernier.node.statistics.internal;

import org.jspecify.annotations.NullMarked;
