package io.vernier.node.statistics.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.Avp;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.Message;
import io.vernier.node.statistics.CommandKey;
import io.vernier.node.statistics.CommandStatistics;
import io.vernier.node.statistics.Irregularity;
import io.vernier.node.statistics.ResponseTimes;
import io.vernier.node.statistics.ResultCount;
import io.vernier.node.statistics.TrafficStatistics;
import io.vernier.requirements.Requirement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnectionRecorderTest {
    private static final CommandKey CCR = new CommandKey("Credit-Control", 4, 272);
    private static final long START = 1_000_000_000_000L;

    private long now = START;
    private final StatisticsBook book = new StatisticsBook(new CommandIndex(List.of(CCR), CommandKey.UNKNOWN), true);
    private final PeerLedger ledger = book.newLedger();
    private ConnectionRecorder recorder = connection();

    @Test
    @Requirement("S136")
    void theAverageIsThatOfTheLast1024() {
        for (int i = 0; i < 1024; i++) {
            serve(Duration.ofSeconds(1));
        }
        assertThat(times().average()).isEqualTo(Duration.ofSeconds(1));
        assertThat(times().processedPerSecond()).isEqualTo(1);

        for (int i = 0; i < 1024; i++) {
            serve(Duration.ofMillis(2));
        }

        assertThat(times().average()).isEqualTo(Duration.ofMillis(2));
        assertThat(times().processedPerSecond())
                .as("1,024 in 2.048 s, rounded up to 3 s")
                .isEqualTo(1024 / 3.0);
        assertThat(times().count()).isEqualTo(2048);
        assertThat(times().sum()).isEqualTo(Duration.ofMillis(1024 * 1002));
        assertThat(times().max()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void theLast1024ReachBackToTheConnectionBefore() {
        for (int i = 0; i < 1000; i++) {
            serve(Duration.ofMillis(10));
        }
        ledger.end(recorder);
        recorder = connection();

        for (int i = 0; i < 512; i++) {
            serve(Duration.ofMillis(30));
        }

        assertThat(times().average()).isEqualTo(Duration.ofMillis(20));
        assertThat(times().count()).isEqualTo(1512);
    }

    @Test
    void answersOfOneBatchTookUntilItsEnd() {
        Message first = request(1);
        Message second = request(2);
        recorder.requestReceived(first);
        recorder.requestReceived(second);
        recorder.answerSent(first, success(first), 0);
        recorder.answerSent(second, success(second), 0);
        now += 4_000_000;

        recorder.batchEnd();

        assertThat(times().count()).isEqualTo(2);
        assertThat(times().average()).isEqualTo(Duration.ofMillis(4));
        assertThat(statistics().requestsReceived().lastMinute()).isEqualTo(2);
    }

    @Test
    void requestsThatWaitLongAndInNumbersAreStillTimed() {
        for (int i = 0; i < 5000; i++) {
            recorder.requestReceived(request(i));
        }
        recorder.batchEnd();
        now += Duration.ofSeconds(3).toNanos();

        for (int i = 0; i < 5000; i++) {
            recorder.answerSent(request(i), success(request(i)), 0);
        }

        assertThat(times().count()).isEqualTo(5000);
        assertThat(times().average()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void resultsBeyondTheLimitShareOneCount() {
        for (int i = 0; i < 100; i++) {
            Message request = request(i);
            recorder.answerSent(request, answer(request, 5000 + i), 0);
        }

        List<ResultCount> results = command().sentResults();

        assertThat(results).hasSize(ResultCount.LIMIT + 1);
        assertThat(results).contains(new ResultCount(0, 5000, 1), new ResultCount(0, ResultCount.OTHER, 52));
    }

    @Test
    void experimentalResultsAreCountedByVendor() {
        Message request = request(1);
        Message answer = request.answerBuilder()
                .group(BaseAvps.EXPERIMENTAL_RESULT, members -> {
                    members.avp(Avp.of(BaseAvps.VENDOR_ID, 10415L));
                    members.avp(Avp.of(BaseAvps.EXPERIMENTAL_RESULT_CODE, 5065L));
                })
                .build();

        recorder.answerSent(request, answer, 0);

        assertThat(command().sentResults()).containsExactly(new ResultCount(10415, 5065, 1));
        assertThat(statistics().sentResults()).containsOnlyKeys(5);
    }

    @Test
    void anAnswerWithoutAResultIsCountedAsSuch() {
        Message request = request(1);

        recorder.answerSent(request, request.answerBuilder().build(), 0);

        assertThat(command().sentResults()).isEmpty();
        assertThat(command().irregularities()).isEqualTo(Map.of(Irregularity.NO_RESULT_CODE, 1L));
    }

    @Test
    void totalsNeverGoBackWhilePeersComeAndGo() throws InterruptedException {
        var writer = new Thread(() -> {
            for (int peer = 0; peer < 400; peer++) {
                PeerLedger mine = book.newLedger();
                ConnectionRecorder connection = book.newRecorder(() -> now);
                mine.attach(connection);
                for (int i = 0; i < 50; i++) {
                    connection.requestReceived(request(i));
                }
                if (peer % 2 == 0) {
                    mine.end(connection);
                    book.retire(mine);
                } else {
                    book.retire(mine);
                    mine.end(connection);
                }
            }
        });
        writer.start();

        long before = 0;
        boolean more = true;
        while (more) {
            more = writer.isAlive();
            long seen = book.statistics(now).requests().received();
            assertThat(seen).isBetween(before, 20_000L);
            before = seen;
        }

        writer.join();
        assertThat(before).isEqualTo(20_000);
    }

    private ConnectionRecorder connection() {
        ConnectionRecorder connection = book.newRecorder(() -> now);
        ledger.attach(connection);
        return connection;
    }

    private void serve(Duration time) {
        Message request = request(1);
        recorder.requestReceived(request);
        recorder.batchEnd();
        now += time.toNanos();
        recorder.answerSent(request, success(request), 0);
    }

    private TrafficStatistics statistics() {
        return ledger.statistics(now);
    }

    private CommandStatistics command() {
        return statistics().command(4, 272).orElseThrow();
    }

    private ResponseTimes times() {
        return command().responseTimes();
    }

    private static Message request(int hopByHopId) {
        return Message.builder(272, 4)
                .request()
                .hopByHopId(hopByHopId)
                .endToEndId(7)
                .build();
    }

    private static Message success(Message request) {
        return answer(request, 2001);
    }

    private static Message answer(Message request, long resultCode) {
        return request.answerBuilder().avp(BaseAvps.RESULT_CODE, resultCode).build();
    }
}
