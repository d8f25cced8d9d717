package io.vernier.protocol.watchdog;

import static io.vernier.protocol.watchdog.WatchdogAction.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.requirements.Requirement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatchdogTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long START = -40 * SECOND;

    /** Tw without jitter: a random number of one half adds nothing. */
    private static final long TW = 30 * SECOND;

    private final Watchdog watchdog = watchdog(WatchdogSettings.defaults());
    private long now = START;

    @Test
    @Requirement({"W-5", "W-6", "W-7"})
    void aSilentPeerIsAskedThenSuspectedThenClosed() {
        watchdog.connectionUp(now);

        assertThat(expire()).containsExactly(SEND_WATCHDOG);
        assertThat(now - START).isEqualTo(TW);
        assertThat(expire()).containsExactly(FAILOVER);
        assertThat(watchdog.state()).isEqualTo(WatchdogState.SUSPECT);
        assertThat(expire()).containsExactly(CLOSE_CONNECTION);
        assertThat(now - START).isEqualTo(3 * TW);
        assertThat(watchdog.state()).isEqualTo(WatchdogState.DOWN);
    }

    @Test
    @Requirement("W-9")
    void aFirstConnectionIsInServiceAtOnce() {
        var up = watchdog.connectionUp(now);

        assertThat(up.effects()).isEmpty();
        assertThat(up.changesService()).isTrue();
        assertThat(watchdog.isOkay()).isTrue();
    }

    @Test
    @Requirement({"W-4", "R5.5-1"})
    void anyMessagePutsTheQuestionOff() {
        watchdog.connectionUp(now);
        now += 29 * SECOND;
        assertThat(watchdog.received(now).effects()).isEmpty();
        now += SECOND;

        assertThat(watchdog.timer(now).isNothing()).isTrue();
        assertThat(watchdog.nextCheck()).isEqualTo(START + 29 * SECOND + TW);
        assertThat(expire()).containsExactly(SEND_WATCHDOG);
    }

    @Test
    void aMessageLeavesTheTimerWhereItIs() {
        watchdog.connectionUp(now);
        long check = watchdog.nextCheck();

        watchdog.received(now + SECOND);

        assertThat(watchdog.nextCheck()).isEqualTo(check);
        assertThat(watchdog.lastReceived()).isEqualTo(now + SECOND);
    }

    @Test
    void anAnsweredQuestionIsAskedAgainOneIntervalLater() {
        watchdog.connectionUp(now);
        expire();
        now += SECOND;
        assertThat(watchdog.receivedAnswer(now).row()).isEqualTo("WT1");

        assertThat(expire()).containsExactly(SEND_WATCHDOG);
        assertThat(now - START).isEqualTo(TW + SECOND + TW);
    }

    @Test
    void anyMessageClearsASuspicion() {
        watchdog.connectionUp(now);
        expire();
        expire();

        var back = watchdog.received(now);

        assertThat(back.effects()).containsExactly(FAILBACK);
        assertThat(back.changesService()).isTrue();
        assertThat(watchdog.isOkay()).isTrue();
        assertThat(expire()).as("the question is still open").containsExactly(FAILOVER);
    }

    @Test
    @Requirement({"W-9", "R5.1-5"})
    void aPeerThatComesBackIsInServiceAfterThreeAnswers() {
        breakDown();

        assertThat(watchdog.connectionUp(now).effects()).containsExactly(SEND_WATCHDOG);
        assertThat(watchdog.receivedAnswer(now).effects()).isEmpty();
        assertThat(expire()).containsExactly(SEND_WATCHDOG);
        assertThat(watchdog.receivedAnswer(now).effects()).isEmpty();
        assertThat(expire()).containsExactly(SEND_WATCHDOG);
        assertThat(watchdog.state()).isEqualTo(WatchdogState.REOPEN);
        assertThat(watchdog.receivedAnswer(now).effects()).containsExactly(FAILBACK);
        assertThat(watchdog.isOkay()).isTrue();
    }

    @Test
    void aPeerThatComesBackAndDoesNotAnswerIsClosedAgain() {
        breakDown();
        watchdog.connectionUp(now);

        assertThat(expire()).isEmpty();
        assertThat(expire()).containsExactly(CLOSE_CONNECTION);
        assertThat(watchdog.state()).isEqualTo(WatchdogState.DOWN);
    }

    @Test
    void aLostConnectionInServiceBeginsFailover() {
        watchdog.connectionUp(now);

        assertThat(watchdog.connectionDown(now).effects()).containsExactly(CLOSE_CONNECTION, FAILOVER);
        assertThat(watchdog.connectionDown(now).isNothing()).isTrue();
    }

    @Test
    @Requirement("W-8")
    void aClosedConnectionIsAttemptedAgainAndNeverAsked() {
        breakDown();

        for (int i = 0; i < 5; i++) {
            assertThat(expire()).containsExactly(ATTEMPT_OPEN);
        }
    }

    @Test
    void messagesBeforeTheConnectionIsUpAreThrownAway() {
        assertThat(watchdog.received(now).effects()).containsExactly(THROWAWAY);
        assertThat(expire()).containsExactly(ATTEMPT_OPEN);
    }

    @Test
    @Requirement({"W-3", "S266"})
    void eachIntervalIsJitteredByTwoSecondsAtMost() {
        var random = new Random(7);
        var jittered = new Watchdog(WatchdogSettings.of(Duration.ofSeconds(6)), random::nextDouble, START);
        var intervals = new ArrayList<Double>();
        long time = START;
        for (int i = 0; i < 1000; i++) {
            long next = jittered.nextCheck();
            intervals.add((next - time) / (double) SECOND);
            time = next;
            jittered.timer(time);
        }

        assertThat(intervals).allMatch(seconds -> seconds >= 4 && seconds < 8);
        assertThat(intervals).anyMatch(seconds -> seconds < 4.1).anyMatch(seconds -> seconds > 7.9);
    }

    @Test
    @Requirement("S267")
    void aFunctionOfTheCallerGivesTheIntervalJitterIncluded() {
        var values = new ArrayDeque<>(List.of(7000L, 12_345L, 6001L));
        var own = new Watchdog(
                WatchdogSettings.defaults().withOwnInterval(() -> Duration.ofMillis(values.remove())),
                () -> 0.987,
                START);

        assertThat(own.nextCheck()).isEqualTo(START + 7 * SECOND);
        own.connectionUp(START);
        assertThat(own.nextCheck()).isEqualTo(START + Duration.ofMillis(12_345).toNanos());
        long dwr = own.nextCheck();
        assertThat(own.timer(dwr).row()).isEqualTo("WT12");
        assertThat(own.nextCheck()).isEqualTo(dwr + Duration.ofMillis(6001).toNanos());
    }

    @Test
    void aFunctionOfTheCallerIsHeldWithinTheBoundsOfTheRfc() {
        var hasty = new Watchdog(WatchdogSettings.defaults().withOwnInterval(() -> Duration.ZERO), () -> 0.5, START);
        var idle =
                new Watchdog(WatchdogSettings.defaults().withOwnInterval(() -> Duration.ofDays(9)), () -> 0.5, START);

        assertThat(hasty.nextCheck()).isEqualTo(START + 4 * SECOND);
        assertThat(idle.nextCheck()).isEqualTo(START + 3600 * SECOND);
    }

    @Test
    void otherSettingsCountFromTheNextTimerOn() {
        watchdog.connectionUp(START);

        watchdog.follow(WatchdogSettings.of(Duration.ofSeconds(10)));
        assertThat(watchdog.nextCheck()).isEqualTo(START + TW);
        watchdog.timer(START + TW);

        assertThat(watchdog.nextCheck()).isEqualTo(START + TW + 10 * SECOND);
    }

    @Test
    void aShorterAnswerTimeoutSuspectsSoonerAndClosesNoSooner() {
        var hasty = watchdog(WatchdogSettings.defaults().withAnswerTimeout(Duration.ofSeconds(6)));
        hasty.connectionUp(START);

        assertThat(hasty.nextCheck()).isEqualTo(START + TW);
        assertThat(hasty.timer(START + TW).row()).isEqualTo("WT12");
        assertThat(hasty.nextCheck()).isEqualTo(START + TW + 6 * SECOND);
        assertThat(hasty.timer(hasty.nextCheck()).row()).isEqualTo("WT13");
        assertThat(hasty.nextCheck()).isEqualTo(START + TW + 6 * SECOND + TW);
    }

    @Test
    void settingsCanTolerateTimeoutsBeforeSuspecting() {
        var patient = watchdog(WatchdogSettings.defaults().withCounts(3, 3));
        patient.connectionUp(START);

        assertThat(rowsOfExpiries(patient, 5)).containsExactly("WT12", "C1", "C1", "WT13", "WT14");
    }

    @Test
    void settingsCanNeverSuspect() {
        var trusting = watchdog(WatchdogSettings.defaults().withCounts(3, 0));
        trusting.connectionUp(START);

        assertThat(rowsOfExpiries(trusting, 4)).containsExactly("WT12", "C1", "C1", "C1");
    }

    @Test
    void settingsCanAskForLessProof() {
        var trusting = watchdog(WatchdogSettings.defaults().withCounts(0, 1));
        trusting.connectionUp(START);
        trusting.connectionDown(START);
        var quick = watchdog(WatchdogSettings.defaults().withCounts(1, 1));
        quick.connectionUp(START);
        quick.connectionDown(START);
        quick.connectionUp(START);

        assertThat(trusting.connectionUp(START).row()).isEqualTo("C2");
        assertThat(trusting.isOkay()).isTrue();
        assertThat(quick.receivedAnswer(START).row()).isEqualTo("WT5");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    @Requirement({"W-5", "W-7", "W-8"})
    void keepsItsPromisesUnderAnyOrderOfEvents(long seed) {
        var random = new Random(seed);
        var tested = new Watchdog(WatchdogSettings.defaults(), random::nextDouble, START);
        long time = START;
        int silentExpiries = 0;
        for (int step = 0; step < 5000; step++) {
            WatchdogState before = tested.state();
            boolean pending = tested.isPending();
            time += random.nextInt(10) * SECOND;
            WatchdogTransition row;
            switch (random.nextInt(8)) {
                case 0 -> {
                    row = tested.received(time);
                    silentExpiries = before == WatchdogState.REOPEN ? silentExpiries : 0;
                }
                case 1 -> {
                    row = tested.receivedAnswer(time);
                    silentExpiries = 0;
                }
                case 2 -> {
                    row = tested.connectionUp(time);
                    silentExpiries = row.isNothing() ? silentExpiries : 0;
                }
                case 3 -> row = random.nextInt(4) == 0 ? tested.connectionDown(time) : tested.timer(time);
                default -> row = tested.timer(time);
            }
            if (row.event() == WatchdogEvent.TIMER_EXPIRES && !row.isNothing()) {
                silentExpiries++;
            }
            if (row.effects().contains(SEND_WATCHDOG)) {
                assertThat(pending && before != WatchdogState.DOWN)
                        .as(row.row())
                        .isFalse();
                assertThat(tested.state()).isIn(WatchdogState.OKAY, WatchdogState.REOPEN);
            }
            if (row.event() == WatchdogEvent.TIMER_EXPIRES && row.effects().contains(CLOSE_CONNECTION)) {
                assertThat(silentExpiries).isGreaterThanOrEqualTo(2);
            }
            boolean isBack = row.changesService() && tested.isOkay() && before != WatchdogState.INITIAL;
            assertThat(row.effects().contains(FAILBACK)).isEqualTo(isBack);
        }
    }

    private void breakDown() {
        watchdog.connectionUp(now);
        watchdog.connectionDown(now);
    }

    /** Moves the time to the next check and gives what the timer does. */
    private List<WatchdogAction> expire() {
        now = watchdog.nextCheck();
        return watchdog.timer(now).effects();
    }

    private static List<String> rowsOfExpiries(Watchdog watchdog, int count) {
        var rows = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            rows.add(watchdog.timer(watchdog.nextCheck()).row());
        }
        return rows;
    }

    private static Watchdog watchdog(WatchdogSettings settings) {
        return new Watchdog(settings, () -> 0.5, START);
    }
}
