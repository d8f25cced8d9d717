package io.vernier.protocol.watchdog;

import static io.vernier.protocol.watchdog.WatchdogAction.*;
import static io.vernier.protocol.watchdog.WatchdogCondition.*;
import static io.vernier.protocol.watchdog.WatchdogEvent.*;
import static io.vernier.protocol.watchdog.WatchdogState.*;
import static io.vernier.protocol.watchdog.WatchdogTransition.row;

import java.util.ArrayList;
import java.util.List;

/**
 * The state machine of RFC 3539 Appendix A as data, rows in the RFC's order, behind three that settings add. (The pseudo-code
 * of OnConnectionDown sets DOWN before it asks for the state; the RFC's table, which these rows follow, is right.)
 *
 * <dl>
 *   <dt>C1
 *   <dd>A setting tolerates more than one time-out in a row before a peer is suspected.
 *   <dt>C2
 *   <dd>A setting wants no proof of a peer that comes back.
 *   <dt>C3
 *   <dd>In REOPEN requests are processed, where WT7 throws them away: the peer believes that they arrived, and would wait for
 *       answers in vain. The owner counts it as a deviation.
 * </dl>
 */
public final class WatchdogTransitions {
    private static final List<WatchdogTransition> ROWS = rows();

    private WatchdogTransitions() {}

    /** All rows; the first whose state, event and condition fit is the one that counts. */
    public static List<WatchdogTransition> all() {
        return ROWS;
    }

    /** What an event does; nothing where no row fits, such as a connection that comes up twice. */
    static WatchdogTransition on(
            WatchdogState state,
            WatchdogEvent event,
            boolean pending,
            int numDwa,
            int timeouts,
            WatchdogSettings settings) {
        for (int i = 0; i < ROWS.size(); i++) {
            WatchdogTransition row = ROWS.get(i);
            if (row.state() == state
                    && row.event() == event
                    && row.condition().holds(pending, numDwa, timeouts, settings)) {
                return row;
            }
        }
        return nothing(state, event);
    }

    static WatchdogTransition nothing(WatchdogState state, WatchdogEvent event) {
        return row("", state, event, ALWAYS, state);
    }

    private static List<WatchdogTransition> rows() {
        var rows = new ArrayList<WatchdogTransition>();
        rows.add(row("C1", OKAY, TIMER_EXPIRES, PENDING_AND_TOLERATED, OKAY, SET_WATCHDOG));
        rows.add(row("C2", DOWN, CONNECTION_UP, NO_PROOF_WANTED, OKAY, PENDING_FALSE, FAILBACK, SET_WATCHDOG));
        rows.add(row("C3", REOPEN, RECEIVE_NON_DWA, REOPEN_ACCEPTS_REQUESTS, REOPEN));

        rows.add(row("WT1", OKAY, RECEIVE_DWA, ALWAYS, OKAY, PENDING_FALSE, SET_WATCHDOG));
        rows.add(row("WT2", OKAY, RECEIVE_NON_DWA, ALWAYS, OKAY, SET_WATCHDOG));
        rows.add(row("WT3", SUSPECT, RECEIVE_DWA, ALWAYS, OKAY, PENDING_FALSE, FAILBACK, SET_WATCHDOG));
        rows.add(row("WT4", SUSPECT, RECEIVE_NON_DWA, ALWAYS, OKAY, FAILBACK, SET_WATCHDOG));
        rows.add(row("WT5", REOPEN, RECEIVE_DWA, LAST_DWA, OKAY, PENDING_FALSE, COUNT_DWA, FAILBACK));
        rows.add(row("WT6", REOPEN, RECEIVE_DWA, NOT_LAST_DWA, REOPEN, PENDING_FALSE, COUNT_DWA));
        rows.add(row("WT7", REOPEN, RECEIVE_NON_DWA, ALWAYS, REOPEN, THROWAWAY));
        rows.add(row("WT8", INITIAL, RECEIVE_DWA, ALWAYS, INITIAL, PENDING_FALSE, THROWAWAY));
        rows.add(row("WT9", INITIAL, RECEIVE_NON_DWA, ALWAYS, INITIAL, THROWAWAY));
        rows.add(row("WT10", DOWN, RECEIVE_DWA, ALWAYS, DOWN, PENDING_FALSE, THROWAWAY));
        rows.add(row("WT11", DOWN, RECEIVE_NON_DWA, ALWAYS, DOWN, THROWAWAY));
        rows.add(row("WT12", OKAY, TIMER_EXPIRES, NOT_PENDING, OKAY, SEND_WATCHDOG, SET_WATCHDOG, PENDING_TRUE));
        rows.add(row("WT13", OKAY, TIMER_EXPIRES, PENDING, SUSPECT, FAILOVER, SET_WATCHDOG));
        rows.add(row("WT14", SUSPECT, TIMER_EXPIRES, ALWAYS, DOWN, CLOSE_CONNECTION, SET_WATCHDOG));
        rows.add(row("WT15", INITIAL, TIMER_EXPIRES, ALWAYS, INITIAL, ATTEMPT_OPEN, SET_WATCHDOG));
        rows.add(row("WT16", DOWN, TIMER_EXPIRES, ALWAYS, DOWN, ATTEMPT_OPEN, SET_WATCHDOG));
        rows.add(row("WT17", REOPEN, TIMER_EXPIRES, NOT_PENDING, REOPEN, SEND_WATCHDOG, SET_WATCHDOG, PENDING_TRUE));
        rows.add(row("WT18", REOPEN, TIMER_EXPIRES, PENDING_AGAIN, DOWN, CLOSE_CONNECTION, SET_WATCHDOG));
        rows.add(row("WT19", REOPEN, TIMER_EXPIRES, PENDING_FIRST, REOPEN, MISSED_DWA, SET_WATCHDOG));
        rows.add(row("WT20", INITIAL, CONNECTION_UP, ALWAYS, OKAY, SET_WATCHDOG));
        rows.add(row(
                "WT21", DOWN, CONNECTION_UP, ALWAYS, REOPEN, NO_DWA_YET, SEND_WATCHDOG, SET_WATCHDOG, PENDING_TRUE));
        rows.add(row("WT22a", OKAY, CONNECTION_DOWN, ALWAYS, DOWN, CLOSE_CONNECTION, FAILOVER, SET_WATCHDOG));
        rows.add(row("WT22b", SUSPECT, CONNECTION_DOWN, ALWAYS, DOWN, CLOSE_CONNECTION, SET_WATCHDOG));
        rows.add(row("WT22c", REOPEN, CONNECTION_DOWN, ALWAYS, DOWN, CLOSE_CONNECTION, SET_WATCHDOG));
        return List.copyOf(rows);
    }
}
