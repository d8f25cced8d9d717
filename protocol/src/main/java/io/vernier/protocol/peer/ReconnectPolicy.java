package io.vernier.protocol.peer;

import io.vernier.codec.Explanation;
import io.vernier.protocol.Reason;
import java.time.Duration;

/**
 * When a persistent peer is dialled again: a pure function of how the connection ended, how many attempts have failed since
 * and a random number.
 *
 * <ul>
 *   <li>A connection that was lost is tried again quickly, since most losses are short: after {@link #first()}, then twice
 *       as long after each failure, until every {@link #interval()} (Tc, RFC 6733 section 2.1).
 *   <li>A peer that could not be reached is tried the same way, and so is one that reboots.
 *   <li>A peer that refused the capabilities exchange is tried after {@link #interval()}, then twice as long after each
 *       refusal, until every {@link #longest()}: only a change of configuration helps.
 *   <li>A peer that took leave for another reason is tried every {@link #interval()}, if at all: see {@link #rule()}.
 * </ul>
 *
 * <p>Each wait is stretched or shortened by up to a quarter, so that the clients of a server that restarts do not come back
 * all at once.
 *
 * @param first the first wait after a loss; default 1 s
 * @param interval the wait that repeats, Tc; default 30 s
 * @param longest the longest wait after refusals; default 5 min
 * @param rule whether a peer that took leave is dialled again; default {@link RedialRule#BY_CAUSE}
 */
public record ReconnectPolicy(Duration first, Duration interval, Duration longest, RedialRule rule) {
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LIMIT = Duration.ofDays(1);
    private static final ReconnectPolicy DEFAULTS = new ReconnectPolicy(
            Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMinutes(5), RedialRule.BY_CAUSE);

    /** What is to be done about a peer without connection. */
    public sealed interface Decision {
        /** Dial it after so long. */
        record DialAfter(Duration delay) implements Decision {}

        /** Leave it alone. */
        record Never(Explanation why) implements Decision {}
    }

    /** @throws IllegalArgumentException unless 1 ms &lt;= first &lt;= interval &lt;= longest &lt;= 1 day */
    public ReconnectPolicy {
        if (first.compareTo(SHORTEST) < 0
                || interval.compareTo(first) < 0
                || longest.compareTo(interval) < 0
                || LIMIT.compareTo(longest) < 0) {
            throw new IllegalArgumentException("reconnect waits: first " + first + ", interval " + interval
                    + ", longest " + longest + " (expected: PT0.001S <= first <= interval <= longest <= PT24H)");
        }
    }

    public static ReconnectPolicy defaults() {
        return DEFAULTS;
    }

    /** The same with another interval; first and longest wait follow where they would be out of order. */
    public ReconnectPolicy withInterval(Duration wait) {
        return new ReconnectPolicy(
                first.compareTo(wait) > 0 ? wait : first, wait, longest.compareTo(wait) < 0 ? wait : longest, rule);
    }

    /** The same with another rule for peers that took leave. */
    public ReconnectPolicy withRule(RedialRule after) {
        return new ReconnectPolicy(first, interval, longest, after);
    }

    /**
     * What to do about a peer.
     *
     * @param peer its name, for the explanation
     * @param end how its connection, or the attempt at one, ended
     * @param failures how many attempts have failed in a row since the last open connection, this one included
     * @param random from 0 (inclusive) to 1 (exclusive)
     * @return to dial after at least three quarters of {@link #first()} and at most five quarters of {@link #longest()}, or
     *     never
     */
    public Decision decide(String peer, ConnectionEnd end, int failures, double random) {
        return switch (end) {
            case ConnectionEnd.Lost() -> dialAfter(doubled(first, failures, interval), random);
            case ConnectionEnd.NotReached() -> dialAfter(doubled(first, failures, interval), random);
            case ConnectionEnd.Refused() -> dialAfter(doubled(interval, failures - 1, longest), random);
            case ConnectionEnd.StoppedHere() -> new Decision.Never(Reason.STOPPED_HERE.explain(peer));
            case ConnectionEnd.DisconnectedByPeer(var cause) -> {
                if (!rule.allows(cause)) {
                    yield new Decision.Never(Reason.NOT_REDIALLED.explain(
                            peer, cause.map(DisconnectCause::name).orElse("unknown")));
                }
                boolean reboots = cause.isPresent() && cause.get() == DisconnectCause.REBOOTING;
                yield dialAfter(reboots ? doubled(first, failures, interval) : interval, random);
            }
        };
    }

    /** The wait doubled so many times, and no longer than the most. */
    private static Duration doubled(Duration wait, int times, Duration most) {
        Duration doubled = wait;
        for (int i = 0; i < times && doubled.compareTo(most) < 0; i++) {
            doubled = doubled.multipliedBy(2);
        }
        return doubled.compareTo(most) < 0 ? doubled : most;
    }

    private static Decision dialAfter(Duration wait, double random) {
        return new Decision.DialAfter(Duration.ofNanos((long) (wait.toNanos() * (0.75 + 0.5 * random))));
    }
}
