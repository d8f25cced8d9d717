package io.vernier.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings what several threads saw into the order of time: each sight is held back for a moment, in which an earlier one may
 * still come in.
 */
final class Notebook implements AutoCloseable {
    private static final Duration HELD_BACK = Duration.ofMillis(40);

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparingLong(Entry::number));
    private final Consumer<Sight> reader;
    private final Thread thread;
    private long count;
    private boolean closed;

    private record Entry(Sight sight, long number) {
        Instant at() {
            return sight.at();
        }
    }

    /** @param reader is told everything in order, by one thread at a time */
    Notebook(Consumer<Sight> reader) {
        this.reader = reader;
        this.thread = Thread.ofVirtual().start(this::read);
    }

    synchronized void write(Sight sight) {
        entries.add(new Entry(sight, count++));
        notifyAll();
    }

    private void read() {
        try {
            for (Entry next = await(); next != null; next = await()) {
                reader.accept(next.sight());
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** The next one whose time has come; null when there will be none. */
    private synchronized @Nullable Entry await() throws InterruptedException {
        while (true) {
            Entry first = entries.peek();
            if (first == null) {
                if (closed) {
                    return null;
                }
                wait();
                continue;
            }
            Duration left = Duration.between(Instant.now(), first.at().plus(HELD_BACK));
            if (closed || left.isNegative() || left.isZero()) {
                return entries.poll();
            }
            wait(left.toMillis() + 1);
        }
    }

    /** Has everything read that was written. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            thread.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
