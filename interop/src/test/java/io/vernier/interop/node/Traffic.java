package io.vernier.interop.node;

import static org.awaitility.Awaitility.await;

import io.vernier.codec.ResultCode;
import io.vernier.node.CallException;
import io.vernier.node.Node;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionTimeoutException;

/** Credit-control requests of a node without end, several at a time, until it is closed; counts how they end. */
final class Traffic implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int WINDOW = 8;

    /** Every Result-Code that came. */
    final Set<Long> codes = new ConcurrentSkipListSet<>();

    /** Answers of success. */
    final AtomicLong answered = new AtomicLong();

    final AtomicLong unanswered = new AtomicLong();
    final AtomicLong unsent = new AtomicLong();

    private final Node node;
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> running;
    private volatile boolean enough;

    private Traffic(Node node) {
        this.node = node;
        this.running = IntStream.range(0, WINDOW)
                .<Future<?>>mapToObj(caller -> callers.submit(this::callUntilEnough))
                .toList();
    }

    static Traffic start(Node node) {
        return new Traffic(node);
    }

    /** Waits until so many more requests have been answered with success. */
    void awaitAnswers(int more) {
        long goal = answered.get() + more;
        try {
            await().atMost(PATIENCE).until(() -> answered.get() >= goal);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    answered + " successes (expected: " + goal + "), codes " + codes + ", " + unanswered
                            + " without answer, " + unsent + " not sent",
                    e);
        }
    }

    /** Waits for the callers, which fail when something else than a {@link CallException} came of a call. */
    @Override
    public void close() {
        enough = true;
        callers.close();
        await("end of the callers").until(() -> running.stream().allMatch(Future::isDone));
        running.forEach(Future::resultNow);
    }

    private void callUntilEnough() {
        for (int number = 0; !enough; number++) {
            try {
                long code = node.call(Ours.ccr(node, number)).resultCode();
                codes.add(code);
                if (code == ResultCode.SUCCESS) {
                    answered.incrementAndGet();
                }
            } catch (CallException.NotSent e) {
                unsent.incrementAndGet();
                awaitReady();
            } catch (CallException.NoAnswer e) {
                unanswered.incrementAndGet();
            }
        }
    }

    private void awaitReady() {
        while (!enough) {
            try {
                node.awaitReady(PAUSE);
                return;
            } catch (CallException.NotSent e) {
                unsent.incrementAndGet();
            }
        }
    }
}
