package io.vernier.transport.tcp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannel;
import io.vernier.transport.internal.Chunk;
import io.vernier.transport.internal.FramedConnection;
import io.vernier.transport.internal.Wire;
import java.io.IOException;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The end of Netty's pipeline and the lower end of a connection. Confined to the channel's event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // what fails is told by exceptionCaught and channelInactive
final class TcpWire extends ChannelInboundHandlerAdapter implements Wire {
    private final Channel channel;
    private final Consumer<TcpWire> opener;
    private @Nullable FramedConnection connection;

    /** The opener is called once the channel is active: it makes the connection and gives it a handler. */
    TcpWire(Channel channel, Consumer<TcpWire> opener) {
        this.channel = channel;
        this.opener = opener;
    }

    SocketChannel channel() {
        return (SocketChannel) channel;
    }

    /** Tells the wire whom it works for; the opener does it before the handler hears anything. */
    void attach(FramedConnection newConnection) {
        connection = newConnection;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        opener.accept(this);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var octets = (ByteBuf) message;
        try {
            connection().received(octets.internalNioBuffer(octets.readerIndex(), octets.readableBytes()));
        } finally {
            octets.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        connection().batchEnd();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (channel.isWritable() && connection != null) {
            connection.wireWritable();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (connection != null) {
            connection.failed(SocketWords.lost(connection.remote(), cause));
        }
        channel.close();
        if (!(cause instanceof IOException)) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, cause);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (connection != null) {
            connection.batchEnd();
            connection.gone();
        }
    }

    @Override
    public Chunk chunk(int atLeast) {
        return new TcpChunk(channel.alloc().directBuffer(atLeast, atLeast));
    }

    @Override
    public boolean isWritable() {
        return channel.isWritable();
    }

    @Override
    public void write(Chunk chunk) {
        channel.write(((TcpChunk) chunk).written(), channel.voidPromise());
    }

    @Override
    public void flush() {
        channel.flush();
    }

    @Override
    public void setReading(boolean reading) {
        channel.config().setAutoRead(reading);
    }

    @Override
    public void readOnce() {
        channel.read();
    }

    @Override
    public void finish() {
        // an empty write is done when everything before it is
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER)
                .addListener(done -> channel().shutdownOutput());
    }

    @Override
    public void close() {
        channel.close();
    }

    @Override
    public void reset() {
        try {
            channel().config().setSoLinger(0);
        } catch (ChannelException alreadyGone) {
            // closing what the kernel has already closed needs no reset
        }
        channel.close();
    }

    private FramedConnection connection() {
        return Objects.requireNonNull(connection, "nothing is read before the channel is active");
    }
}
