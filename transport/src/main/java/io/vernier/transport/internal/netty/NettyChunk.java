package io.vernier.transport.internal.netty;

import io.netty.buffer.ByteBuf;
import io.vernier.transport.internal.Chunk;

/** A chunk in memory of Netty's, written through a view of it. */
public final class NettyChunk extends Chunk {
    private final ByteBuf memory;

    public NettyChunk(ByteBuf memory) {
        super(memory.nioBuffer(0, memory.capacity()));
        this.memory = memory;
    }

    /** The memory with what has been written to it; whoever takes it releases it. */
    public ByteBuf written() {
        return memory.setIndex(0, buffer().position());
    }

    @Override
    public void release() {
        memory.release();
    }
}
