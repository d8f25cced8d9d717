package io.vernier.cli.load;

import java.util.concurrent.locks.LockSupport;

/** The time of a run. A test has one that goes on only when somebody waits. */
interface LoadClock {
    /** Nanoseconds since some moment; to be compared by difference. */
    long now();

    /** Waits so long, or shorter. */
    void await(long nanos) throws InterruptedException;

    /** The time of this process. */
    static LoadClock real() {
        return new LoadClock() {
            @Override
            public long now() {
                return System.nanoTime();
            }

            @Override
            public void await(long nanos) throws InterruptedException {
                LockSupport.parkNanos(nanos);
                if (Thread.interrupted()) {
                    throw new InterruptedException("while a load was running");
                }
            }
        };
    }
}
