package io.vernier.transport.tcp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.vernier.transport.Security;
import io.vernier.transport.TransportProblem;
import io.vernier.transport.internal.Chunk;
import io.vernier.transport.internal.FramedConnection;
import io.vernier.transport.internal.netty.NettyChunk;
import io.vernier.transport.internal.netty.NettyWire;
import io.vernier.transport.internal.netty.Opener;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The end of Netty's pipeline and the lower end of a connection. Confined to the channel's event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // what fails is told by exceptionCaught and channelInactive
final class TcpWire extends ChannelInboundHandlerAdapter implements NettyWire {
    private final Channel channel;
    private final Opener opener;
    private final @Nullable SslHandler tls;
    private final @Nullable ReadGate gate;
    private @Nullable FramedConnection connection;

    /** The opener is called once the channel is active, and the handshake done where there is one. */
    TcpWire(Channel channel, Opener opener, @Nullable SslHandler tls) {
        this.channel = channel;
        this.opener = opener;
        this.tls = tls;
        this.gate = tls == null ? null : new ReadGate();
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public void attach(FramedConnection newConnection) {
        connection = newConnection;
    }

    /** How the channel is protected, once it is. */
    Optional<Security> security(boolean isNameChecked) {
        return tls == null
                ? Optional.empty()
                : Optional.of(TlsSessions.security(tls.engine().getSession(), isNameChecked));
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (tls == null) {
            opener.opened(this);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (handshake.isSuccess()) {
                opener.opened(this);
            } else {
                opener.notProtected(this, handshake.cause());
            }
        } else if (event instanceof SslCloseCompletionEvent goodbye && !goodbye.isSuccess() && connection != null) {
            connection.failed(TransportProblem.RESET_BY_PEER.explain(
                    "the peer " + connection.remote() + " ended the connection without the goodbye of TLS"));
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var octets = (ByteBuf) message;
        if (gate == null || gate.letsThrough(octets)) {
            deliver(octets);
        }
    }

    private void deliver(ByteBuf octets) {
        try {
            connection().received(octets.internalNioBuffer(octets.readerIndex(), octets.readableBytes()));
        } finally {
            octets.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (gate != null) {
            gate.batchEnd();
        }
        if (connection != null) {
            connection.batchEnd();
        }
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
            connection.failed(TcpWords.lost(connection.remote(), cause));
        }
        channel.close();
        if (!(cause instanceof IOException) && !(cause instanceof DecoderException)) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, cause);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (gate != null) {
            gate.release();
        }
        if (connection != null) {
            connection.batchEnd();
            connection.gone();
        }
    }

    @Override
    public Chunk chunk(int atLeast) {
        return new NettyChunk(channel.alloc().directBuffer(atLeast, atLeast));
    }

    @Override
    public boolean isWritable() {
        return channel.isWritable();
    }

    @Override
    public void write(Chunk chunk) {
        channel.write(((NettyChunk) chunk).written(), channel.voidPromise());
    }

    @Override
    public void flush() {
        channel.flush();
    }

    @Override
    public void setReading(boolean reading) {
        channel.config().setAutoRead(reading);
        if (gate != null) {
            gate.setOpen(reading);
            if (reading) {
                deliverHeld(gate);
            }
        }
    }

    @Override
    public void readOnce() {
        if (gate == null || gate.isEmpty()) {
            channel.read();
        } else {
            deliverHeld(gate);
        }
    }

    private void deliverHeld(ReadGate held) {
        for (ByteBuf octets = held.next(); octets != null; octets = held.next()) {
            deliver(octets);
        }
        connection().batchEnd();
    }

    @Override
    public void finish() {
        // an empty write, and the goodbye of TLS, are done when everything before them is
        ChannelFuture last = tls == null ? channel.writeAndFlush(Unpooled.EMPTY_BUFFER) : tls.closeOutbound();
        last.addListener(done -> socket().shutdownOutput());
    }

    @Override
    public void close() {
        channel.close();
    }

    @Override
    public void reset() {
        try {
            socket().config().setSoLinger(0);
        } catch (ChannelException alreadyGone) {
            // closing what the kernel has already closed needs no reset
        }
        // from the first handler on, so that TLS does not say goodbye first; a channel that has gone has no handler
        // left
        ChannelHandlerContext first = channel.pipeline().firstContext();
        if (first != null) {
            first.close();
        }
    }

    private SocketChannel socket() {
        return (SocketChannel) channel;
    }

    private FramedConnection connection() {
        return Objects.requireNonNull(connection, "nothing is read before the channel is active");
    }
}
