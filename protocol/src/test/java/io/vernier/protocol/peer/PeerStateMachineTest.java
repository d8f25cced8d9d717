package io.vernier.protocol.peer;

import static io.vernier.protocol.peer.PeerAction.*;
import static io.vernier.protocol.peer.PeerEvent.*;
import static io.vernier.protocol.peer.PeerState.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.requirements.Requirement;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PeerStateMachineTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource("rfc6733Table")
    @Requirement({
        "F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "F10", "F11", "F12", "F13", "F14", "F15", "F16", "F17",
        "F18", "F19", "F20", "F21", "F22", "F23", "F24", "F25", "F26", "F27", "F28", "F29", "F30", "F31", "F32", "F33",
        "F34", "F35", "F36", "F37", "F38", "F39", "F40", "F41", "F42", "F43"
    })
    void followsTheTableOfTheRfc(Rfc6733PeerTable.Line line) {
        PeerTransition transition = PeerStateMachine.on(line.state(), line.event());

        assertThat(transition.row()).isEqualTo(line.row());
        assertThat(transition.next()).isEqualTo(line.next());
        assertThat(transition.actions().stream()
                        .filter(action -> !action.isAboutTimer())
                        .filter(action -> action != PROCESS_CEA || !line.row().equals("F19")))
                .isEqualTo(line.actions());
    }

    @Test
    void processesTheCeaThatOpensOurConnectionInAnElectionToo() {
        assertThat(PeerStateMachine.on(WAIT_RETURNS, I_RCV_CEA).actions())
                .containsExactly(R_DISC, PROCESS_CEA, STOP_TIMER);
    }

    @Test
    void opensAConnectionOnlyByActionsThatNameIt() {
        for (PeerTransition row : PeerTransitions.all()) {
            boolean opens = !row.state().isOpen() && row.next().isOpen();
            assertThat(row.actions().contains(PROCESS_CEA)).as("%s", row).isEqualTo(opens && row.next() == I_OPEN);
            assertThat(row.actions().contains(R_SND_CEA)).as("%s", row).isEqualTo(opens && row.next() == R_OPEN);
        }
    }

    static List<Rfc6733PeerTable.Line> rfc6733Table() {
        return Rfc6733PeerTable.lines();
    }

    @Test
    void hasNoRowOfTheRfcThatTheRfcHasNot() {
        assertThat(PeerTransitions.all().stream()
                        .filter(row -> row.row().startsWith("F"))
                        .map(row -> row.row() + row.event())
                        .toList())
                .isEqualTo(rfc6733Table().stream()
                        .map(line -> line.row() + line.event())
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void isDefinedForEveryEvent(PeerState state) {
        for (PeerEvent event : PeerEvent.values()) {
            PeerTransition transition = PeerStateMachine.on(state, event);

            assertThat(transition.state()).isEqualTo(state);
            assertThat(transition.event()).isEqualTo(event);
            if (transition.isNothing()) {
                assertThat(transition.next()).isEqualTo(state);
                assertThat(transition.actions()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void neverLosesAMessageSilently(PeerState state) {
        for (PeerEvent event : PeerEvent.values()) {
            if (event.isReceivedMessage() || event == SEND_REQUEST || event == SEND_ANSWER) {
                assertThat(PeerStateMachine.on(state, event).actions())
                        .as("%s in %s", event, state)
                        .isNotEmpty();
            }
        }
    }

    @Test
    void knowsOnlyTheseEventsThatMeanNothing() {
        var meaningless = new EnumMap<PeerState, Set<PeerEvent>>(PeerState.class);
        for (PeerState state : PeerState.values()) {
            for (PeerEvent event : PeerEvent.values()) {
                if (PeerStateMachine.on(state, event).isNothing()) {
                    meaningless
                            .computeIfAbsent(state, s -> EnumSet.noneOf(PeerEvent.class))
                            .add(event);
                }
            }
        }

        assertThat(meaningless)
                .isEqualTo(Map.of(
                        CLOSED,
                        EnumSet.of(STOP, ABORT, TIMEOUT, I_RCV_CONN_NACK, WIN_ELECTION, I_PEER_DISC, R_PEER_DISC),
                        WAIT_CONN_ACK,
                        EnumSet.of(START, WIN_ELECTION, I_PEER_DISC, R_PEER_DISC),
                        WAIT_I_CEA,
                        EnumSet.of(START, I_RCV_CONN_ACK, I_RCV_CONN_NACK, WIN_ELECTION, R_PEER_DISC),
                        WAIT_CONN_ACK_ELECT,
                        EnumSet.of(START, WIN_ELECTION, I_PEER_DISC),
                        WAIT_RETURNS,
                        EnumSet.of(START, I_RCV_CONN_ACK, I_RCV_CONN_NACK),
                        R_OPEN,
                        EnumSet.of(START, TIMEOUT, I_RCV_CONN_NACK, WIN_ELECTION, I_PEER_DISC),
                        I_OPEN,
                        EnumSet.of(START, TIMEOUT, I_RCV_CONN_ACK, I_RCV_CONN_NACK, WIN_ELECTION, R_PEER_DISC),
                        CLOSING,
                        EnumSet.of(START, STOP, I_RCV_CONN_ACK, I_RCV_CONN_NACK, WIN_ELECTION)));
    }

    @ParameterizedTest(name = "{0}: {1} + {2} -> {3} {4}")
    @CsvSource({
        "G1,  WAIT_CONN_ACK,       STOP,              CLOSED,        Cleanup",
        "G1,  WAIT_I_CEA,          STOP,              CLOSED,        I-Disc",
        "G1,  WAIT_CONN_ACK_ELECT, STOP,              CLOSED,        Cleanup+R-Disc",
        "G1,  WAIT_RETURNS,        STOP,              CLOSED,        I-Disc+R-Disc",
        "G2,  WAIT_CONN_ACK,       ABORT,             CLOSED,        Error",
        "G2,  I_OPEN,              ABORT,             CLOSED,        Error",
        "G2,  R_OPEN,              ABORT,             CLOSED,        Error",
        "G2,  CLOSING,             ABORT,             CLOSED,        Error",
        "G3,  WAIT_I_CEA,          I_RCV_CEA_REFUSED, CLOSED,        Error",
        "G3,  WAIT_RETURNS,        I_RCV_CEA_REFUSED, R_OPEN,        I-Disc+R-Snd-CEA",
        "F10, WAIT_I_CEA,          I_RCV_DPR,         CLOSED,        Error",
        "G4,  WAIT_RETURNS,        I_RCV_DPR,         R_OPEN,        I-Disc+R-Snd-CEA",
        "G4,  WAIT_RETURNS,        I_RCV_MESSAGE,     R_OPEN,        I-Disc+R-Snd-CEA",
        "G5,  WAIT_CONN_ACK_ELECT, R_RCV_MESSAGE,     WAIT_CONN_ACK, R-Disc",
        "G5,  WAIT_RETURNS,        R_RCV_DWR,         WAIT_I_CEA,    R-Disc",
        "G6,  I_OPEN,              I_RCV_CER,         I_OPEN,        I-Refuse-CER",
        "G6,  R_OPEN,              R_RCV_CER,         R_OPEN,        R-Refuse-CER",
        "G7,  CLOSING,             R_CONN_CER,        CLOSING,       R-Reject",
        "G8,  CLOSING,             I_RCV_DPR,         CLOSING,       I-Snd-DPA",
        "G8,  CLOSING,             R_RCV_DPR,         CLOSING,       R-Snd-DPA",
        "G9,  CLOSING,             I_RCV_MESSAGE,     CLOSING,       Process",
        "G9,  CLOSING,             R_RCV_DWR,         CLOSING,       Process-DWR+R-Snd-DWA",
        "G10, CLOSING,             SEND_ANSWER,       CLOSING,       Snd-Message",
        "G10, CLOSING,             SEND_REQUEST,      CLOSING,       Refuse-To-Send",
        "G10, CLOSED,              SEND_REQUEST,      CLOSED,        Refuse-To-Send",
        "G11, I_OPEN,              I_RCV_DPA,         I_OPEN,        Discard",
        "G11, R_OPEN,              R_RCV_DPA,         R_OPEN,        Discard",
        "G11, R_OPEN,              I_RCV_MESSAGE,     R_OPEN,        Discard",
        "G12, CLOSED,              I_RCV_CONN_ACK,    CLOSED,        I-Disc",
    })
    void closesTheGapsOfTheTable(String row, PeerState state, PeerEvent event, PeerState next, String actions) {
        PeerTransition transition = PeerStateMachine.on(state, event);

        assertThat(transition.row()).isEqualTo(row);
        assertThat(transition.next()).isEqualTo(next);
        assertThat(transition.actions().stream()
                        .filter(action -> !action.isAboutTimer())
                        .map(PeerAction::rfcName))
                .containsExactly(actions.split("\\+", -1));
    }

    @Test
    void runsATimerExactlyWhileItWaits() {
        var timerOf = new EnumMap<PeerState, Set<PeerAction>>(PeerState.class);
        record Reached(PeerState state, PeerAction timer) {}
        var seen = new HashSet<Reached>();
        var open = new ArrayDeque<Reached>(List.of(new Reached(CLOSED, STOP_TIMER)));

        while (!open.isEmpty()) {
            Reached reached = open.remove();
            if (!seen.add(reached)) {
                continue;
            }
            timerOf.computeIfAbsent(reached.state(), s -> EnumSet.noneOf(PeerAction.class))
                    .add(reached.timer());
            for (PeerEvent event : PeerEvent.values()) {
                PeerTransition transition = PeerStateMachine.on(reached.state(), event);
                PeerAction timer = transition.actions().stream()
                        .filter(PeerAction::isAboutTimer)
                        .reduce(reached.timer(), (before, after) -> after);
                open.add(new Reached(transition.next(), timer));
            }
        }

        assertThat(timerOf)
                .isEqualTo(Map.of(
                        CLOSED, EnumSet.of(STOP_TIMER),
                        WAIT_CONN_ACK, EnumSet.of(START_CONNECT_TIMER),
                        WAIT_CONN_ACK_ELECT, EnumSet.of(START_CONNECT_TIMER),
                        WAIT_I_CEA, EnumSet.of(START_CAPABILITIES_TIMER),
                        WAIT_RETURNS, EnumSet.of(START_CAPABILITIES_TIMER),
                        I_OPEN, EnumSet.of(STOP_TIMER),
                        R_OPEN, EnumSet.of(STOP_TIMER),
                        CLOSING, EnumSet.of(START_DISCONNECT_TIMER, START_CLOSE_TIMER)));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CLOSED", "I_OPEN", "R_OPEN"})
    void endsEveryWaitByItsTimer(PeerState waiting) {
        assertThat(PeerStateMachine.on(waiting, TIMEOUT).next()).isEqualTo(CLOSED);
        assertThat(PeerStateMachine.on(waiting, TIMEOUT).actions()).contains(ERROR);
    }

    @ParameterizedTest
    @EnumSource
    void comesToClosedFromEverywhereByStopAndOneTimeout(PeerState state) {
        PeerState stopped = PeerStateMachine.on(state, STOP).next();

        assertThat(stopped).isIn(CLOSED, CLOSING);
        assertThat(PeerStateMachine.on(stopped, TIMEOUT).next()).isEqualTo(CLOSED);
    }

    @ParameterizedTest
    @EnumSource
    void isClosedAtOnceByAbort(PeerState state) {
        assertThat(PeerStateMachine.on(state, ABORT).next()).isEqualTo(CLOSED);
    }

    @Test
    void reachesEveryStateAndLeavesEveryState() {
        var reached = EnumSet.of(CLOSED);
        int before;
        do {
            before = reached.size();
            for (PeerState state : EnumSet.copyOf(reached)) {
                for (PeerEvent event : PeerEvent.values()) {
                    reached.add(PeerStateMachine.on(state, event).next());
                }
            }
        } while (reached.size() > before);

        assertThat(reached).containsExactlyInAnyOrder(PeerState.values());
    }

    @ParameterizedTest(name = "command {0}, request {1}: {2}, {3}")
    @CsvSource({
        "257, true,  I_RCV_CER,     R_RCV_CER",
        "257, false, I_RCV_CEA,     R_RCV_CEA",
        "280, true,  I_RCV_DWR,     R_RCV_DWR",
        "280, false, I_RCV_DWA,     R_RCV_DWA",
        "282, true,  I_RCV_DPR,     R_RCV_DPR",
        "282, false, I_RCV_DPA,     R_RCV_DPA",
        "272, true,  I_RCV_MESSAGE, R_RCV_MESSAGE",
        "258, false, I_RCV_MESSAGE, R_RCV_MESSAGE",
    })
    void knowsTheEventOfAReceivedMessage(int command, boolean request, PeerEvent initiated, PeerEvent accepted) {
        assertThat(PeerEvent.receivedOnInitiated(command, request)).isEqualTo(initiated);
        assertThat(PeerEvent.receivedOnAccepted(command, request)).isEqualTo(accepted);
    }
}
