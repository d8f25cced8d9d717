package io.vernier.protocol.creditcontrol;

import static io.vernier.protocol.creditcontrol.CreditControlState.IDLE;
import static io.vernier.protocol.creditcontrol.CreditControlState.PENDING_B;
import static io.vernier.protocol.creditcontrol.CreditControlState.PENDING_E;
import static io.vernier.protocol.creditcontrol.DebitingFailureHandling.TERMINATE_OR_BUFFER;
import static io.vernier.protocol.creditcontrol.OneTimeAction.*;
import static io.vernier.protocol.creditcontrol.OneTimeEvent.*;
import static io.vernier.protocol.creditcontrol.RequestedAction.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vernier.protocol.session.SessionTransition;
import io.vernier.protocol.session.Transcription;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class OneTimeTransitionsTest {
    /** RFC 8506 section 7, Table 5; "or" parts events, commas part conditions. */
    private static final String RFC_8506 = """
            E1  | Idle     | requests a one-time service                                                          | Send CC event req.; start Tx timer     | PendingE
            E2  | Idle     | Request in storage                                                                   | Send stored request                    | PendingB
            E3  | PendingE | Successful answer                                                                    | Grant service to end user              | Idle
            E4  | PendingE | Failure to send or Temporary error or Failed answer or Tx timer expired, ENQUIRY     | Indicate service error                 | Idle
            E5  | PendingE | END_USER_SERVICE_DENIED or USER_UNKNOWN, Tx running                                  | Terminate end user's service           | Idle
            E6  | PendingE | CREDIT_CONTROL_NOT_APPLICABLE, DIRECT_DEBITING                                       | Grant service to end user              | Idle
            E7  | PendingE | Failure to send or Temporary error or Failed answer, DIRECT_DEBITING, DDFH CONTINUE  | Grant service to end user              | Idle
            E8  | PendingE | Failed answer or Temporary error, DIRECT_DEBITING, DDFH TERMINATE_OR_BUFFER, Tx running | Terminate end user's service        | Idle
            E9  | PendingE | Tx timer expired, DIRECT_DEBITING                                                    | Grant service to end user              | PendingE
            E10 | PendingE | Failure to send, DIRECT_DEBITING, DDFH TERMINATE_OR_BUFFER                           | Store request with T flag              | Idle
            E11 | PendingE | Temporary error, DIRECT_DEBITING, DDFH TERMINATE_OR_BUFFER, Tx expired               | Store request                          | Idle
            E12 | PendingE | Failed answer or END_USER_SERVICE_DENIED or USER_UNKNOWN, DIRECT_DEBITING, Tx expired |                                       | Idle
            E13 | PendingE | Failed answer, REFUND_ACCOUNT                                                        | Indicate service error; Delete request | Idle
            E14 | PendingE | Failure to send or Tx timer expired, REFUND_ACCOUNT                                  | Store request with T flag              | Idle
            E15 | PendingE | Temporary error, REFUND_ACCOUNT                                                      | Store request                          | Idle
            E16 | PendingB | Successful answer or Failed answer                                                   | Delete request                         | Idle
            E17 | PendingB | Failure to send or Temporary error                                                   |                                        | Idle
            """;

    static List<Transcription> rfc8506Table() {
        return Transcription.of(RFC_8506);
    }

    private static OneTimeEvent event(String text) {
        return switch (text) {
            case "requests a one-time service" -> SERVICE_REQUESTED;
            case "Request in storage" -> REQUEST_IN_STORAGE;
            case "Successful answer" -> SUCCESS;
            case "Failure to send" -> FAILURE_TO_SEND;
            case "Temporary error" -> TEMPORARY_ERROR;
            case "Failed answer" -> FAILED_ANSWER;
            case "Tx timer expired" -> TX_EXPIRED;
            case "END_USER_SERVICE_DENIED" -> SERVICE_DENIED;
            case "USER_UNKNOWN" -> USER_UNKNOWN;
            case "CREDIT_CONTROL_NOT_APPLICABLE" -> NOT_APPLICABLE;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static boolean holds(
            String condition, RequestedAction action, DebitingFailureHandling handling, boolean isTxRunning) {
        return switch (condition) {
            case "ENQUIRY" -> action == CHECK_BALANCE || action == PRICE_ENQUIRY;
            case "DIRECT_DEBITING" -> action == DIRECT_DEBITING;
            case "REFUND_ACCOUNT" -> action == REFUND_ACCOUNT;
            case "DDFH CONTINUE" -> handling == DebitingFailureHandling.CONTINUE;
            case "DDFH TERMINATE_OR_BUFFER" -> handling == TERMINATE_OR_BUFFER;
            case "Tx running" -> isTxRunning;
            case "Tx expired" -> !isTxRunning;
            default -> throw new IllegalArgumentException(condition);
        };
    }

    private static SessionTransition<CreditControlState, OneTimeAction> on(
            CreditControlState state,
            OneTimeEvent event,
            RequestedAction action,
            DebitingFailureHandling handling,
            boolean isTxRunning) {
        return OneTimeTransitions.table()
                .on(state, event, condition -> condition.holds(action, handling, isTxRunning, false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rfc8506Table")
    void followsTheTableOfTheRfc(Transcription line, TestReporter reporter) {
        reporter.publishEntry("requirement", line.row());
        var state = Transcription.named(CreditControlState.values(), CreditControlState::rfcName, line.state());
        String[] parts = line.event().split(", ", -1);

        int applied = 0;
        for (String event : parts[0].split(" or ", -1)) {
            for (var action : RequestedAction.values()) {
                for (var handling : DebitingFailureHandling.values()) {
                    for (boolean isTxRunning : new boolean[] {true, false}) {
                        boolean applies = true;
                        for (int i = 1; i < parts.length; i++) {
                            applies &= holds(parts[i], action, handling, isTxRunning);
                        }
                        var row = on(state, event(event), action, handling, isTxRunning);
                        boolean isOverlap =
                                line.row().equals("E12") && row.row().equals("E7");
                        if (applies && !isOverlap) {
                            assertThat(row.row()).isEqualTo(line.row());
                            assertThat(row.next().rfcName()).isEqualTo(line.next());
                            assertThat(row.actions().stream()
                                            .filter(done -> done != GRANT_SERVICE
                                                    || !line.row().equals("E10"))
                                            .map(OneTimeAction::rfcName))
                                    .isEqualTo(line.actions());
                            applied++;
                        }
                    }
                }
            }
        }
        assertThat(applied).isPositive();
    }

    @Test
    void hasNoRowOfTheRfcThatTheRfcHasNot() {
        var rows = new LinkedHashSet<String>();
        OneTimeTransitions.table().all().forEach(row -> rows.add(row.row()));

        assertThat(rows.stream().filter(row -> row.startsWith("E")))
                .containsExactlyElementsOf(
                        rfc8506Table().stream().map(Transcription::row).toList());
    }

    @ParameterizedTest
    @EnumSource
    void everyWaitEndsByAnyAnswerAndByFailure(RequestedAction action) {
        for (var end : EnumSet.complementOf(EnumSet.of(SERVICE_REQUESTED, REQUEST_IN_STORAGE, TX_EXPIRED))) {
            for (var handling : DebitingFailureHandling.values()) {
                for (boolean isTxRunning : new boolean[] {true, false}) {
                    boolean isOver = !isTxRunning && action != DIRECT_DEBITING;
                    if (!isOver) {
                        assertThat(on(PENDING_E, end, action, handling, isTxRunning)
                                        .next())
                                .isEqualTo(IDLE);
                    }
                    assertThat(on(PENDING_B, end, action, handling, isTxRunning).next())
                            .isEqualTo(IDLE);
                }
            }
        }
        assertThat(on(PENDING_E, TX_EXPIRED, action, TERMINATE_OR_BUFFER, true).next())
                .as("only a debiting waits on")
                .isEqualTo(action == DIRECT_DEBITING ? PENDING_E : IDLE);
    }

    @Test
    void grantsADebitingThatMayHaveBeenDoneBeforeTxExpired() {
        assertThat(on(PENDING_E, FAILURE_TO_SEND, DIRECT_DEBITING, TERMINATE_OR_BUFFER, true)
                        .actions())
                .containsExactly(GRANT_SERVICE, STORE_REQUEST_WITH_T);
        assertThat(on(PENDING_E, FAILURE_TO_SEND, DIRECT_DEBITING, TERMINATE_OR_BUFFER, false)
                        .actions())
                .containsExactly(STORE_REQUEST_WITH_T);
    }

    @Test
    void waitsForALateAnswerToADebitingAfterTx() {
        var request = new OneTimeRequest(DIRECT_DEBITING, TERMINATE_OR_BUFFER, Duration.ofSeconds(10));

        assertThat(request.request(0).actions()).containsExactly(SEND_EVENT, START_TX);
        assertThat(request.nextCheck()).hasValue(10_000_000_000L);
        assertThat(request.timer(9_000_000_000L).isNothing()).isTrue();
        assertThat(request.timer(10_000_000_000L).row()).isEqualTo("E9");
        assertThat(request.nextCheck()).isEmpty();
        assertThat(request.outcome(CreditControlOutcome.TEMPORARY_ERROR, false, 11_000_000_000L)
                        .row())
                .isEqualTo("E11");
        assertThat(request.sendStored(0).actions()).containsExactly(SEND_STORED);
        assertThat(request.outcome(CreditControlOutcome.SUCCESS, false, 0).actions())
                .containsExactly(DELETE_REQUEST);
    }

    @Test
    void triesAnAlternativeServerOnce() {
        var request = new OneTimeRequest(PRICE_ENQUIRY, TERMINATE_OR_BUFFER, Duration.ofSeconds(10));
        request.request(0);

        assertThat(request.outcome(CreditControlOutcome.FAILURE_TO_SEND, true, 0)
                        .actions())
                .containsExactly(RESEND_TO_ALTERNATIVE);
        assertThat(request.outcome(CreditControlOutcome.FAILURE_TO_SEND, true, 0)
                        .actions())
                .containsExactly(INDICATE_ERROR);
        assertThat(request.state()).isEqualTo(IDLE);
    }

    @Test
    void closesTheGaps() {
        assertThat(on(PENDING_E, NOT_APPLICABLE, PRICE_ENQUIRY, TERMINATE_OR_BUFFER, true)
                        .actions())
                .containsExactly(GRANT_SERVICE);
        assertThat(on(PENDING_E, NOT_APPLICABLE, REFUND_ACCOUNT, TERMINATE_OR_BUFFER, true)
                        .actions())
                .containsExactly(INDICATE_ERROR, DELETE_REQUEST);
        assertThat(on(PENDING_B, SERVICE_DENIED, REFUND_ACCOUNT, TERMINATE_OR_BUFFER, true)
                        .actions())
                .containsExactly(DELETE_REQUEST);
        assertThat(on(PENDING_E, SERVICE_REQUESTED, REFUND_ACCOUNT, TERMINATE_OR_BUFFER, true)
                        .actions())
                .containsExactly(REFUSE);
        assertThat(on(IDLE, SUCCESS, REFUND_ACCOUNT, TERMINATE_OR_BUFFER, false).actions())
                .containsExactly(DISCARD);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OneTimeRequest(PRICE_ENQUIRY, TERMINATE_OR_BUFFER, Duration.ZERO))
                .withMessage("Tx PT0S (expected: more than zero, RFC 8506 section 13)");
    }
}
