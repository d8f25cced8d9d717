package io.vernier.protocol.accounting;

import static io.vernier.protocol.accounting.AccountingServerAction.*;
import static io.vernier.protocol.accounting.AccountingServerEvent.*;
import static io.vernier.protocol.accounting.AccountingState.IDLE;
import static io.vernier.protocol.accounting.AccountingState.OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vernier.protocol.session.SessionTransition;
import io.vernier.protocol.session.Transcription;
import io.vernier.requirements.Requirement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AccountingServerTransitionsTest {
    /** RFC 6733 section 8.2, SERVER, STATELESS ACCOUNTING, and SERVER, STATEFUL ACCOUNTING. */
    private static final String RFC_6733 = """
            SA1 | Idle | start request processed | Send accounting start answer                                      | Idle
            SA2 | Idle | event request processed | Send accounting event answer                                      | Idle
            SA3 | Idle | interim processed       | Send accounting interim answer                                    | Idle
            SA4 | Idle | stop request processed  | Send accounting stop answer                                       | Idle
            SA5 | Idle | no space left           | Send accounting answer; Result-Code = OUT_OF_SPACE                | Idle
            ST1 | Idle | start request processed | Send accounting start answer; Start Ts                            | Open
            ST2 | Idle | event request processed | Send accounting event answer                                      | Idle
            ST3 | Idle | no space left           | Send accounting answer; Result-Code = OUT_OF_SPACE                | Idle
            ST4 | Open | interim processed       | Send accounting interim answer; Restart Ts                        | Open
            ST5 | Open | stop request processed  | Send accounting stop answer; Stop Ts                              | Idle
            ST6 | Open | no space left           | Send accounting answer; Result-Code = OUT_OF_SPACE; Stop Ts       | Idle
            ST7 | Open | Ts expired              | Stop Ts                                                           | Idle
            """;

    static List<Transcription> rfc6733Tables() {
        return Transcription.of(RFC_6733);
    }

    private static SessionTransition<AccountingState, AccountingServerAction> on(
            boolean stateful, AccountingState state, AccountingServerEvent event) {
        var table = stateful ? AccountingServerTransitions.withState() : AccountingServerTransitions.withoutState();
        return table.on(state, event, condition -> true);
    }

    private static AccountingServerEvent event(String text) {
        return switch (text) {
            case "start request processed" -> START_PROCESSED;
            case "event request processed" -> EVENT_PROCESSED;
            case "interim processed" -> INTERIM_PROCESSED;
            case "stop request processed" -> STOP_PROCESSED;
            case "no space left" -> NO_SPACE;
            case "Ts expired" -> TS_EXPIRED;
            default -> throw new IllegalArgumentException(text);
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rfc6733Tables")
    void followsTheTablesOfTheRfc(Transcription line, TestReporter reporter) {
        reporter.publishEntry("requirement", line.row().matches("SA[1-4]") ? "SA1-4" : line.row());
        var state = Transcription.named(AccountingState.values(), AccountingState::rfcName, line.state());

        var row = on(line.row().startsWith("ST"), state, event(line.event()));

        assertThat(row.row()).isEqualTo(line.row());
        assertThat(row.next().rfcName()).isEqualTo(line.next());
        assertThat(String.join(
                        "; ",
                        row.actions().stream()
                                .map(AccountingServerAction::rfcName)
                                .toList()))
                .isEqualTo(String.join("; ", line.actions()));
    }

    @Test
    void hasNoRowOfTheRfcThatTheRfcHasNot() {
        var rows = new ArrayList<String>();
        AccountingServerTransitions.withoutState().all().forEach(row -> rows.add(row.row()));
        AccountingServerTransitions.withState().all().forEach(row -> rows.add(row.row()));

        assertThat(rows.stream().filter(row -> !row.startsWith("G")))
                .containsExactlyElementsOf(
                        rfc6733Tables().stream().map(Transcription::row).toList());
    }

    @ParameterizedTest(name = "stateful {0}: {2} + {3} -> {4} {5}")
    @CsvSource({
        "false, G1, IDLE, REFUSED,           IDLE, SEND_REFUSAL",
        "true,  G1, OPEN, REFUSED,           OPEN, SEND_REFUSAL",
        "true,  G2, IDLE, INTERIM_PROCESSED, IDLE, SEND_UNKNOWN_SESSION",
        "true,  G2, IDLE, STOP_PROCESSED,    IDLE, SEND_UNKNOWN_SESSION",
        "true,  G3, OPEN, START_PROCESSED,   OPEN, SEND_START_ANSWER+RESTART_TS",
        "true,  G3, OPEN, EVENT_PROCESSED,   OPEN, SEND_EVENT_ANSWER",
    })
    void closesTheGapsOfTheTables(
            boolean stateful,
            String row,
            AccountingState state,
            AccountingServerEvent event,
            AccountingState next,
            String actions) {
        var found = on(stateful, state, event);

        assertThat(found.row()).isEqualTo(row);
        assertThat(found.next()).isEqualTo(next);
        assertThat(String.join("+", found.actions().stream().map(Enum::name).toList()))
                .isEqualTo(actions);
    }

    @Test
    @Requirement("R9-2")
    void answersEveryRequestInEveryState() {
        for (var event : EnumSet.complementOf(EnumSet.of(TS_EXPIRED))) {
            assertThat(on(false, IDLE, event).actions().get(0).name()).startsWith("SEND_");
            assertThat(on(true, IDLE, event).actions().get(0).name()).startsWith("SEND_");
            assertThat(on(true, OPEN, event).actions().get(0).name()).startsWith("SEND_");
        }
        assertThat(SEND_OUT_OF_SPACE.resultCode()).isEqualTo(4002);
        assertThat(SEND_UNKNOWN_SESSION.resultCode()).isEqualTo(5002);
    }

    @Test
    @Requirement("R9-16")
    void supervisesASessionByTwiceItsInterval() {
        var session = AccountingServer.withState(Duration.ofSeconds(60));
        assertThat(session.isExpected(RecordType.INTERIM_RECORD)).isFalse();

        session.processed(RecordType.START_RECORD, 0);
        assertThat(session.isExpected(RecordType.INTERIM_RECORD)).isTrue();
        assertThat(session.nextCheck()).hasValue(120_000_000_000L);
        session.processed(RecordType.INTERIM_RECORD, 60_000_000_000L);
        assertThat(session.nextCheck()).hasValue(180_000_000_000L);
        assertThat(session.timer(179_999_999_999L).isNothing()).isTrue();
        assertThat(session.timer(180_000_000_000L).row()).isEqualTo("ST7");
        assertThat(session.nextCheck()).isEmpty();

        session.processed(RecordType.START_RECORD, 0);
        session.processed(RecordType.STOP_RECORD, 1);
        assertThat(session.nextCheck()).isEmpty();
        session.processed(RecordType.START_RECORD, 0);
        session.outOfSpace(1);
        assertThat(session.nextCheck()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> AccountingServer.withState(Duration.ZERO));
    }

    @Test
    void takesRecordsInAnyOrderWithoutState() {
        var session = AccountingServer.withoutState();

        for (var type : RecordType.values()) {
            assertThat(session.isExpected(type)).isTrue();
            assertThat(session.processed(type, 0).actions().get(0).resultCode()).isEqualTo(2001);
            assertThat(RecordType.of(type.value())).contains(type);
        }
        assertThat(session.refused(0).actions()).containsExactly(SEND_REFUSAL);
    }
}
