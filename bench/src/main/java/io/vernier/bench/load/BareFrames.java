package io.vernier.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.EventExecutor;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Cuts the stream into frames of one length; what is sent while octets come goes out after the last of them. */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write ends the run, which shows
abstract class BareFrames extends ChannelInboundHandlerAdapter {
    private final int receivedLength;
    private final int sentLength;
    private @Nullable ChannelHandlerContext context;
    private @Nullable ByteBuf rest;
    private boolean written;
    private boolean reading;
    private boolean flushing;

    BareFrames(int receivedLength, int sentLength) {
        this.receivedLength = receivedLength;
        this.sentLength = sentLength;
    }

    /** A frame begins here; the octets are gone afterwards. On the event loop. */
    abstract void received(ByteBuf octets, int begin);

    /** A frame to be filled and sent, as long as all are. On the event loop. */
    final ByteBuf newFrame() {
        return context().alloc().directBuffer(sentLength, sentLength);
    }

    /** Writes a frame; it goes out with the next flush. On the event loop. */
    final void send(ByteBuf frame) {
        context().write(frame.writerIndex(sentLength), context().voidPromise());
        written = true;
    }

    /** A client that sends such frames, filled by the sender. */
    final Contender.Client client(IntConsumer sender) {
        return new LoopClient(
                slot -> onLoop(() -> sender.accept(slot)),
                (task, nanos) -> context().executor().schedule(task, nanos, TimeUnit.NANOSECONDS));
    }

    /** What is sent while octets are read goes out after the last of them, all else behind what was there before. */
    private void onLoop(Runnable send) {
        EventExecutor loop = context().executor();
        if (loop.inEventLoop()) {
            send.run();
            if (!reading && !flushing) {
                flushing = true;
                loop.execute(this::flush);
            }
        } else {
            loop.execute(() -> onLoop(send));
        }
    }

    private void flush() {
        flushing = false;
        if (written) {
            written = false;
            context().flush();
        }
    }

    private ChannelHandlerContext context() {
        return Objects.requireNonNull(context);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext newContext) {
        context = newContext;
    }

    @Override
    public void channelRead(ChannelHandlerContext from, Object message) {
        var octets = (ByteBuf) message;
        reading = true;
        if (rest != null) {
            int missing = Math.min(octets.readableBytes(), receivedLength - rest.readableBytes());
            rest.writeBytes(octets, missing);
            if (rest.readableBytes() == receivedLength) {
                received(rest, 0);
                rest.release();
                rest = null;
            }
        }
        while (octets.readableBytes() >= receivedLength) {
            received(octets, octets.readerIndex());
            octets.skipBytes(receivedLength);
        }
        if (octets.isReadable()) {
            rest = from.alloc().directBuffer(receivedLength).writeBytes(octets);
        }
        octets.release();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext from) {
        reading = false;
        flush();
    }
}
