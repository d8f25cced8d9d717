package io.vernier.protocol.watchdog;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * How a watchdog behaves. The defaults are those of RFC 3539, but for requests in REOPEN, which are processed.
 *
 * @param interval Twinit, the silence after which a peer is asked, before jitter; 6 s at least unless in a laboratory
 * @param answerTimeout how long to wait for the DWA before the peer is suspected; as long as {@code interval} by the RFC,
 *     never longer
 * @param okay how many DWAs prove a peer that came back, 3 by the RFC; 0 for none
 * @param suspect how many time-outs in a row make a suspect, 1 by the RFC; 0 for never
 * @param reopenAcceptsRequests whether requests are processed while a peer proves itself, where the RFC throws them away
 * @param isLaboratory whether times below the RFC's floor are allowed, which makes false alarms and duplicates likely
 * @param ownInterval gives Tw each time that the timer is set, jitter included, in place of {@code interval} and its jitter;
 *     called on event loops, so it must not block
 */
public record WatchdogSettings(
        Duration interval,
        Duration answerTimeout,
        int okay,
        int suspect,
        boolean reopenAcceptsRequests,
        boolean isLaboratory,
        Optional<Supplier<Duration>> ownInterval) {
    /** The smallest interval that RFC 3539 section 3.4.1 allows. */
    public static final Duration FLOOR = Duration.ofSeconds(6);

    /** The longest interval. */
    public static final Duration LONGEST = Duration.ofHours(1);

    private static final Duration SHORTEST_IN_LABORATORY = Duration.ofMillis(10);
    private static final Duration JITTER = Duration.ofSeconds(2);
    private static final WatchdogSettings DEFAULTS = of(Duration.ofSeconds(30));

    /** @throws IllegalArgumentException if a value is out of its range */
    public WatchdogSettings {
        Duration least = isLaboratory ? SHORTEST_IN_LABORATORY : FLOOR;
        check("watchdog-interval", interval, least, LONGEST);
        check("watchdog-answer-timeout", answerTimeout, least, interval);
        if (okay < 0 || suspect < 0) {
            throw new IllegalArgumentException(
                    "watchdog okay " + okay + ", suspect " + suspect + " (expected: 0 or more)");
        }
    }

    /** 30 seconds, 3 DWAs to prove a peer, suspected at the first time-out. */
    public static WatchdogSettings defaults() {
        return DEFAULTS;
    }

    /** The defaults with another interval. */
    public static WatchdogSettings of(Duration interval) {
        return new WatchdogSettings(interval, interval, 3, 1, true, false, Optional.empty());
    }

    /** The defaults with an interval that may be far below what the RFC allows: for tests and demonstrations. */
    public static WatchdogSettings inLaboratory(Duration interval) {
        return new WatchdogSettings(interval, interval, 3, 1, true, true, Optional.empty());
    }

    /**
     * The same with another interval; the answer is waited for as long, or as before where that is shorter.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public WatchdogSettings withInterval(Duration silence) {
        boolean isShorter = answerTimeout.compareTo(interval) < 0 && answerTimeout.compareTo(silence) < 0;
        return new WatchdogSettings(
                silence,
                isShorter ? answerTimeout : silence,
                okay,
                suspect,
                reopenAcceptsRequests,
                isLaboratory,
                ownInterval);
    }

    /**
     * The same, but with a function that gives Tw each time that the timer is set. It is taken as it is, no jitter is added;
     * what is below the RFC's floor less jitter (4 s; 10 ms in a laboratory) or above {@link #LONGEST} is taken for these.
     * The function is called on event loops and must not block.
     */
    public WatchdogSettings withOwnInterval(Supplier<Duration> tw) {
        return new WatchdogSettings(
                interval, answerTimeout, okay, suspect, reopenAcceptsRequests, isLaboratory, Optional.of(tw));
    }

    /** The same, but suspecting a peer sooner after an unanswered DWR. */
    public WatchdogSettings withAnswerTimeout(Duration timeout) {
        return new WatchdogSettings(interval, timeout, okay, suspect, reopenAcceptsRequests, isLaboratory, ownInterval);
    }

    /** The same, but for a laboratory: times may be far below what the RFC allows. */
    public WatchdogSettings inLaboratory() {
        return new WatchdogSettings(interval, answerTimeout, okay, suspect, reopenAcceptsRequests, true, ownInterval);
    }

    /** The same with another number of DWAs that prove a peer, and of time-outs that make a suspect. */
    public WatchdogSettings withCounts(int toOkay, int toSuspect) {
        return new WatchdogSettings(
                interval, answerTimeout, toOkay, toSuspect, reopenAcceptsRequests, isLaboratory, ownInterval);
    }

    /** The same, but throwing away requests in REOPEN as the RFC says. */
    public WatchdogSettings rejectingRequestsInReopen() {
        return new WatchdogSettings(interval, answerTimeout, okay, suspect, false, isLaboratory, ownInterval);
    }

    /** How much the interval is jittered up or down: 2 s by the RFC, a fifteenth below its floor. */
    public Duration jitter() {
        return jitterOf(interval);
    }

    private static Duration jitterOf(Duration mean) {
        return mean.compareTo(FLOOR) < 0 ? mean.dividedBy(15) : JITTER;
    }

    /**
     * Tw for a timer that is set now: {@code interval - jitter + 2 * jitter * random}, or what the caller's own function
     * gives.
     *
     * @param random numbers from 0 (inclusive) to 1 (exclusive)
     */
    public Duration nextInterval(DoubleSupplier random) {
        if (ownInterval.isEmpty()) {
            return jittered(interval, random);
        }
        Duration own = ownInterval.get().get();
        Duration least = isLaboratory ? SHORTEST_IN_LABORATORY : FLOOR.minus(JITTER);
        if (own.compareTo(least) < 0) {
            return least;
        }
        return own.compareTo(LONGEST) > 0 ? LONGEST : own;
    }

    /** How long to wait for a DWA now. */
    Duration nextAnswerTimeout(DoubleSupplier random) {
        return answerTimeout.compareTo(interval) < 0 ? jittered(answerTimeout, random) : nextInterval(random);
    }

    private static Duration jittered(Duration mean, DoubleSupplier random) {
        long jitter = jitterOf(mean).toNanos();
        return mean.minusNanos(jitter).plusNanos((long) (2 * jitter * random.getAsDouble()));
    }

    private static void check(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0) {
            throw new IllegalArgumentException(
                    name + ": " + value + " (expected: at least " + least + ", RFC 3539 section 3.4.1)");
        }
        if (value.compareTo(most) > 0) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: at most " + most + ")");
        }
    }
}
