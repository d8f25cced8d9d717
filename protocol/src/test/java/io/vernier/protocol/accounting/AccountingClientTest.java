package io.vernier.protocol.accounting;

import static io.vernier.protocol.accounting.AccountingClientAction.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vernier.requirements.Requirement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AccountingClientTest {
    private double chance = 0.5;

    private static long seconds(long seconds) {
        return 1_000_000_000L * seconds;
    }

    private AccountingClient session(RealtimeRequired realtime, int interval) {
        return new AccountingClient(realtime, Duration.ofSeconds(interval), () -> chance);
    }

    private static void success(AccountingClient session, long now) {
        session.outcome(AccountingOutcome.SUCCESS, true, false, now);
    }

    @Test
    @Requirement({"R9-8", "R9-13"})
    void numbersItsRecordsFromStartToStop() {
        var session = session(RealtimeRequired.GRANT_AND_STORE, 60);

        assertThat(session.start(0).actions()).containsExactly(SEND_START);
        assertThat(session.recordNumber()).isZero();
        success(session, 0);
        for (int interim = 1; interim <= 3; interim++) {
            assertThat(session.timer(seconds(60L * interim)).actions()).containsExactly(SEND_INTERIM);
            assertThat(session.recordNumber()).isEqualTo(interim);
            success(session, seconds(60L * interim));
        }
        assertThat(session.stop(seconds(200)).actions()).containsExactly(SEND_STOP);
        assertThat(session.recordNumber()).isEqualTo(4);
        success(session, seconds(200));
        assertThat(session.nextCheck()).isEmpty();

        assertThat(session.event(seconds(300)).actions()).containsExactly(SEND_EVENT);
        assertThat(session.recordNumber()).isZero();
    }

    @Test
    @Requirement("R9-12")
    void spreadsInterimRecordsAroundTheirInterval() {
        var session = session(RealtimeRequired.GRANT_AND_STORE, 100);
        session.start(0);
        assertThat(session.nextCheck()).as("not before the session is open").isEmpty();

        chance = 0;
        success(session, seconds(1));
        assertThat(session.nextCheck()).as("from the START_RECORD on").hasValue(seconds(91));
        chance = 0.999;
        session.timer(seconds(91));
        assertThat(session.nextCheck().orElseThrow()).isBetween(seconds(91 + 109), seconds(91 + 110));
        assertThat(session.timer(seconds(100)).isNothing()).as("too early").isTrue();
    }

    @Test
    @Requirement("R9-1")
    void followsWhatWasReceivedLast() {
        var session = session(RealtimeRequired.GRANT_AND_STORE, 0);
        session.start(0);
        session.direct(RealtimeRequired.DELIVER_AND_GRANT, Duration.ofSeconds(30), 0);
        success(session, 0);

        assertThat(session.realtime()).isEqualTo(RealtimeRequired.DELIVER_AND_GRANT);
        assertThat(session.nextCheck()).hasValue(seconds(30));
        session.direct(RealtimeRequired.GRANT_AND_LOSE, Duration.ofSeconds(60), seconds(10));
        assertThat(session.nextCheck()).hasValue(seconds(70));
        session.timer(seconds(70));
        assertThat(session.outcome(AccountingOutcome.FAILED_ANSWER, false, false, seconds(71))
                        .row())
                .isEqualTo("CA17");
        session.direct(RealtimeRequired.GRANT_AND_LOSE, Duration.ZERO, seconds(72));
        assertThat(session.nextCheck()).isEmpty();
    }

    @Test
    void endsWithAStoredStopWhereTheUserLeftTooEarly() {
        var session = session(RealtimeRequired.GRANT_AND_STORE, 60);
        session.start(0);
        assertThat(session.stop(0).actions()).containsExactly(STORE_STOP);
        assertThat(session.recordNumber()).isEqualTo(1);
        assertThat(session.isConcluded()).isFalse();

        success(session, 0);

        assertThat(session.isConcluded()).isTrue();
        assertThat(session.conclude(0).next()).isEqualTo(AccountingState.IDLE);
        assertThat(session.nextCheck()).isEmpty();
        assertThat(session.sendStored(0).actions()).containsExactly(SEND_STORED);
        assertThat(session.outcome(AccountingOutcome.SUCCESS, true, false, 0).actions())
                .containsExactly(DELETE_RECORD);
    }

    @Test
    void producesInterimRecordsOnlyWhereDirectedAndOverwritesAStoredOne() {
        var undirected = session(RealtimeRequired.GRANT_AND_STORE, 0);
        undirected.start(0);
        success(undirected, 0);
        assertThat(undirected.nextCheck()).isEmpty();

        var session = session(RealtimeRequired.GRANT_AND_STORE, 60);
        session.start(0);
        success(session, 0);
        session.timer(seconds(60));
        assertThat(session.outcome(AccountingOutcome.FAILURE_TO_SEND, true, false, seconds(61))
                        .actions())
                .containsExactly(STORE_INTERIM);
        session.timer(seconds(120));
        assertThat(session.outcome(AccountingOutcome.FAILURE_TO_SEND, false, true, seconds(121))
                        .actions())
                .as("no room, but in the place of the last one")
                .containsExactly(STORE_INTERIM);
        session.timer(seconds(180));
        assertThat(session.outcome(AccountingOutcome.FAILURE_TO_SEND, false, false, seconds(181))
                        .actions())
                .containsExactly(DISCONNECT_USER);
    }

    @Test
    void wantsAnIntervalThatIsNotNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> session(RealtimeRequired.GRANT_AND_LOSE, -1))
                .withMessage("Acct-Interim-Interval PT-1S (expected: not less than zero)");
    }
}
