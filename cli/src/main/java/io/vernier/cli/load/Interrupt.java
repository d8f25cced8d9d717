package io.vernier.cli.load;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C ends a run early instead of losing what it has measured: the process stays until the report is out and the
 * connections are closed.
 */
final class Interrupt implements AutoCloseable {
    private static final Duration REPORTING = Duration.ofSeconds(5);

    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook;
    private volatile @Nullable LoadLoop loop;

    /** @param lastAnswers how long the last answers of a run are waited for */
    Interrupt(Duration lastAnswers) {
        this.hook = Thread.ofPlatform().name("interrupt").unstarted(() -> {
            LoadLoop running = loop;
            if (running == null) {
                return;
            }
            running.stop();
            try {
                over.await(lastAnswers.plus(REPORTING).toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException again) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    void stops(LoadLoop newLoop) {
        loop = newLoop;
    }

    /** The run is over. */
    @Override
    public void close() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException interrupted) {
            // the process is ending: the hook runs already, and has been told
        }
    }
}
