package io.vernier.transport.memory;

import io.vernier.transport.EventLoop;
import io.vernier.transport.RawPeer;
import io.vernier.transport.Recorder;
import java.io.ByteArrayOutputStream;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads from an in-memory stream only while the test asks for octets, as somebody with a socket would. */
final class MemoryPeer implements RawPeer, MemorySocket.Owner {
    private final EventLoop loop;
    private final BlockingQueue<Object> received = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream left = new ByteArrayOutputStream();
    private volatile @Nullable MemorySocket socket;

    MemoryPeer(EventLoop loop) {
        this.loop = loop;
    }

    void own(MemorySocket newSocket) {
        socket = newSocket;
        newSocket.setReading(false);
        newSocket.own(this);
    }

    @Override
    public void write(byte[] octets) {
        loop.execute(() -> socket().send(octets));
    }

    @Override
    public byte[] read(int count) {
        while (left.size() < count) {
            if (!(next() instanceof byte[] octets)) {
                throw new AssertionError("the stream ended after " + left.size() + " of " + count + " octets");
            }
            left.writeBytes(octets);
        }
        byte[] all = left.toByteArray();
        left.reset();
        left.write(all, count, all.length - count);
        byte[] wanted = new byte[count];
        System.arraycopy(all, 0, wanted, 0, count);
        return wanted;
    }

    @Override
    public boolean awaitEnd() {
        Object next = next();
        while (next instanceof byte[]) {
            next = next();
        }
        return next == MemorySocket.Ending.IN_ORDER;
    }

    @Override
    public void finish() {
        loop.execute(() -> socket().finish());
    }

    @Override
    public void reset() {
        loop.execute(() -> socket().reset());
    }

    @Override
    public void close() {
        loop.execute(() -> socket().close());
    }

    @Override
    public void received(byte[] octets) {
        received.add(octets);
    }

    @Override
    public void ended() {
        received.add(MemorySocket.Ending.IN_ORDER);
    }

    @Override
    public void writable() {}

    @Override
    public void gone(MemorySocket.Ending ending) {
        received.add(ending);
    }

    private Object next() {
        for (long waited = 0; waited < Recorder.PATIENCE_SECONDS * 1000; waited += 10) {
            if (received.isEmpty()) {
                loop.execute(() -> socket().readOnce());
            }
            try {
                Object next = received.poll(10, TimeUnit.MILLISECONDS);
                if (next != null) {
                    return next;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("nothing came in time");
    }

    private MemorySocket socket() {
        return Objects.requireNonNull(socket);
    }
}
