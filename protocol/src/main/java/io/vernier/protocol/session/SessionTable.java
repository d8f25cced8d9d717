package io.vernier.protocol.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * A session's state machine as data: defined for every state and every event, following it allocates nothing. Of the rows
 * for one state and event, the first whose condition holds is the one that counts.
 *
 * @param <S> the states
 * @param <E> the events
 * @param <C> the conditions; {@link Always} where the table has none
 * @param <A> the actions
 */
public final class SessionTable<S extends Enum<S>, E extends Enum<E>, C extends Enum<C>, A extends Enum<A>> {
    private final List<SessionTransition<S, A>> rows;
    private final Map<S, Map<E, Candidates<S, C, A>>> index;

    /** The rows of one state and event, with their conditions, and what applies if none holds. */
    private record Candidates<S extends Enum<S>, C extends Enum<C>, A extends Enum<A>>(
            List<C> conditions, List<SessionTransition<S, A>> rows, SessionTransition<S, A> otherwise) {}

    private SessionTable(Builder<S, E, C, A> builder) {
        rows = List.copyOf(builder.rows);
        index = new EnumMap<>(builder.states);
        for (S state : builder.states.getEnumConstants()) {
            var ofState = new EnumMap<E, Candidates<S, C, A>>(builder.events);
            for (E event : builder.events.getEnumConstants()) {
                ofState.put(event, builder.candidates(state, event));
            }
            index.put(state, ofState);
        }
    }

    /** All rows, in the order in which they are tried. */
    public List<SessionTransition<S, A>> all() {
        return rows;
    }

    /** What the event does in the state; nothing where no row fits. */
    public SessionTransition<S, A> on(S state, E event, Predicate<? super C> holds) {
        var found =
                Objects.requireNonNull(Objects.requireNonNull(index.get(state)).get(event));
        for (int i = 0; i < found.rows().size(); i++) {
            if (holds.test(found.conditions().get(i))) {
                return found.rows().get(i);
            }
        }
        return found.otherwise();
    }

    /** What an event is that means nothing in the state, such as a timer that fired too early. */
    public SessionTransition<S, A> nothing(S state, E event) {
        return Objects.requireNonNull(Objects.requireNonNull(index.get(state)).get(event))
                .otherwise();
    }

    /** Collects the rows of a table, which stand in the order of the calls. */
    public static class Builder<S extends Enum<S>, E extends Enum<E>, C extends Enum<C>, A extends Enum<A>> {
        private final Class<S> states;
        private final Class<E> events;
        private final C always;
        private final List<SessionTransition<S, A>> rows = new ArrayList<>();
        private final List<C> conditions = new ArrayList<>();

        /**
         * A table to be filled.
         *
         * @param always the condition that always holds
         */
        public Builder(Class<S> states, Class<E> events, C always) {
            this.states = states;
            this.events = events;
            this.always = always;
        }

        /** A row without condition. */
        @SafeVarargs
        @SuppressWarnings("varargs") // the array is only read
        public final Builder<S, E, C, A> row(String row, S state, E event, S next, A... actions) {
            return add(row, state, event, always, next, actions);
        }

        /** A row on a condition. */
        @SafeVarargs
        @SuppressWarnings("varargs") // the array is only read
        public final Builder<S, E, C, A> rowIf(String row, S state, E event, C condition, S next, A... actions) {
            return add(row, state, event, condition, next, actions);
        }

        private Builder<S, E, C, A> add(String row, S state, E event, C condition, S next, A[] actions) {
            rows.add(new SessionTransition<>(row, state, event, condition, Arrays.asList(actions), next));
            conditions.add(condition);
            return this;
        }

        /** The table. */
        public final SessionTable<S, E, C, A> build() {
            return new SessionTable<>(this);
        }

        private Candidates<S, C, A> candidates(S state, E event) {
            var foundConditions = new ArrayList<C>();
            var found = new ArrayList<SessionTransition<S, A>>();
            for (int i = 0; i < rows.size(); i++) {
                if (rows.get(i).state() == state && rows.get(i).event() == event) {
                    found.add(rows.get(i));
                    foundConditions.add(conditions.get(i));
                }
            }
            var otherwise = new SessionTransition<S, A>("", state, event, always, List.of(), state);
            return new Candidates<>(List.copyOf(foundConditions), List.copyOf(found), otherwise);
        }
    }
}
