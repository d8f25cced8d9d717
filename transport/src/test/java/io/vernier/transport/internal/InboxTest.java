package io.vernier.transport.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.transport.ConnectionTask;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class InboxTest {
    private final Inbox inbox = new Inbox();

    @Test
    void aBurstWakesTheLoopOnce() {
        assertThat(inbox.add(() -> {})).isTrue();
        assertThat(inbox.add(() -> {})).isFalse();
        assertThat(inbox.add(() -> {})).isFalse();
    }

    @Test
    void whatComesWhileTheLoopGoesToRestWakesItAgain() {
        inbox.add(() -> {});
        inbox.poll();
        inbox.add(() -> {});

        assertThat(inbox.rest()).isTrue();

        inbox.poll();
        assertThat(inbox.rest()).isFalse();
        assertThat(inbox.add(() -> {})).isTrue();
    }

    @Test
    void whereThereIsNoLoopAnyMoreEveryTaskOfManyThreadsIsRefusedOnce() throws InterruptedException {
        int threads = 4;
        int each = 20_000;
        var refused = new AtomicIntegerArray(threads * each);
        var producers = new ArrayList<Thread>();
        for (int t = 0; t < threads; t++) {
            int first = t * each;
            producers.add(Thread.ofPlatform().start(() -> {
                for (int i = first; i < first + each; i++) {
                    int number = i;
                    if (inbox.add(ConnectionTask.of(() -> {}, () -> refused.incrementAndGet(number)))) {
                        inbox.refuseAll();
                    }
                }
            }));
        }

        for (Thread producer : producers) {
            producer.join();
        }

        assertThat(IntStream.range(0, threads * each).map(refused::get)).containsOnly(1);
    }

    @Test
    void aTaskThatFailsToBeRefusedDoesNotKeepOthersFromHearing() {
        var thrown = new ArrayList<Throwable>();
        var heard = new ArrayList<String>();
        inbox.add(ConnectionTask.of(() -> {}, () -> {
            throw new IllegalStateException("no matter");
        }));
        inbox.add(ConnectionTask.of(() -> {}, () -> heard.add("second")));

        Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> thrown.add(e));
        try {
            inbox.refuseAll();
        } finally {
            Thread.currentThread().setUncaughtExceptionHandler(null);
        }

        assertThat(heard).containsExactly("second");
        assertThat(thrown).singleElement().isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatHasBeenTakenKeepsNothingAliveThatCameAfterIt() throws ReflectiveOperationException {
        var head = Inbox.class.getDeclaredField("head");
        head.setAccessible(true);
        Object before = head.get(inbox);
        inbox.add(() -> {});
        inbox.add(() -> {});
        inbox.poll();

        assertThat(before).hasFieldOrPropertyWithValue("next", null);
        assertThat(inbox.poll()).isNotNull();
    }

    @Test
    void nothingIsLostBetweenManyThreadsAndTheLoop() throws InterruptedException {
        int threads = 4;
        int each = 50_000;
        var wakes = new AtomicInteger();
        int[] next = new int[threads];
        var outOfOrder = new AtomicInteger();
        var producers = new ArrayList<Thread>();
        for (int t = 0; t < threads; t++) {
            int thread = t;
            producers.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < each; i++) {
                    int number = i;
                    boolean wake = inbox.add(() -> {
                        if (next[thread]++ != number) {
                            outOfOrder.incrementAndGet();
                        }
                    });
                    if (wake) {
                        wakes.incrementAndGet();
                    }
                }
            }));
        }

        int done = 0;
        while (done < threads * each) {
            if (wakes.get() == 0) {
                Thread.onSpinWait();
                continue;
            }
            wakes.decrementAndGet();
            for (Runnable task = inbox.poll(); task != null; task = inbox.poll()) {
                task.run();
                done++;
            }
            if (inbox.rest()) {
                wakes.incrementAndGet();
            }
        }
        for (Thread producer : producers) {
            producer.join();
        }

        assertThat(outOfOrder).hasValue(0);
        assertThat(next).containsOnly(each);
    }
}
