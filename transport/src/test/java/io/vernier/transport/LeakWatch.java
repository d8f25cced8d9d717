package io.vernier.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Listens to Netty's leak detector, which looks at every buffer in these tests. */
final class LeakWatch extends Handler {
    private static final Logger DETECTOR = Logger.getLogger(ResourceLeakDetector.class.getName());
    private static @Nullable LeakWatch current;

    private final ConcurrentLinkedQueue<String> leaks = new ConcurrentLinkedQueue<>();

    private LeakWatch() {}

    static void start() {
        assertThat(ResourceLeakDetector.getLevel()).isEqualTo(ResourceLeakDetector.Level.PARANOID);
        current = new LeakWatch();
        DETECTOR.addHandler(current);
    }

    /** What has been lost since the start. */
    static List<String> stop() {
        var watch = Objects.requireNonNull(current);
        // the detector reports what the collector has found when the next buffers are made
        for (int i = 0; i < 3; i++) {
            System.gc();
            PooledByteBufAllocator.DEFAULT.directBuffer(16).release();
        }
        DETECTOR.removeHandler(watch);
        return new ArrayList<>(watch.leaks);
    }

    @Override
    public void publish(LogRecord record) {
        leaks.add(record.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
