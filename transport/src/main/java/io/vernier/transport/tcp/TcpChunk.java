package io.vernier.transport.tcp;

import io.netty.buffer.ByteBuf;
import io.vernier.transport.internal.Chunk;

/** A chunk in memory of Netty's, written through a view of it. */
final class TcpChunk extends Chunk {
    private final ByteBuf memory;

    TcpChunk(ByteBuf memory) {
        super(memory.nioBuffer(0, memory.capacity()));
        this.memory = memory;
    }

    /** The memory with what has been written to it; whoever takes it releases it. */
    ByteBuf written() {
        return memory.setIndex(0, buffer().position());
    }

    @Override
    public void release() {
        memory.release();
    }
}
