/**
 * The application-layer watchdog of RFC 3539 section 3.4: asks a silent peer, suspects it, gives it up, and proves it again
 * when it comes back. Start reading at {@link io.vernier.protocol.watchdog.Watchdog}.
 */
@NullMarked
package io.vernier.protocol.watchdog;

import org.jspecify.annotations.NullMarked;
