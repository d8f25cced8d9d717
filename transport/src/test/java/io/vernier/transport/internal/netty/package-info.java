/** Tests of how loops wait. Start reading at {@link io.vernier.transport.internal.netty.BusyPollingTest}. */
@NullMarked
package io.vernier.transport.internal.netty;

import org.jspecify.annotations.NullMarked;
