package io.vernier.node;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells events to any number of listeners, each on a virtual thread of its own and in order: a slow one delays nobody,
 * and loses what does not fit into its queue. Where nothing happens there is no thread.
 */
final class Events {
    private static final Logger LOG = LoggerFactory.getLogger("io.vernier.node.events");
    private static final int QUEUE = 4096;

    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();

    /** Ends the telling of events to one listener. What was told before is still delivered. */
    final class Subscription implements AutoCloseable {
        private final BlockingQueue<NodeEvent> queue = new ArrayBlockingQueue<>(QUEUE);
        private final AtomicLong lost = new AtomicLong();
        private final Consumer<? super NodeEvent> listener;

        /** How many events wait for delivery; whoever raises it from zero starts a thread that delivers until it is zero. */
        private final AtomicInteger undelivered = new AtomicInteger();

        private Subscription(Consumer<? super NodeEvent> listener) {
            this.listener = listener;
        }

        private void tell(NodeEvent event) {
            if (!queue.offer(event)) {
                if (lost.getAndIncrement() == 0) {
                    LOG.warn("A listener is {} events behind: what comes now is lost for it.", QUEUE);
                }
                return;
            }
            if (lost.get() > 0) {
                LOG.warn("A listener that was too slow has lost {} events.", lost.getAndSet(0));
            }
            if (undelivered.getAndIncrement() == 0) {
                Thread.ofVirtual().name("vernier-events").start(this::deliver);
            }
        }

        private void deliver() {
            do {
                NodeEvent event = queue.poll();
                if (event != null) {
                    deliver(event);
                }
            } while (undelivered.decrementAndGet() > 0);
        }

        private void deliver(NodeEvent event) {
            try {
                listener.accept(event);
            } catch (RuntimeException | Error e) {
                LOG.warn("A listener failed at {}.", event, e);
            }
        }

        @Override
        public void close() {
            subscriptions.remove(this);
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
}
