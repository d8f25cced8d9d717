package io.vernier.transport.internal;

import io.vernier.transport.SendResult;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** A bounded queue of messages, already as octets in chunks. Confined to the connection's event loop. */
final class OutLane {
    /** Some 170 requests of credit control; what one write to a socket takes. */
    private static final int CHUNK = 64 * 1024;

    private final ArrayDeque<Chunk> chunks = new ArrayDeque<>();
    private final Wire wire;
    private final long maxBytes;
    private final int maxMessages;
    private long bytes;
    private long answerBytes;
    private int messages;

    OutLane(Wire wire, long maxBytes, int maxMessages) {
        this.wire = wire;
        this.maxBytes = maxBytes;
        this.maxMessages = maxMessages;
    }

    SendResult add(OutgoingMessage message, int length) {
        if (messages >= maxMessages || bytes + length > maxBytes) {
            return SendResult.LANE_FULL;
        }
        Chunk chunk = chunks.peekLast();
        if (chunk == null || chunk.buffer().remaining() < length) {
            chunk = wire.chunk(Math.max(length, CHUNK));
            chunks.addLast(chunk);
        }
        message.writeTo(chunk.buffer(), length);
        int answer = message.isRequest() ? 0 : length;
        chunk.messageAdded(answer);
        messages++;
        bytes += length;
        answerBytes += answer;
        return SendResult.QUEUED;
    }

    @Nullable Chunk poll() {
        Chunk chunk = chunks.pollFirst();
        if (chunk != null) {
            messages -= chunk.messages();
            bytes -= chunk.buffer().position();
            answerBytes -= chunk.answerBytes();
        }
        return chunk;
    }

    boolean isEmpty() {
        return chunks.isEmpty();
    }

    long bytes() {
        return bytes;
    }

    long answerBytes() {
        return answerBytes;
    }

    int messages() {
        return messages;
    }

    void release() {
        for (Chunk chunk = poll(); chunk != null; chunk = poll()) {
            chunk.release();
        }
    }
}
