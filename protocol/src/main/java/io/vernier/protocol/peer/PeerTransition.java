package io.vernier.protocol.peer;

import java.util.List;

/**
 * One row of the peer's table: what one event does in one state. Rows are made once and shared; following them allocates
 * nothing.
 *
 * @param row {@code F1} to {@code F43} for the rows of RFC 6733 section 5.6, counted from the top; {@code G1}... for the
 *     gaps of that table, see {@link PeerTransitions}; empty for an event that means nothing in the state
 * @param state the state it applies to
 * @param event what happens
 * @param actions what to do, in order
 * @param next the state to enter before the actions are performed, since they may cause the next event
 */
public record PeerTransition(String row, PeerState state, PeerEvent event, List<PeerAction> actions, PeerState next) {
    public PeerTransition {
        actions = List.copyOf(actions);
    }

    /** Whether the event means nothing in the state. */
    public boolean isNothing() {
        return row.isEmpty();
    }

    @Override
    public String toString() {
        return (row.isEmpty() ? "-" : row) + " " + state.rfcName() + " + " + event.rfcName() + " -> "
                + String.join(", ", actions.stream().map(PeerAction::rfcName).toList()) + " " + next.rfcName();
    }
}
