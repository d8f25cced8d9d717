package io.vernier.protocol.creditcontrol;

import static io.vernier.protocol.creditcontrol.CreditControlServerAction.*;
import static io.vernier.protocol.creditcontrol.CreditControlServerEvent.*;
import static io.vernier.protocol.creditcontrol.CreditControlState.IDLE;
import static io.vernier.protocol.creditcontrol.CreditControlState.OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vernier.protocol.session.SessionTransition;
import io.vernier.protocol.session.Transcription;
import io.vernier.requirements.Requirement;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CreditControlServerTransitionsTest {
    /** RFC 8506 section 7, Table 6. */
    private static final String RFC_8506 = """
            V1 | Idle | CC initial request received and successfully processed         | Send CC initial answer; reserve units; start Tcc                         | Open
            V2 | Idle | CC initial request received but not successfully processed     | Send CC initial answer with Result-Code != SUCCESS                       | Idle
            V3 | Idle | CC event request received and successfully processed           | Send CC event answer                                                     | Idle
            V4 | Idle | CC event request received but not successfully processed       | Send CC event answer with Result-Code != SUCCESS                         | Idle
            V5 | Open | CC update request received and successfully processed          | Send CC update answer; debit used units; reserve new units; restart Tcc  | Open
            V6 | Open | CC update request received but not successfully processed      | Send CC update answer with Result-Code != SUCCESS; debit used units      | Idle
            V7 | Open | CC termination request received and successfully processed     | Send CC termin. answer; stop Tcc; debit used units                       | Idle
            V8 | Open | CC termination request received but not successfully processed | Send CC termin. answer with Result-Code != SUCCESS; debit used units     | Idle
            V9 | Open | Session supervision timer Tcc expired                          | Release reserved units                                                   | Idle
            """;

    static List<Transcription> rfc8506Table() {
        return Transcription.of(RFC_8506);
    }

    private static SessionTransition<CreditControlState, CreditControlServerAction> on(
            CreditControlState state, CreditControlServerEvent event) {
        return CreditControlServerTransitions.table().on(state, event, condition -> true);
    }

    private static boolean isAdded(String row, CreditControlServerAction action) {
        return (action == RELEASE_UNITS && Set.of("V6", "V7", "V8").contains(row))
                || (action == STOP_TCC && Set.of("V6", "V8").contains(row));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rfc8506Table")
    void followsTheTableOfTheRfc(Transcription line, TestReporter reporter) {
        reporter.publishEntry("requirement", line.row());
        var state = Transcription.named(CreditControlState.values(), CreditControlState::rfcName, line.state());
        var event =
                Transcription.named(CreditControlServerEvent.values(), CreditControlServerEvent::rfcName, line.event());

        var row = on(state, event);

        assertThat(row.row()).isEqualTo(line.row());
        assertThat(row.next().rfcName()).isEqualTo(line.next());
        assertThat(row.actions().stream()
                        .filter(action -> !isAdded(line.row(), action))
                        .map(CreditControlServerAction::rfcName)
                        .map(name -> line.row().equals("V1") ? name.replace("new ", "") : name))
                .isEqualTo(line.actions());
    }

    @Test
    void hasNoRowOfTheRfcThatTheRfcHasNot() {
        var rows = new LinkedHashSet<String>();
        CreditControlServerTransitions.table().all().forEach(row -> rows.add(row.row()));

        assertThat(rows.stream().filter(row -> row.startsWith("V")))
                .containsExactlyElementsOf(
                        rfc8506Table().stream().map(Transcription::row).toList());
    }

    @Test
    @Requirement("C-23")
    void debitsWhatWasUsedAndFreesWhatWasNotWheneverASessionEnds() {
        assertThat(on(OPEN, UPDATE_PROCESSED).actions()).contains(DEBIT_UNITS);
        for (var row : CreditControlServerTransitions.table().all()) {
            if (row.state() == OPEN && row.next() == IDLE) {
                assertThat(row.actions()).as("%s", row).contains(RELEASE_UNITS);
                boolean isByRequest = row.event() != TCC_EXPIRED && row.event() != CLIENT_RESTARTED;
                assertThat(row.has(DEBIT_UNITS)).as("%s", row).isEqualTo(isByRequest);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersEveryRequestInEveryState(RequestType type) {
        for (boolean isOpen : new boolean[] {true, false}) {
            for (boolean isSuccessful : new boolean[] {true, false}) {
                var session = new CreditControlServer(Duration.ofSeconds(60));
                if (isOpen) {
                    session.processed(RequestType.INITIAL_REQUEST, true, Duration.ZERO, 0);
                }
                boolean isExpected = session.isExpected(type);

                var row = session.processed(type, isSuccessful && isExpected, Duration.ZERO, 0);

                assertThat(row.actions().get(0).name()).startsWith("SEND_");
                assertThat(row.row().startsWith("V") || !isExpected || type == RequestType.EVENT_REQUEST)
                        .as("%s", row)
                        .isTrue();
            }
        }
    }

    @Test
    void refusesRequestsOfASessionThatIsNot() {
        var session = new CreditControlServer(Duration.ofSeconds(60));

        assertThat(session.isExpected(RequestType.UPDATE_REQUEST)).isFalse();
        assertThat(session.processed(RequestType.UPDATE_REQUEST, false, Duration.ZERO, 0)
                        .actions())
                .containsExactly(SEND_UNKNOWN_SESSION);
        assertThat(session.on(REAUTHORIZATION_WANTED).actions()).containsExactly(REFUSE);
        session.processed(RequestType.INITIAL_REQUEST, true, Duration.ZERO, 0);
        assertThat(session.isExpected(RequestType.INITIAL_REQUEST)).isFalse();
        assertThat(session.on(REAUTHORIZATION_WANTED).actions()).containsExactly(SEND_RAR);
        assertThat(session.on(TERMINATION_WANTED).actions()).containsExactly(SEND_ASR);
        assertThat(session.on(CLIENT_RESTARTED).actions()).containsExactly(RELEASE_UNITS, STOP_TCC);
    }

    @Test
    void supervisesASessionByTwiceItsValidityTime() {
        var session = new CreditControlServer(Duration.ofSeconds(1000));
        session.processed(RequestType.INITIAL_REQUEST, true, Duration.ofSeconds(30), 0);
        assertThat(session.nextCheck()).hasValue(60_000_000_000L);

        session.processed(RequestType.UPDATE_REQUEST, true, Duration.ZERO, 10_000_000_000L);
        assertThat(session.nextCheck()).as("without Validity-Time").hasValue(1_010_000_000_000L);
        assertThat(session.timer(1_000_000_000_000L).isNothing()).isTrue();
        assertThat(session.timer(1_010_000_000_000L).row()).isEqualTo("V9");
        assertThat(session.nextCheck()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CreditControlServer(Duration.ZERO))
                .withMessage("Tcc PT0S (expected: more than zero)");
    }

    @Test
    void leavesNothingRunningAfterAMillionUpdatesThatFail() {
        var session = new CreditControlServer(Duration.ofSeconds(60));
        for (int i = 0; i < 1_000_000; i++) {
            session.processed(RequestType.INITIAL_REQUEST, true, Duration.ZERO, i);
            session.processed(RequestType.UPDATE_REQUEST, false, Duration.ZERO, i);
        }

        assertThat(session.state()).isEqualTo(IDLE);
        assertThat(session.nextCheck()).isEmpty();
    }

    @Test
    void findsDuplicatesAlsoOutOfSequence() {
        var session = new CreditControlServer(Duration.ofSeconds(60));

        assertThat(session.isDuplicate(0)).isFalse();
        assertThat(session.isDuplicate(0)).isTrue();
        assertThat(session.isDuplicate(3)).isFalse();
        assertThat(session.isDuplicate(1)).as("overtaken").isFalse();
        assertThat(session.isDuplicate(2)).isFalse();
        assertThat(session.isDuplicate(2)).isTrue();
        assertThat(session.isDuplicate(66)).isFalse();
        assertThat(session.isDuplicate(3)).as("at the edge").isTrue();
        assertThat(session.isDuplicate(2)).as("too old to tell").isTrue();
        assertThat(session.isDuplicate(4)).isFalse();
        assertThat(session.isDuplicate(4_294_967_295L)).isFalse();
        assertThat(session.isDuplicate(66)).isTrue();
        assertThat(session.isDuplicate(4_294_967_294L)).isFalse();
    }
}
