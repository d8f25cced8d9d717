package io.vernier.transport.internal;

import static io.vernier.transport.Lane.APPLICATION;
import static io.vernier.transport.Lane.CONTROL;
import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.Explanation;
import io.vernier.codec.Message;
import io.vernier.transport.Connection;
import io.vernier.transport.ConnectionHandler;
import io.vernier.transport.ConnectionTask;
import io.vernier.transport.Endpoint;
import io.vernier.transport.EventLoop;
import io.vernier.transport.Samples;
import io.vernier.transport.SendResult;
import io.vernier.transport.Timer;
import io.vernier.transport.TransportLimits;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** Lanes, batches and watermarks, over a wire that notes what is asked of it. */
final class FramedConnectionTest {
    private final List<String> log = new ArrayList<>();
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final Noting wire = new Noting();
    private boolean loopHasEnded;
    private Runnable beforeItRefuses = () -> {};
    private boolean inLoop = true;
    private final FramedConnection connection = new FramedConnection(
            new FramedConnection.Ends(1, Endpoint.ANY, Endpoint.ANY, List.of()),
            new Loop(),
            TransportLimits.builder().highWatermark(100_000).build(),
            wire);

    @Test
    void allThatAShortBatchCausesGoesOutInOnePiece() {
        connection.open(accepted -> new Answering());

        connection.received(ByteBuffer.wrap(Samples.octets(requests(40))));
        assertThat(log).isEmpty();
        connection.batchEnd();

        assertThat(log).containsExactly("40 messages", "flush");
    }

    @Test
    void aShortBurstOfTasksWakesTheLoopOnceAndGoesOutInOnePiece() {
        connection.open(accepted -> new Answering());

        for (int i = 0; i < 40; i++) {
            connection.execute(() -> connection.send(Samples.request(1, 100), APPLICATION));
        }
        assertThat(tasks).hasSize(1);
        runTasks();

        assertThat(log).containsExactly("40 messages", "flush");
    }

    @Test
    void whatIsSentOutsideOfABatchGoesOutTogetherAWhileLater() {
        connection.open(accepted -> new Answering());

        connection.send(Samples.request(1, 100), APPLICATION);
        connection.send(Samples.request(2, 100), APPLICATION);
        assertThat(log).isEmpty();
        runTasks();

        assertThat(log).containsExactly("2 messages", "flush");
    }

    @Test
    void controlMessagesOvertakeWhatWaits() {
        connection.open(accepted -> new Answering());
        wire.writable = false;
        connection.send(Samples.request(1, 100), APPLICATION);
        connection.send(Samples.request(2, 100), APPLICATION);
        connection.send(Samples.watchdog(3), CONTROL);
        runTasks();
        assertThat(connection.queuedMessages()).isEqualTo(3);

        wire.writable = true;
        connection.wireWritable();

        assertThat(log).containsExactly("1 messages", "2 messages", "flush");
        assertThat(connection.queuedMessages()).isZero();
        assertThat(connection.queuedBytes()).isZero();
    }

    @Test
    void aLongBatchDoesNotWaitForItsEndAndGoesOutInASmallPieceAndLargeOnes() {
        connection.open(accepted -> new Answering());

        connection.received(ByteBuffer.wrap(Samples.octets(requests(1000))));
        connection.batchEnd();

        assertThat(log)
                .containsExactly(
                        "41 messages", "flush", // the first that reach 4 KiB
                        "328 messages", "flush", // 32 KiB
                        "328 messages", "flush",
                        "303 messages", "flush");
        log.clear();
        connection.received(ByteBuffer.wrap(Samples.octets(requests(41))));
        assertThat(log).containsExactly("41 messages", "flush");
    }

    @Test
    void isCaughtUpUnlessTasksWait() {
        connection.open(accepted -> new Answering());
        assertThat(connection.isCaughtUp()).isTrue();

        connection.execute(() -> log.add("caught up " + connection.isCaughtUp()));
        connection.execute(() -> log.add("caught up " + connection.isCaughtUp()));
        assertThat(connection.isCaughtUp()).isFalse();
        runTasks();

        assertThat(log).containsExactly("caught up false", "caught up true");
        assertThat(connection.isCaughtUp()).isTrue();
    }

    @Test
    void nobodyIsCaughtUpOnAnotherThread() {
        connection.open(accepted -> new Answering());
        inLoop = false;

        assertThat(connection.isCaughtUp()).isFalse();
    }

