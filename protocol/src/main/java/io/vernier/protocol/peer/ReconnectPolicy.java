package io.vernier.protocol.peer;

import io.vernier.codec.Explanation;
import io.vernier.protocol.Reason;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a persistent peer is dialled again: a pure function of how the connection ended, of what was tried before, and of a
 * random number. Immutable.
 *
 * <ul>
 *   <li>Before there has been a connection, attempts are {@link #interval()} apart (Tc, RFC 6733 section 2.1): 30 s unless
 *       told.
 *   <li>Once there has been one, the watchdog's timer rules them (Tw, RFC 3539 section 3.4.1), unless {@link
 *       #intervalAfterwards()} does.
 *   <li>With {@link #first()} the first attempts come quicker, since most losses are short: after so long, then twice as long
 *       each time, until the wait is the regular one.
 *   <li>With {@link #longest()} a peer that refuses the capabilities exchange is tried less and less: twice as long after each
 *       refusal, since only a change of configuration helps.
 *   <li>Whether a peer that took leave is dialled again at all, {@link #rule()} says: never, unless told.
 * </ul>
 *
 * <p>Each wait but the watchdog's, which has its own jitter, is stretched or shortened by up to a fifteenth (2 s of 30 s), so
 * that the clients of a server that restarts do not come back all at once.
 */
public final class ReconnectPolicy {
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LIMIT = Duration.ofDays(1);
    private static final double JITTER = 1.0 / 15;
    private static final ReconnectPolicy DEFAULTS =
            new ReconnectPolicy(Duration.ofSeconds(30), null, null, null, RedialRule.NEVER);

    private final Duration interval;
    private final @Nullable Duration afterwards;
    private final @Nullable Duration first;
    private final @Nullable Duration longest;
    private final RedialRule rule;

    /** What is to be done about a peer without connection. */
    public sealed interface Decision {
        /** Dial it after so long. */
        record DialAfter(Duration delay) implements Decision {}

        /** Leave it alone. */
        record Never(Explanation why) implements Decision {}
    }

    /**
     * What was tried before.
     *
     * @param hasBeenOpen whether there has been a connection to the peer
     * @param failures how many attempts have failed in a row since the last open connection, this one included
     * @param watchdogInterval Tw, as the peer's watchdog would set its timer now
     */
    public record Attempts(boolean hasBeenOpen, int failures, Duration watchdogInterval) {}

    private ReconnectPolicy(
            Duration interval,
            @Nullable Duration afterwards,
            @Nullable Duration first,
            @Nullable Duration longest,
            RedialRule rule) {
        this.interval = checked("reconnect-interval", interval);
        this.afterwards = afterwards == null ? null : checked("reconnect-interval-afterwards", afterwards);
        this.first = first == null ? null : checked("reconnect-first", first);
        this.longest = longest == null ? null : checked("reconnect-longest", longest);
        this.rule = rule;
    }

    /** Every 30 seconds before the first connection, at the watchdog's interval afterwards; never after a DPR. */
    public static ReconnectPolicy defaults() {
        return DEFAULTS;
    }

    /** The defaults, but so long between attempts before and after the first connection. */
    public static ReconnectPolicy every(Duration wait) {
        return new ReconnectPolicy(wait, wait, null, null, RedialRule.NEVER);
    }

    /**
     * The same with another wait between attempts before the first connection.
     *
     * @param wait 1 ms to 1 day
     * @throws IllegalArgumentException if it is shorter or longer
     */
    public ReconnectPolicy withInterval(Duration wait) {
        return new ReconnectPolicy(wait, afterwards, first, longest, rule);
    }

    /**
     * The same with a wait between attempts after the first connection, in place of the watchdog's interval.
     *
     * @param wait 1 ms to 1 day
     * @throws IllegalArgumentException if it is shorter or longer
     */
    public ReconnectPolicy withIntervalAfterwards(Duration wait) {
        return new ReconnectPolicy(interval, wait, first, longest, rule);
    }

    /**
     * The same, but beginning with a shorter wait, which doubles until it is the regular one.
     *
     * @param wait 1 ms to 1 day
     * @throws IllegalArgumentException if it is shorter or longer
     */
    public ReconnectPolicy withFirst(Duration wait) {
        return new ReconnectPolicy(interval, afterwards, wait, longest, rule);
    }

    /**
     * The same, but a wait that doubles with each refusal of the capabilities exchange, until it is so long.
     *
     * @param wait 1 ms to 1 day
     * @throws IllegalArgumentException if it is shorter or longer
     */
    public ReconnectPolicy withLongest(Duration wait) {
        return new ReconnectPolicy(interval, afterwards, first, wait, rule);
    }

    /** The same with another rule for peers that took leave. */
    public ReconnectPolicy withRule(RedialRule after) {
        return new ReconnectPolicy(interval, afterwards, first, longest, after);
    }

    /** Tc: the wait between attempts before there has been a connection. */
    public Duration interval() {
        return interval;
    }

    /** Tc and its jitter: the longest that an attempt may be away from the one before it, before the first connection. */
    public Duration intervalAtMost() {
        return jittered(interval, 1);
    }

    /** The wait between attempts once there has been a connection; empty where it is the watchdog's interval. */
    public Optional<Duration> intervalAfterwards() {
        return Optional.ofNullable(afterwards);
    }

    /** The wait before the first attempt, where that is shorter than the regular one. */
    public Optional<Duration> first() {
        return Optional.ofNullable(first);
    }

    /** The longest wait after refusals; empty where they make no difference. */
    public Optional<Duration> longest() {
        return Optional.ofNullable(longest);
    }

    /** Whether a peer that took leave is dialled again. */
    public RedialRule rule() {
        return rule;
    }

    /**
     * What to do about a peer.
     *
     * @param peer its name, for the explanation
     * @param end how its connection, or the attempt at one, ended
     * @param before what was tried before
     * @param random from 0 (inclusive) to 1 (exclusive)
     */
    public Decision decide(String peer, ConnectionEnd end, Attempts before, double random) {
        return switch (end) {
            case ConnectionEnd.Lost() -> quick(before, random);
            case ConnectionEnd.NotReached() -> quick(before, random);
            case ConnectionEnd.Refused() -> patient(before, random);
            case ConnectionEnd.StoppedHere() -> new Decision.Never(Reason.STOPPED_HERE.explain(peer));
            case ConnectionEnd.DisconnectedByPeer(var cause) -> {
                if (!rule.allows(cause)) {
                    yield new Decision.Never(Reason.NOT_REDIALLED.explain(
                            peer, cause.map(DisconnectCause::name).orElse("unknown")));
                }
                boolean reboots = cause.isPresent() && cause.get() == DisconnectCause.REBOOTING;
                yield reboots ? quick(before, random) : new Decision.DialAfter(regular(before, random));
            }
        };
    }

    /** The first wait, doubled with each failure until the regular one is shorter. */
    private Decision quick(Attempts before, double random) {
        Duration regular = regular(before, random);
        if (first == null) {
            return new Decision.DialAfter(regular);
        }
        Duration quick = jittered(doubled(first, before.failures(), LIMIT), random);
        return new Decision.DialAfter(quick.compareTo(regular) < 0 ? quick : regular);
    }

    /** The regular wait, doubled with each refusal until it is the longest. */
    private Decision patient(Attempts before, double random) {
        Duration regular = regular(before, random);
        return new Decision.DialAfter(longest == null ? regular : doubled(regular, before.failures() - 1, longest));
    }

    private Duration regular(Attempts before, double random) {
        if (!before.hasBeenOpen()) {
            return jittered(interval, random);
        }
        return afterwards == null ? before.watchdogInterval() : jittered(afterwards, random);
    }

    /** The wait doubled so many times, but not beyond the most, unless it is longer than that already. */
    private static Duration doubled(Duration wait, int times, Duration most) {
        Duration doubled = wait;
        for (int i = 0; i < times && doubled.compareTo(most) < 0; i++) {
            Duration twice = doubled.multipliedBy(2);
            doubled = twice.compareTo(most) < 0 ? twice : most;
        }
        return doubled;
    }

    private static Duration jittered(Duration wait, double random) {
        return Duration.ofNanos((long) (wait.toNanos() * (1 - JITTER + 2 * JITTER * random)));
    }

    private static Duration checked(String name, Duration wait) {
        if (wait.compareTo(SHORTEST) < 0 || wait.compareTo(LIMIT) > 0) {
            throw new IllegalArgumentException(name + ": " + wait + " (expected: PT0.001S to PT24H)");
        }
        return wait;
    }

    @Override
    public String toString() {
        return "every " + interval + ", afterwards " + (afterwards == null ? "as the watchdog" : "every " + afterwards)
                + ", after a DPR " + rule;
    }
}
