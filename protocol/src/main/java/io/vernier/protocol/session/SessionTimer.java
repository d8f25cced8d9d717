package io.vernier.protocol.session;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * One timer of a session: when it is due, if it runs. It measures nothing itself; whoever owns the session has one timer for
 * the {@link #earliest} of all. Times are nanoseconds of one clock, compared by difference.
 */
public final class SessionTimer {
    private boolean isRunning;
    private long at;

    /** A timer that does not run. */
    public SessionTimer() {}

    /** Has it run from now on, whether it ran before or not. */
    public void start(long now, Duration time) {
        isRunning = true;
        at = now + time.toNanos();
    }

    /** Stops it; nothing if it does not run. */
    public void stop() {
        isRunning = false;
    }

    public boolean isRunning() {
        return isRunning;
    }

    /** Whether it runs and its time is over. */
    public boolean isDue(long now) {
        return isRunning && now - at >= 0;
    }

    /** When it is due; empty if it does not run. */
    public OptionalLong due() {
        return isRunning ? OptionalLong.of(at) : OptionalLong.empty();
    }

    /** When the first of these is due; empty if none runs. */
    public static OptionalLong earliest(SessionTimer... timers) {
        SessionTimer first = null;
        for (SessionTimer timer : timers) {
            if (timer.isRunning && (first == null || timer.at - first.at < 0)) {
                first = timer;
            }
        }
        return first == null ? OptionalLong.empty() : first.due();
    }
}
