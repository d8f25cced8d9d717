package io.vernier.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.Explanation;
import io.vernier.codec.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A handler that notes what it hears, for a test to wait for. Every wait has an end. */
public class Recorder implements ConnectHandler {
    public static final long PATIENCE_SECONDS = 20;

    final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    final CompletableFuture<Connection> opened = new CompletableFuture<>();
    final CompletableFuture<Explanation> closed = new CompletableFuture<>();
    final CompletableFuture<Explanation> notConnected = new CompletableFuture<>();
    final BlockingQueue<Boolean> writable = new LinkedBlockingQueue<>();
    final AtomicInteger batches = new AtomicInteger();

    @Override
    public void opened(Connection connection) {
        opened.complete(connection);
    }

    @Override
    public void message(Connection connection, Message message) {
        messages.add(message);
    }

    @Override
    public void batchEnd(Connection connection) {
        batches.incrementAndGet();
    }

    @Override
    public void writable(Connection connection, boolean now) {
        writable.add(now);
    }

    @Override
    public void closed(Connection connection, Explanation why) {
        if (!closed.complete(why)) {
            throw new IllegalStateException("closed a second time: " + why);
        }
    }

    @Override
    public void notConnected(Explanation why) {
        notConnected.complete(why);
    }

    public Connection connection() {
        return await(opened);
    }

    public Message message() {
        return await(messages);
    }

    public List<Message> messages(int count) {
        var list = new ArrayList<Message>();
        for (int i = 0; i < count; i++) {
            list.add(message());
        }
        return list;
    }

    public Explanation closed() {
        return await(closed);
    }

    Explanation notConnected() {
        return await(notConnected);
    }

    /** Sends on the connection's loop and waits for the result. */
    public SendResult send(Message message, Lane lane) {
        return onLoop(() -> connection().send(message, lane));
    }

    /** Runs something on the connection's loop and waits for its result. */
    public <T> T onLoop(Supplier<T> task) {
        return onLoop(connection(), task);
    }

    static <T> T onLoop(Connection connection, Supplier<T> task) {
        var result = new CompletableFuture<T>();
        connection.execute(() -> {
            try {
                result.complete(task.get());
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        return await(result);
    }

    public static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    public static <T> T await(BlockingQueue<T> queue) {
        try {
            T first = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(first).as("nothing came in time").isNotNull();
            return Objects.requireNonNull(first);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
