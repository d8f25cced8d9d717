package io.vernier.transport.memory;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A schedule that a thread of its own works through by the real clock. */
final class RealSchedule extends Schedule {
    private final Thread thread;

    RealSchedule() {
        thread = Thread.ofPlatform().name("vernier-memory").daemon().unstarted(this::work);
        thread.start();
    }

    @Override
    long nanoTime() {
        return System.nanoTime();
    }

    @Override
    void settle() {
        if (inLoop()) {
            return;
        }
        var done = new CountDownLatch(1);
        execute(done::countDown);
        try {
            boolean waiting = true;
            while (waiting && thread.isAlive()) {
                waiting = !done.await(20, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    void close() {
        thread.interrupt();
    }

    private void work() {
        try {
            while (true) {
                awaitDue();
                runNext(nanoTime());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
