package io.vernier.node;

import io.vernier.protocol.watchdog.Watchdog;
import io.vernier.protocol.watchdog.WatchdogState;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The watchdog of a peer's machine from one connection to the next: a peer that comes back has to prove itself (RFC 3539). */
final class WatchdogMemory {
    private final Supplier<ConnectionSettings> settings;
    private volatile @Nullable Watchdog watchdog;

    WatchdogMemory(Supplier<ConnectionSettings> settings) {
        this.settings = settings;
    }

    /** As of a moment ago; any thread. */
    WatchdogState state() {
        Watchdog known = watchdog;
        return known == null ? WatchdogState.INITIAL : known.state();
    }

    /** The watchdog, a new one if there is none; for the event loop of the connection that is open. */
    Watchdog get(long now) {
        Watchdog known = watchdog;
        if (known == null) {
            known = new Watchdog(
                    settings.get().watchdog(), () -> ThreadLocalRandom.current().nextDouble(), now);
            watchdog = known;
        }
        return known;
    }

    /** The next connection is as good as the first one. */
    void forget() {
        watchdog = null;
    }
}
