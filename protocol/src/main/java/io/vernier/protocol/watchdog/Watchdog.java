package io.vernier.protocol.watchdog;

import java.util.function.DoubleSupplier;

/**
 * The watchdog of one peer (RFC 3539 section 3.4.1 and Appendix A). It outlives the peer's connections, since it remembers
 * that a peer has to prove itself when it comes back. Confined to the event loop of the peer's connection.
 *
 * <p>Each method tells what happened and gives the row that applies; the owner performs its {@link
 * WatchdogTransition#effects}. The owner keeps one timer, for {@link #nextCheck}, and calls {@link #timer} when it fires; it
 * sets it again after {@code timer} and after every row that is not {@linkplain WatchdogTransition#isNothing nothing} except
 * those of messages received in OKAY. A received message costs two field writes: the timer stays where it is, and finds out
 * by itself that it fired too early.
 */
public final class Watchdog {
    private static final WatchdogTransition RECEIVED_IN_OKAY = WatchdogTransitions.on(
            WatchdogState.OKAY, WatchdogEvent.RECEIVE_NON_DWA, false, 0, 0, WatchdogSettings.defaults());

    private WatchdogSettings settings;
    private final DoubleSupplier random;
    private WatchdogState state = WatchdogState.INITIAL;
    private boolean pending;
    private int numDwa;
    private int timeouts;
    private long lastReceived;
    private long setAt;
    private long expiresAt;

    /**
     * A watchdog in INITIAL, with its timer set.
     *
     * @param random numbers from 0 (inclusive) to 1 (exclusive) for the jitter, from a seeded generator
     * @param now the time in nanoseconds, of the same clock as everywhere here
     */
    public Watchdog(WatchdogSettings settings, DoubleSupplier random, long now) {
        this.settings = settings;
        this.random = random;
        this.lastReceived = now;
        set(now);
    }

    public WatchdogState state() {
        return state;
    }

    /** Whether requests may be sent to the peer. */
    public boolean isOkay() {
        return state == WatchdogState.OKAY;
    }

    /** Whether a DWR waits for its DWA. */
    public boolean isPending() {
        return pending;
    }

    /** When the peer was last heard, for reports. */
    public long lastReceived() {
        return lastReceived;
    }

    /** When {@link #timer} is to be called next. */
    public long nextCheck() {
        return expiresAt;
    }

    /** Goes by other settings from when the timer is set next. */
    public void follow(WatchdogSettings other) {
        settings = other;
    }

    /** Any message but a DWA came from the peer; CER, CEA, DPR and DPA count. */
    public WatchdogTransition received(long now) {
        lastReceived = now;
        if (state == WatchdogState.OKAY) {
            timeouts = 0;
            return RECEIVED_IN_OKAY;
        }
        return follow(WatchdogEvent.RECEIVE_NON_DWA, now);
    }

    /** A DWA came from the peer, whatever it says: that it came is what counts. */
    public WatchdogTransition receivedAnswer(long now) {
        lastReceived = now;
        return follow(WatchdogEvent.RECEIVE_DWA, now);
    }

    /** The timer fired. Nothing happens if the peer was heard meanwhile; {@link #nextCheck} is later then. */
    public WatchdogTransition timer(long now) {
        if (state == WatchdogState.OKAY && lastReceived - setAt > 0) {
            set(lastReceived);
        }
        if (now - expiresAt < 0) {
            return WatchdogTransitions.nothing(state, WatchdogEvent.TIMER_EXPIRES);
        }
        return follow(WatchdogEvent.TIMER_EXPIRES, now);
    }

    /** The connection to the peer is open: the capabilities exchange has succeeded. */
    public WatchdogTransition connectionUp(long now) {
        return follow(WatchdogEvent.CONNECTION_UP, now);
    }

    /** The connection to the peer has gone, for whatever reason. */
    public WatchdogTransition connectionDown(long now) {
        return follow(WatchdogEvent.CONNECTION_DOWN, now);
    }

    private WatchdogTransition follow(WatchdogEvent event, long now) {
        WatchdogTransition row = WatchdogTransitions.on(state, event, pending, numDwa, timeouts, settings);
        countTimeouts(row);
        boolean isSet = false;
        for (int i = 0; i < row.actions().size(); i++) {
            switch (row.actions().get(i)) {
                case PENDING_FALSE -> pending = false;
                case PENDING_TRUE -> pending = true;
                case COUNT_DWA -> numDwa++;
                case NO_DWA_YET -> numDwa = 0;
                case MISSED_DWA -> numDwa = -1;
                case SET_WATCHDOG -> isSet = true;
                case SEND_WATCHDOG, FAILOVER, FAILBACK, CLOSE_CONNECTION, ATTEMPT_OPEN, THROWAWAY -> {
                    // the owner's
                }
            }
        }
        state = row.next();
        if (isSet) {
            set(now);
        }
        return row;
    }

    /** How many watchdog time-outs there were in a row, which only a setting that tolerates some asks for. */
    private void countTimeouts(WatchdogTransition row) {
        timeouts = row.event() == WatchdogEvent.TIMER_EXPIRES && pending ? timeouts + 1 : 0;
    }

    /** {@code Tw = TWINIT - 2.0 + 4.0 * random()}, and less while a DWA is awaited by a setting that waits shorter. */
    private void set(long now) {
        boolean awaitsAnswer = state == WatchdogState.OKAY && pending;
        var tw = awaitsAnswer ? settings.nextAnswerTimeout(random) : settings.nextInterval(random);
        setAt = now;
        expiresAt = now + tw.toNanos();
    }
}
