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
import io.vernier.transport.Endpoint;
import io.vernier.transport.Security;
import io.vernier.transport.TransportProblem;
import io.vernier.transport.internal.Chunk;
import io.vernier.transport.internal.FramedConnection;
import io.vernier.transport.internal.netty.NettyChunk;
import io.vernier.transport.internal.netty.NettyWire;
import io.vernier.transport.internal.netty.Opener;
import io.vernier.transport.internal.tls.TlsSessions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The end of Netty's pipeline and the lower end of a connection. Confined to the channel's event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // what fails is told by exceptionCaught and channelInactive
final class TcpWire extends ChannelInboundHandlerAdapter implements NettyWire {
    private final Channel channel;
    private final Opener opener;
    private final Protection protection;
    private @Nullable SslHandler tls;
    private @Nullable ReadGate gate;
    private @Nullable FramedConnection connection;

    /** The opener is called once the channel is active, and the handshake done where there is one from the start. */
    TcpWire(Channel channel, Opener opener, Protection protection) {
        this.channel = channel;
        this.opener = opener;
        this.protection = protection;
    }

    /** Has TLS below this from the first octet on; the remote end is null where that begins the handshake. */
    void protectFromTheStart(@Nullable Endpoint remote) {
        insert(protection.engine(channel.alloc(), remote));
    }

    private void insert(SslHandler engine) {
        tls = engine;
        gate = new ReadGate();
        gate.setOpen(channel.config().isAutoRead());
        channel.pipeline().addFirst(engine);
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
    Optional<Security> security() {
        return tls == null
                ? Optional.empty()
                : Optional.of(TlsSessions.security(tls.engine().getSession(), protection.isNameChecked()));
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
            handshakeEnded(handshake);
        } else if (event instanceof SslCloseCompletionEvent goodbye && !goodbye.isSuccess() && connection != null) {
            connection.failed(TransportProblem.RESET_BY_PEER.explain(
                    "the peer " + connection.remote() + " ended the connection without the goodbye of TLS"));
        }
    }

    private void handshakeEnded(SslHandshakeCompletionEvent handshake) {
        if (connection == null) {
            if (handshake.isSuccess()) {
                opener.opened(this);
            } else {
                opener.notProtected(this, handshake.cause());
            }
        } else if (handshake.isSuccess()) {
            security().ifPresent(connection::secured);
            connection.protectedNow();
        } else {
            connection.failed(TcpWords.notProtected("the peer " + connection.remote(), handshake.cause()));
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
    public boolean isProtectable() {
        return tls == null && protection.isPossible();
    }

    @Override
    public void protect(boolean isInitiator) {
        insert(protection.engine(channel.alloc(), isInitiator ? connection().remote() : null));
    }

    @Override
    public void takeBack(ByteBuffer octets) {
        channel.pipeline()
                .fireChannelRead(channel.alloc().buffer(octets.remaining()).writeBytes(octets));
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
        if (gate != null && !gate.isEmpty()) {
            deliverHeld(gate);
            return;
        }
        if (gate != null) {
            gate.openOnce();
        }
        channel.read();
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
