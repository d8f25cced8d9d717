package io.vernier.protocol.peer;

import static io.vernier.protocol.peer.PeerEvent.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.requirements.Requirement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Two machines against each other over a modelled network, in every possible order of what can happen: each side dials,
 * connections stand or fail, messages and closes arrive late.
 */
class TwoPeersTest {
    @Test
    @Requirement({"R5.6-1", "R5.6-2", "R5.6-4", "R2.1-8"})
    void simultaneousConnectsEndInExactlyOneOpenConnection() {
        var explored = explore(TwoPeers.start(true, true), TwoPeers.Faults.NONE);

        assertThat(explored.ends()).isNotEmpty().allSatisfy(end -> {
            assertThat(end.openConnections()).as("%s", end).isEqualTo(1);
            assertThat(end.bothOpenOnTheSame()).as("%s", end).isTrue();
        });
        assertThat(explored.ends().stream().map(end -> end.state(0))).contains(PeerState.R_OPEN);
        assertThat(explored.states()).hasSizeGreaterThan(30);
    }

    @Test
    void theConnectionOfTheLowerNameSurvivesAnElectionAndNeverBoth() {
        var explored = explore(TwoPeers.start(true, true), TwoPeers.Faults.NONE);

        var elected = explored.ends().stream().filter(TwoPeers::electionWasHeld).toList();
        assertThat(elected)
                .isNotEmpty()
                .allSatisfy(end ->
                        assertThat(end.state(TwoPeers.HIGHER)).as("%s", end).isEqualTo(PeerState.R_OPEN));
    }

    @Test
    void aConnectThatFailsLeavesTheOtherOne() {
        var explored = explore(TwoPeers.start(true, true), TwoPeers.Faults.ONE_CONNECT_FAILS);

        assertThat(explored.ends()).isNotEmpty().allSatisfy(end -> {
            assertThat(end.openConnections()).as("%s", end).isEqualTo(1);
            assertThat(end.bothOpenOnTheSame()).as("%s", end).isTrue();
        });
    }

    @Test
    void oneSideAloneConnects() {
        var explored = explore(TwoPeers.start(true, false), TwoPeers.Faults.NONE);

        assertThat(explored.ends()).isNotEmpty().allSatisfy(end -> {
            assertThat(end.state(0)).isEqualTo(PeerState.I_OPEN);
            assertThat(end.state(1)).isEqualTo(PeerState.R_OPEN);
        });
    }

    @Test
    @Requirement("R5.4-2")
    void stoppingOneOrBothSidesAtAnyMomentEndsEveryConnection() {
        var explored = explore(TwoPeers.start(true, true), TwoPeers.Faults.BOTH_STOP);

        assertThat(explored.ends()).isNotEmpty().allSatisfy(end -> {
            assertThat(end.state(0)).as("%s", end).isEqualTo(PeerState.CLOSED);
            assertThat(end.state(1)).as("%s", end).isEqualTo(PeerState.CLOSED);
            assertThat(end.openConnections()).as("%s", end).isZero();
        });
    }

    @Test
    void noWaitLastsForeverWhenTimersMayExpireAtAnyMoment() {
        var explored = explore(TwoPeers.start(true, true), TwoPeers.Faults.TIMEOUTS);

        assertThat(explored.ends()).isNotEmpty().allSatisfy(end -> {
            assertThat(end.state(0)).as("%s", end).matches(TwoPeersTest::isStable);
            assertThat(end.state(1)).as("%s", end).matches(TwoPeersTest::isStable);
            assertThat(end.openConnections()).as("%s", end).isLessThanOrEqualTo(1);
        });
        assertEveryStateCanEnd(explored);
    }

    private static boolean isStable(PeerState state) {
        return state == PeerState.CLOSED || state.isOpen();
    }

    /** From every state reached, some end is reachable: nothing goes in circles for ever. */
    private static void assertEveryStateCanEnd(Explored explored) {
        Set<TwoPeers> canEnd = new HashSet<>(explored.ends());
        var open = new ArrayDeque<>(explored.ends());
        while (!open.isEmpty()) {
            for (TwoPeers before : explored.before().getOrDefault(open.remove(), List.of())) {
                if (canEnd.add(before)) {
                    open.add(before);
                }
            }
        }
        assertThat(canEnd).hasSameSizeAs(explored.states());
    }

    record Explored(Set<TwoPeers> states, List<TwoPeers> ends, Map<TwoPeers, List<TwoPeers>> before) {}

    private static Explored explore(TwoPeers start, TwoPeers.Faults faults) {
        var seen = new HashSet<TwoPeers>(Set.of(start));
        var ends = new ArrayList<TwoPeers>();
        var before = new HashMap<TwoPeers, List<TwoPeers>>();
        var open = new ArrayDeque<TwoPeers>(List.of(start));
        while (!open.isEmpty()) {
            TwoPeers state = open.remove();
            List<TwoPeers> successors = state.successors(faults);
            if (successors.isEmpty()) {
                ends.add(state);
            }
            for (TwoPeers next : successors) {
                before.computeIfAbsent(next, n -> new ArrayList<>()).add(state);
                if (seen.add(next)) {
                    open.add(next);
                }
            }
        }
        return new Explored(seen, ends, before);
    }
}
