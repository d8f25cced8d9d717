package io.vernier.transport.internal;

import java.nio.ByteBuffer;

/** Whole messages on their way out, gathered in one buffer. */
public abstract class Chunk {
    private final ByteBuffer buffer;
    private int messages;
    private int answerBytes;

    /** A chunk that writes to the buffer from its position on. */
    protected Chunk(ByteBuffer buffer) {
        this.buffer = buffer;
    }

    /** What has been written lies in front of the position. */
    public final ByteBuffer buffer() {
        return buffer;
    }

    /** Gives the memory back without sending it. */
    public abstract void release();

    final void messageAdded(int newAnswerBytes) {
        messages++;
        answerBytes += newAnswerBytes;
    }

    final int answerBytes() {
        return answerBytes;
    }

    final int messages() {
        return messages;
    }
}
