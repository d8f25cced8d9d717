package io.vernier.protocol.peer;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The peer state machine of RFC 6733 section 5.6 as a pure function over {@link PeerTransitions}: defined for every state and
 * every event, allocating nothing.
 *
 * <p>The owner keeps the state of each peer on one thread. On an event it looks up the transition, enters its next state
 * and then performs its actions in order; an event that an action causes at once (a won election, a connection that fails
 * immediately) waits until the actions before it are done. While the peer is open, application messages need not pass
 * here: {@link PeerState#isOpen} says all that F23, F24, F31 and F32 say.
 */
public final class PeerStateMachine {
    private static final Map<PeerState, Map<PeerEvent, PeerTransition>> TRANSITIONS = index();

    private PeerStateMachine() {}

    /** What the event does in the state. */
    public static PeerTransition on(PeerState state, PeerEvent event) {
        return Objects.requireNonNull(
                Objects.requireNonNull(TRANSITIONS.get(state)).get(event));
    }

    private static Map<PeerState, Map<PeerEvent, PeerTransition>> index() {
        var index = new EnumMap<PeerState, Map<PeerEvent, PeerTransition>>(PeerState.class);
        for (PeerState state : PeerState.values()) {
            index.put(state, new EnumMap<>(PeerEvent.class));
        }
        for (PeerTransition row : PeerTransitions.all()) {
            PeerTransition other =
                    Objects.requireNonNull(index.get(row.state())).put(row.event(), row);
            if (other != null) {
                throw new IllegalStateException("two rows for one pair: " + other + " and " + row);
            }
        }
        index.forEach((state, events) -> {
            for (PeerEvent event : PeerEvent.values()) {
                events.putIfAbsent(event, new PeerTransition("", state, event, List.of(), state));
            }
        });
        return index;
    }
}
