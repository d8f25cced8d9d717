package io.vernier.transport.memory;

import io.vernier.codec.Message;
import io.vernier.transport.TransportProblem;
import io.vernier.transport.internal.Chunk;
import io.vernier.transport.internal.FramedConnection;
import io.vernier.transport.internal.Wire;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Joins a connection to one end of an in-memory stream. Confined to the network's thread. */
final class MemoryWire implements Wire, MemorySocket.Owner {
    private final MemorySocket socket;
    private @Nullable FramedConnection connection;
    private Runnable afterwards = () -> {};

    MemoryWire(MemorySocket socket) {
        this.socket = socket;
    }

    /** Tells whom the wire works for, and what to do once it is gone. */
    void attach(FramedConnection newConnection, Runnable newAfterwards) {
        connection = newConnection;
        afterwards = newAfterwards;
    }

    @Override
    public void received(byte[] octets) {
        connection().received(ByteBuffer.wrap(octets));
        connection().batchEnd();
    }

    @Override
    public void ended() {
        socket.close();
    }

    @Override
    public void writable() {
        connection().wireWritable();
    }

    @Override
    public void gone(MemorySocket.Ending ending) {
        switch (ending) {
            case IN_ORDER -> {}
            case RESET ->
                connection()
                        .failed(TransportProblem.RESET_BY_PEER.explain(
                                "the peer " + connection().remote() + " broke the connection"));
            case CUT ->
                connection()
                        .failed(TransportProblem.LOST.explain(
                                "the link to " + connection().remote() + " was cut"));
        }
        connection().gone();
        afterwards.run();
    }

    @Override
    public Chunk chunk(int atLeast) {
        return new HeapChunk(atLeast);
    }

    @Override
    public boolean isWritable() {
        return socket.isWritable();
    }

    @Override
    public void write(Chunk chunk) {
        ByteBuffer messages = chunk.buffer().flip();
        var kept = ByteBuffer.allocate(messages.remaining());
        while (messages.hasRemaining()) {
            byte[] octets = new byte[messages.getInt(messages.position()) & 0xff_ffff];
            messages.get(octets);
            if (!socket.link().drops(Message.decode(octets))) {
                kept.put(octets);
            }
        }
        byte[] octets = new byte[kept.flip().remaining()];
        kept.get(octets);
        socket.send(octets);
    }

    @Override
    public void flush() {}

    @Override
    public void setReading(boolean reading) {
        socket.setReading(reading);
    }

    @Override
    public void readOnce() {
        socket.readOnce();
    }

    @Override
    public void finish() {
        socket.finish();
    }

    @Override
    public void close() {
        socket.close();
    }

    @Override
    public void reset() {
        socket.reset();
    }

    private FramedConnection connection() {
        return Objects.requireNonNull(connection, "attached when made");
    }

    private static final class HeapChunk extends Chunk {
        HeapChunk(int size) {
            super(ByteBuffer.allocate(size));
        }

        @Override
        public void release() {}
    }
}
