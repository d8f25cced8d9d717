package io.vernier.protocol.session;

import java.util.List;

/**
 * One row of a session's table: what one event does in one state, on one condition. Rows are made once and shared; following
 * them allocates nothing.
 *
 * @param <S> the states
 * @param <A> the actions
 * @param row the id of the row in its RFC's table; {@code G1}... for the gaps of that table, see the class that holds the
 *     rows; empty for an event that means nothing in the state
 * @param state the state it applies to
 * @param event what happens, one of the table's events
 * @param condition on what it depends, one of the table's conditions
 * @param actions what to do, in order
 * @param next the state to enter before the actions are performed, since they may cause the next event
 */
public record SessionTransition<S extends Enum<S>, A extends Enum<A>>(
        String row, S state, Enum<?> event, Enum<?> condition, List<A> actions, S next) {
    public SessionTransition {
        actions = List.copyOf(actions);
    }

    /** Whether the event means nothing in the state. */
    public boolean isNothing() {
        return row.isEmpty();
    }

    /** Whether the row has this action. */
    public boolean has(A action) {
        return actions.contains(action);
    }
}
