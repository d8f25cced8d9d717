package io.vernier.node;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells events to any number of listeners, each on a virtual thread of its own and in order: a slow one delays nobody,
 * and loses what does not fit into its queue.
 */
final class Events implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("io.vernier.node.events");
    private static final int QUEUE = 4096;

    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();

    /** Ends the telling of events to one listener. */
    final class Subscription implements AutoCloseable {
        private final BlockingQueue<Runnable> queue = new ArrayBlockingQueue<>(QUEUE);
        private final AtomicLong lost = new AtomicLong();
        private final Consumer<? super NodeEvent> listener;
        private volatile boolean ended;

        private Subscription(Consumer<? super NodeEvent> listener) {
            this.listener = listener;
            Thread.ofVirtual().name("vernier-events").start(this::run);
        }

        private void tell(NodeEvent event) {
            if (!queue.offer(() -> deliver(event))) {
                if (lost.getAndIncrement() == 0) {
                    LOG.warn("A listener is {} events behind: what comes now is lost for it.", QUEUE);
                }
            } else if (lost.get() > 0) {
                LOG.warn("A listener that was too slow has lost {} events.", lost.getAndSet(0));
            }
        }

        private void deliver(NodeEvent event) {
            try {
                listener.accept(event);
            } catch (RuntimeException | Error e) {
                LOG.warn("A listener failed at {}.", event, e);
            }
        }

        private void run() {
            try {
                while (!ended || !queue.isEmpty()) {
                    queue.take().run();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            subscriptions.remove(this);
            ended = true;
            wake();
        }

        /** The thread may be waiting for the next event; where the queue is full it is not. */
        private void wake() {
            boolean unused = queue.offer(() -> {});
        }
    }

    Subscription add(Consumer<? super NodeEvent> listener) {
        var subscription = new Subscription(listener);
        subscriptions.add(subscription);
        return subscription;
    }

    void tell(NodeEvent event) {
        for (Subscription subscription : subscriptions) {
            subscription.tell(event);
        }
    }

    /** Ends all; what was told before is still delivered. */
    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
    }
}