    @Test
    void answersThatWaitSlowReadingDownAndRequestsThatWaitDoNot() {
        connection.open(accepted -> new Answering());
        wire.writable = false;
        for (int i = 0; i < 2000; i++) {
            connection.send(Samples.request(i, 100), APPLICATION);
        }
        runTasks();
        assertThat(log).containsExactly("writable false");

        for (int i = 0; i < 2000; i++) {
            connection.send(Samples.answer(i, 100), APPLICATION);
        }
        runTasks();
        assertThat(log).containsExactly("writable false", "reading false");

        wire.writable = true;
        connection.wireWritable();
        assertThat(log).endsWith("reading true", "writable true");
    }

    @Test
    void aClosedConnectionTakesNothing() {
        connection.open(accepted -> new Answering());
        connection.close();

        assertThat(connection.send(Samples.request(1, 100), APPLICATION)).isEqualTo(SendResult.CLOSED);
        assertThat(log).containsExactly("reading true", "finish");
        connection.gone();
        assertThat(log).endsWith("closed VN-3304");
    }

    @Test
    void everyTaskForALoopThatHasEndedIsRefused() {
        loopHasEnded = true;

        for (int i = 0; i < 3; i++) {
            connection.execute(noting("task " + i));
            connection.execute(() -> log.add("ran"));
        }

        assertThat(log).containsExactly("task 0 refused", "task 1 refused", "task 2 refused");
    }

    @Test
    void aTaskThatComesWhileAnotherIsBeingRefusedIsRefusedToo() {
        loopHasEnded = true;
        beforeItRefuses = () -> connection.execute(noting("second"));

        connection.execute(noting("first"));

        assertThat(log).containsExactly("first refused", "second refused");
    }

    @Test
    void tasksThatAreLeftWhenTheLoopEndsAreRefused() {
        connection.open(accepted -> new Answering());
        for (int i = 0; i < 1025; i++) {
            connection.execute(i < 1024 ? () -> {} : noting("last"));
        }

        Runnable firstTurn = tasks.remove();
        loopHasEnded = true;
        firstTurn.run();

        assertThat(log).containsExactly("last refused");
    }

    private ConnectionTask noting(String name) {
        return ConnectionTask.of(() -> log.add(name + " ran"), () -> log.add(name + " refused"));
    }

    private static List<Message> requests(int count) {
        var messages = new ArrayList<Message>();
        for (int i = 0; i < count; i++) {
            messages.add(Samples.request(i, 100));
        }
        return messages;
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    private final class Answering implements ConnectionHandler {
        @Override
        public void opened(Connection opened) {}

        @Override
        public void message(Connection from, Message message) {
            from.outgoing(message).flags(0).send(APPLICATION);
        }

        @Override
        public void writable(Connection which, boolean writable) {
            log.add("writable " + writable);
        }

        @Override
        public void closed(Connection which, Explanation why) {
            log.add("closed " + why.code());
        }
    }

    private final class Noting implements Wire {
        boolean writable = true;

        @Override
        public Chunk chunk(int atLeast) {
            return new Chunk(ByteBuffer.allocate(atLeast)) {
                @Override
                public void release() {}
            };
        }

        @Override
        public boolean isWritable() {
            return writable;
        }

        @Override
        public void write(Chunk chunk) {
            log.add(chunk.messages() + " messages");
        }

        @Override
        public void flush() {
            log.add("flush");
        }

        @Override
        public void setReading(boolean reading) {
            log.add("reading " + reading);
        }

        @Override
        public void readOnce() {
            log.add("read once");
        }

        @Override
        public void finish() {
            log.add("finish");
        }

        @Override
        public void close() {
            log.add("close");
        }

        @Override
        public void reset() {
            log.add("reset");
        }
    }

    private final class Loop implements EventLoop {
        @Override
        public void execute(Runnable task) {
            if (loopHasEnded) {
                beforeItRefuses.run();
                throw new RejectedExecutionException("ended");
            }
            tasks.add(task);
        }

        @Override
        public Timer schedule(Duration delay, Runnable task) {
            return () -> {};
        }

        @Override
        public long nanoTime() {
            return 0;
        }

        @Override
        public boolean inLoop() {
            return inLoop;
        }
    }
}
