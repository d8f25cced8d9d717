package io.vernier.protocol.creditcontrol;

import static io.vernier.protocol.creditcontrol.CreditControlClientAction.*;
import static io.vernier.protocol.creditcontrol.CreditControlClientEvent.*;
import static io.vernier.protocol.creditcontrol.CreditControlState.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.protocol.creditcontrol.CreditControlSituation.FinalUnits;
import io.vernier.protocol.session.SessionTransition;
import io.vernier.protocol.session.Transcription;
import io.vernier.requirements.Requirement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CreditControlClientTransitionsTest {
    /** RFC 8506 section 7, Tables 2, 3 and 4; "or" parts events, "and" an event from its condition. */
    private static final String RFC_8506 = """
            K1  | Idle     | requests access/service                                        | Send AA-Request with added CC AVPs; Start Tx timer | PendingI
            K2  | PendingI | Successful answer                                              | Grant service to end user; Stop Tx timer           | Open
            K3  | PendingI | Tx timer expired                                               | Disconnect user/dev                                | Idle
            K4  | PendingI | Failed answer                                                  | Disconnect user/dev                                | Idle
            K5  | PendingI | CREDIT_CONTROL_NOT_APPLICABLE                                  | Grant service to end user                          | Idle
            K6  | PendingI | User service terminated                                        | Queue termination event                            | PendingI
            K6  | PendingI | Change in rating condition                                     | Queue changed rating condition event               | PendingI
            L1  | Idle     | requests access/service                                        | Send CC initial req.; Start Tx timer               | PendingI
            L2  | PendingI | Successful answer                                              | Stop Tx timer                                      | Open
            L3  | PendingI | Failure to send or temporary error and CCFH CONTINUE           | Grant service to end user                          | Idle
            L4  | PendingI | Failure to send or temporary error and CCFH TERMINATE/RETRY    | Terminate end user's service                       | Idle
            L5  | PendingI | Tx timer expired and CCFH TERMINATE                            | Terminate end user's service                       | Idle
            L6  | PendingI | Tx timer expired and CCFH CONTINUE/RETRY                       | Grant service to end user                          | PendingI
            L7  | PendingI | END_USER_SERVICE_DENIED or USER_UNKNOWN                        | Terminate end user's service                       | Idle
            L8  | PendingI | CREDIT_CONTROL_NOT_APPLICABLE                                  | Grant service to end user                          | Idle
            L9  | PendingI | Failed answer and CCFH CONTINUE                                | Grant service to end user                          | Idle
            L10 | PendingI | Failed answer and CCFH TERMINATE/RETRY                         | Terminate end user's service                       | Idle
            L11 | PendingI | User service terminated                                        | Queue termination event                            | PendingI
            L11 | PendingI | Change in rating condition                                     | Queue changed rating condition event               | PendingI
            M1  | Open     | Granted unit elapses and no final-unit indication              | Send CC update req.; Start Tx timer                | PendingU
            M2  | Open     | Granted unit elapses and final unit action TERMINATE           | Terminate end user's service; Send CC termination req. | PendingT
            M3  | Open     | Change in rating condition in queue                            | Send CC update req.; Start Tx timer                | PendingU
            M4  | Open     | Service terminated in queue                                    | Send CC termination req.                           | PendingT
            M5  | Open     | Change in rating condition or Validity-Time elapses            | Send CC update req.; Start Tx timer                | PendingU
            M6  | Open     | User service terminated                                        | Send CC termination req.                           | PendingT
            M7  | Open     | RAR received                                                   | Send RAA; Send CC update req.; Start Tx timer      | PendingU
            M8  | PendingU | Successful answer                                              | Stop Tx timer                                      | Open
            M9  | PendingU | Failure to send or temporary error and CCFH CONTINUE           | Grant service to end user                          | Idle
            M10 | PendingU | Failure to send or temporary error and CCFH TERMINATE/RETRY    | Terminate end user's service                       | Idle
            M11 | PendingU | Tx timer expired and CCFH TERMINATE                            | Terminate end user's service                       | Idle
            M12 | PendingU | Tx timer expired and CCFH CONTINUE/RETRY                       | Grant service to end user                          | PendingU
            M13 | PendingU | END_USER_SERVICE_DENIED                                        | Terminate end user's service                       | Idle
            M14 | PendingU | CREDIT_CONTROL_NOT_APPLICABLE                                  | Grant service to end user                          | Idle
            M15 | PendingU | Failed answer and CCFH CONTINUE                                | Grant service to end user                          | Idle
            M16 | PendingU | Failed answer and CCFH TERMINATE/RETRY                         | Terminate end user's service                       | Idle
            M17 | PendingU | User service terminated                                        | Queue termination event                            | PendingU
            M17 | PendingU | Change in rating condition                                     | Queue changed rating condition event               | PendingU
            M18 | PendingU | RAR received                                                   | Send RAA                                           | PendingU
            M19 | PendingT | Successful answer                                              |                                                    | Idle
            M19 | PendingT | Failure to send or temporary error or Failed answer            |                                                    | Idle
            M20 | PendingT | Change in rating condition                                     |                                                    | PendingT
            """;

    static List<Transcription> rfc8506Tables() {
        return Transcription.of(RFC_8506);
    }

    private static CreditControlClientEvent event(String text) {
        return switch (text) {
            case "requests access/service" -> ACCESS_REQUESTED;
            case "Successful answer" -> SUCCESS;
            case "Tx timer expired" -> TX_EXPIRED;
            case "Failed answer" -> FAILED_ANSWER;
            case "Failure to send" -> FAILURE_TO_SEND;
            case "temporary error" -> TEMPORARY_ERROR;
            case "END_USER_SERVICE_DENIED" -> SERVICE_DENIED;
            case "USER_UNKNOWN" -> USER_UNKNOWN;
            case "CREDIT_CONTROL_NOT_APPLICABLE" -> NOT_APPLICABLE;
            case "User service terminated" -> SERVICE_TERMINATED;
            case "Change in rating condition" -> RATING_CHANGED;
            case "Granted unit elapses" -> UNITS_ELAPSED;
            case "Change in rating condition in queue" -> RATING_CHANGE_QUEUED;
            case "Service terminated in queue" -> TERMINATION_QUEUED;
            case "Validity-Time elapses" -> VALIDITY_ELAPSED;
            case "RAR received" -> RAR_RECEIVED;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static boolean holds(String condition, FailureHandling handling, FinalUnits finalUnits) {
        return switch (condition) {
            case "" -> true;
            case "CCFH CONTINUE" -> handling == FailureHandling.CONTINUE;
            case "CCFH TERMINATE" -> handling == FailureHandling.TERMINATE;
            case "CCFH TERMINATE/RETRY" ->
                handling == FailureHandling.TERMINATE || handling == FailureHandling.RETRY_AND_TERMINATE;
            case "CCFH CONTINUE/RETRY" ->
                handling == FailureHandling.CONTINUE || handling == FailureHandling.RETRY_AND_TERMINATE;
            case "no final-unit indication" -> finalUnits == FinalUnits.NONE;
            case "final unit action TERMINATE" -> finalUnits == FinalUnits.TERMINATE_SESSION;
            default -> throw new IllegalArgumentException(condition);
        };
    }

    private static CreditControlSituation situation(FailureHandling handling, FinalUnits finalUnits) {
        return new CreditControlSituation(handling, finalUnits, false, false, false, false, false, false);
    }

    private static SessionTransition<CreditControlState, CreditControlClientAction> on(
            boolean withAuthorization,
            CreditControlState state,
            CreditControlClientEvent event,
            CreditControlSituation situation) {
        var table = withAuthorization
                ? CreditControlClientTransitions.withAuthorizationRequest()
                : CreditControlClientTransitions.withInitialRequest();
        return table.on(state, event, condition -> condition.holds(situation));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rfc8506Tables")
    void followsTheTablesOfTheRfc(Transcription line, TestReporter reporter) {
        reporter.publishEntry("requirement", line.row());
        var state = Transcription.named(CreditControlState.values(), CreditControlState::rfcName, line.state());
        String[] parts = line.event().split(" and ", -1);
        String condition = parts.length > 1 ? parts[1] : "";

        int applied = 0;
        for (String event : parts[0].split(" or ", -1)) {
            for (var handling : FailureHandling.values()) {
                for (var finalUnits : FinalUnits.values()) {
                    for (boolean withAuthorization : tablesWith(line.row())) {
                        if (holds(condition, handling, finalUnits)) {
                            var row = on(withAuthorization, state, event(event), situation(handling, finalUnits));

                            assertThat(row.row()).isEqualTo(line.row());
                            assertThat(row.next().rfcName()).isEqualTo(line.next());
                            assertThat(row.actions().stream().map(CreditControlClientAction::rfcName))
                                    .isEqualTo(line.actions());
                            applied++;
                        }
                    }
                }
            }
        }
        assertThat(applied).isPositive();
    }

    private static List<Boolean> tablesWith(String row) {
        return switch (row.charAt(0)) {
            case 'K' -> List.of(true);
            case 'L' -> List.of(false);
            default -> List.of(true, false);
        };
    }

    @Test
    void hasNoRowOfTheRfcThatTheRfcHasNot() {
        var rows = new LinkedHashSet<String>();
        CreditControlClientTransitions.withAuthorizationRequest().all().forEach(row -> rows.add(row.row()));
        CreditControlClientTransitions.withInitialRequest().all().forEach(row -> rows.add(row.row()));

        assertThat(rows.stream().filter(row -> row.matches("[KLM]\\d+")))
                .containsExactlyInAnyOrderElementsOf(new LinkedHashSet<>(
                        rfc8506Tables().stream().map(Transcription::row).toList()));
    }

    @ParameterizedTest(name = "{0}: {1} + {2} & {3} -> {4} {5}")
    @CsvSource({
        "F1, PENDING_I, FAILURE_TO_SEND, failover, PENDING_I, RESEND_TO_ALTERNATIVE",
        "F1, PENDING_U, TEMPORARY_ERROR, failover, PENDING_U, RESEND_TO_ALTERNATIVE",
        "F1, PENDING_T, FAILURE_TO_SEND, failover, PENDING_T, RESEND_TO_ALTERNATIVE",
        "F2, PENDING_U, FAILURE_TO_SEND, finalOn,  IDLE,      TERMINATE_SERVICE",
        "F2, PENDING_U, TX_EXPIRED,      finalOn,  IDLE,      TERMINATE_SERVICE",
        "F3, PENDING_U, SUCCESS,         restored, OPEN,      STOP_TX+END_FINAL_ACTION",
        "M8, PENDING_U, SUCCESS,         finalOn,  OPEN,      STOP_TX",
        "F4, PENDING_U, SUCCESS,         others,   PENDING_U, ''",
        "F4, PENDING_U, UNITS_ELAPSED,   multiple, PENDING_U, SEND_UPDATE+START_TX",
        "F4, PENDING_U, VALIDITY_ELAPSED,multiple, PENDING_U, SEND_UPDATE+START_TX",
        "F5, PENDING_U, RAR_RECEIVED,    more,     PENDING_U, SEND_RAA_LIMITED+SEND_UPDATE+START_TX",
        "F6, OPEN,      UNITS_ELAPSED,   other,    PENDING_U, START_FINAL_ACTION+SEND_UPDATE+START_TX",
        "F6, OPEN,      UNITS_ELAPSED,   group,    PENDING_U, TERMINATE_GROUP+SEND_UPDATE+START_TX",
        "F7, OPEN,      NO_FINAL_UNITS,  other,    OPEN,      START_FINAL_ACTION",
        "F7, OPEN,      NO_FINAL_UNITS,  session,  PENDING_T, TERMINATE_SERVICE+SEND_TERMINATION",
        "G2, PENDING_U, USER_UNKNOWN,    nothing,  IDLE,      GRANT_SERVICE",
        "G2, PENDING_T, NOT_APPLICABLE,  nothing,  IDLE,      ''",
        "G3, PENDING_T, RAR_RECEIVED,    nothing,  PENDING_T, SEND_RAA_UNKNOWN_SESSION",
        "G4, OPEN,      ASR_RECEIVED,    nothing,  PENDING_T, SEND_ASA+SEND_TERMINATION",
        "G4, PENDING_U, ASR_RECEIVED,    nothing,  PENDING_U, SEND_ASA+QUEUE_TERMINATION",
        "G4, IDLE,      ASR_RECEIVED,    nothing,  IDLE,      SEND_ASA_UNKNOWN_SESSION",
        "G5, OPEN,      ACCESS_REQUESTED,nothing,  OPEN,      REFUSE",
        "G6, IDLE,      SUCCESS,         nothing,  IDLE,      DISCARD",
        "G7, PENDING_U, UNITS_ELAPSED,   nothing,  PENDING_U, ''",
    })
    void addsWhatTheRfcSaysInItsTextAndClosesTheGaps(
            String row,
            CreditControlState state,
            CreditControlClientEvent event,
            String what,
            CreditControlState next,
            String actions) {
        var found = on(
                false,
                state,
                event,
                new CreditControlSituation(
                        FailureHandling.CONTINUE,
                        switch (what) {
                            case "other" -> FinalUnits.OTHER;
                            case "group" -> FinalUnits.TERMINATE_GROUP;
                            case "session" -> FinalUnits.TERMINATE_SESSION;
                            default -> FinalUnits.NONE;
                        },
                        what.equals("failover"),
                        what.equals("finalOn") || what.equals("restored"),
                        what.equals("restored"),
                        what.equals("others"),
                        what.equals("more"),
                        what.equals("multiple")));

        assertThat(found.row()).isEqualTo(row);
        assertThat(found.next()).isEqualTo(next);
        assertThat(String.join("+", found.actions().stream().map(Enum::name).toList()))
                .isEqualTo(actions);
    }

    @ParameterizedTest
    @EnumSource
    void treatsAnAuthorizationRequestThatFailsAsAFailedAnswer(FailureHandling handling) {
        for (var failure : EnumSet.of(FAILURE_TO_SEND, TEMPORARY_ERROR)) {
            var row = on(true, PENDING_I, failure, situation(handling, FinalUnits.NONE));

            assertThat(row.row()).isEqualTo("G1");
            assertThat(row.actions()).containsExactly(DISCONNECT_USER);
        }
    }

    @Test
    @Requirement("C-29")
    void answersEveryRequestOfTheServerInEveryState() {
        for (var state : EnumSet.of(IDLE, PENDING_I, OPEN, PENDING_U, PENDING_T)) {
            for (var request : EnumSet.of(RAR_RECEIVED, ASR_RECEIVED)) {
                for (boolean withAuthorization : new boolean[] {true, false}) {
                    assertThat(on(
                                            withAuthorization,
                                            state,
                                            request,
                                            situation(FailureHandling.TERMINATE, FinalUnits.NONE))
                                    .actions()
                                    .stream()
                                    .filter(action -> action.resultCode() != 0))
                            .as("%s in %s", request, state)
                            .hasSize(1);
                }
            }
        }
    }

    @Test
    void everyWaitEndsByAnyAnswerAndByFailure() {
        for (var situation : allSituations()) {
            for (var state : EnumSet.of(PENDING_I, PENDING_U, PENDING_T)) {
                for (var end : EnumSet.of(
                        SUCCESS,
                        FAILURE_TO_SEND,
                        TEMPORARY_ERROR,
                        FAILED_ANSWER,
                        SERVICE_DENIED,
                        USER_UNKNOWN,
                        NOT_APPLICABLE)) {
                    for (boolean withAuthorization : new boolean[] {true, false}) {
                        var row = on(withAuthorization, state, end, situation);

                        assertThat(row.isNothing()).as("%s in %s", end, state).isFalse();
                        if (!situation.hasOthersPending() && !situation.mayFailOver()) {
                            assertThat(row.next()).isIn(OPEN, IDLE);
                        }
                    }
                }
            }
        }
    }

    @Test
    void grantsOrEndsTheServiceWheneverTheSessionEndsWithoutTermination() {
        for (var situation : allSituations()) {
            for (var state : EnumSet.of(PENDING_I, PENDING_U)) {
                for (var event : CreditControlClientEvent.values()) {
                    var row = on(false, state, event, situation);
                    if (row.next() == IDLE) {
                        assertThat(row.actions()).as("%s", row).containsAnyOf(GRANT_SERVICE, TERMINATE_SERVICE);
                    }
                }
            }
        }
    }

    @Test
    void reachesEveryStateOfASession() {
        Set<CreditControlState> reached = EnumSet.noneOf(CreditControlState.class);
        var open = new ArrayDeque<>(List.of(IDLE));
        while (!open.isEmpty()) {
            var state = open.remove();
            if (reached.add(state)) {
                for (var event : CreditControlClientEvent.values()) {
                    open.add(on(false, state, event, situation(FailureHandling.CONTINUE, FinalUnits.NONE))
                            .next());
                }
            }
        }
        assertThat(reached).containsExactlyInAnyOrder(IDLE, PENDING_I, OPEN, PENDING_U, PENDING_T);
    }

    private static List<CreditControlSituation> allSituations() {
        var all = new ArrayList<CreditControlSituation>();
        for (var handling : FailureHandling.values()) {
            for (var finalUnits : FinalUnits.values()) {
                for (int bits = 0; bits < 64; bits++) {
                    all.add(new CreditControlSituation(
                            handling,
                            finalUnits,
                            (bits & 1) != 0,
                            (bits & 2) != 0,
                            (bits & 4) != 0,
                            (bits & 8) != 0,
                            (bits & 16) != 0,
                            (bits & 32) != 0));
                }
            }
        }
        return all;
    }
}
