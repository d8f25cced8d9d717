package io.vernier.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Cuts the stream into frames of one length, of which only a number at the start is looked at. */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write ends the run, which shows
abstract class BareFrames extends ChannelInboundHandlerAdapter {
    private final int receivedLength;
    private final int sentLength;
    private @Nullable ChannelHandlerContext context;
    private @Nullable ByteBuf rest;
    private boolean written;

    BareFrames(int receivedLength, int sentLength) {
        this.receivedLength = receivedLength;
        this.sentLength = sentLength;
    }

    abstract void received(long id);

    /** Writes a frame; it goes out with the next flush. On the event loop. */
    final void send(long id) {
        ChannelHandlerContext to = Objects.requireNonNull(context);
        ByteBuf frame = to.alloc().directBuffer(sentLength, sentLength);
        frame.setLong(0, id).writerIndex(sentLength);
        to.write(frame, to.voidPromise());
        written = true;
    }

    final void flush() {
        if (written) {
            written = false;
            Objects.requireNonNull(context).flush();
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext newContext) {
        context = newContext;
    }

    @Override
    public void channelRead(ChannelHandlerContext from, Object message) {
        var octets = (ByteBuf) message;
        if (rest != null) {
            int missing = Math.min(octets.readableBytes(), receivedLength - rest.readableBytes());
            rest.writeBytes(octets, missing);
            if (rest.readableBytes() == receivedLength) {
                received(rest.getLong(0));
                rest.release();
                rest = null;
            }
        }
        while (octets.readableBytes() >= receivedLength) {
            received(octets.getLong(octets.readerIndex()));
            octets.skipBytes(receivedLength);
        }
        if (octets.isReadable()) {
            rest = from.alloc().directBuffer(receivedLength).writeBytes(octets);
        }
        octets.release();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext from) {
        flush();
    }
}
