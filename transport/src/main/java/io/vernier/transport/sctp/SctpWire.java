package io.vernier.transport.sctp;

import com.sun.nio.sctp.Association;
import com.sun.nio.sctp.AssociationChangeNotification;
import com.sun.nio.sctp.AssociationChangeNotification.AssocChangeEvent;
import com.sun.nio.sctp.MessageInfo;
import com.sun.nio.sctp.Notification;
import com.sun.nio.sctp.PeerAddressChangeNotification;
import com.sun.nio.sctp.SctpStandardSocketOptions;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.sctp.SctpMessage;
import io.vernier.codec.Explanation;
import io.vernier.transport.Path;
import io.vernier.transport.Security;
import io.vernier.transport.TransportException;
import io.vernier.transport.internal.Chunk;
import io.vernier.transport.internal.FramedConnection;
import io.vernier.transport.internal.netty.NettyChunk;
import io.vernier.transport.internal.netty.NettyWire;
import io.vernier.transport.internal.netty.Opener;
import io.vernier.transport.internal.tls.TlsSessions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * The end of Netty's pipeline and the lower end of a connection over SCTP: each message of a chunk becomes a user
 * message. Confined to the channel's event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails is told by exceptionCaught and channelInactive
final class SctpWire extends ChannelInboundHandlerAdapter implements NettyWire, DtlsLayer.User {
    /** Diameter in plain text (RFC 6733 section 2.1.1). */
    private static final int DIAMETER = 46;

    /** Diameter in DTLS (RFC 6733 section 11.5). */
    static final int DIAMETER_IN_DTLS = 47;

    private static final int LENGTH = 0xff_ffff;
    private static final int UNORDERED = 1 << 16;

    private final SctpSocket socket;
    private final Opener opener;
    private final Delivery delivery;
    private final @Nullable Protection protection;
    private final Paths paths = new Paths();
    private Streams streams;
    private int longestMessage;
    private boolean reading = true;
    private boolean lost;
    private boolean over;
    private boolean isToldOf;
    private boolean hasPeerLeft;
    private @Nullable FramedConnection connection;
    private @Nullable DtlsLayer dtls;
    private @Nullable SSLSession session;

    /** The opener is called once the association is up, and protected where it is to be. */
    SctpWire(SctpSocket socket, Opener opener, Delivery delivery, @Nullable Protection protection) {
        this.socket = socket;
        this.opener = opener;
        this.delivery = delivery;
        this.protection = protection;
        this.streams = new Streams(delivery, 0, 1);
        socket.attach(this);
    }

    @Override
    public Channel channel() {
        return socket;
    }

    /** The address that messages go to. */
    InetSocketAddress primary() {
        return paths.primary();
    }

    SctpSocket socket() {
        return socket;
    }

    @Override
    public void attach(FramedConnection newConnection) {
        connection = newConnection;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        Association association = socket.association();
        int count = association == null ? 1 : association.maxOutboundStreams();
        // RFC 6083 section 4.4 leaves stream 0 to the handshake where there are others
        streams = new Streams(delivery, protection == null || count == 1 ? 0 : 1, count);
        longestMessage = socket.up();
        InetSocketAddress primary = socket.primary();
        if (primary != null) {
            open(primary);
        }
    }

    /** Who sent something and was gone before it was accepted is known by what was sent, as soon as that is read. */
    private void open(InetSocketAddress primary) {
        isToldOf = true;
        paths.begin(primary, socket.allRemoteAddresses());
        if (protection == null) {
            opener.opened(this);
        } else {
            protect(protection);
        }
    }

    private void protect(Protection by) {
        // asked for now it is known also when the association is gone
        socket.remoteAddress();
        try {
            dtls = by.layer(socket, this);
            dtls.begin();
        } catch (IOException e) {
            notSecured(e);
            socket.close();
        }
    }

    /** A message or a part of one came. */
    void received(MessageInfo info, ByteBuffer octets) {
        if (connection == null && dtls == null && info.address() instanceof InetSocketAddress sender) {
            open(sender);
        }
        int stream = info.streamNumber() | (info.isUnordered() ? UNORDERED : 0);
        if (dtls != null) {
            dtls.received(stream, octets, info.isComplete());
        } else if (connection != null) {
            part(stream, octets, info.isComplete());
        }
    }

    private void part(int stream, ByteBuffer octets, boolean last) {
        streams.received(octets);
        connection().receivedPart(stream, octets, last);
    }

    @Override
    public void secured(SSLSession newSession) {
        session = newSession;
        opener.opened(this);
    }

    @Override
    public void notSecured(Throwable cause) {
        isToldOf = true;
        opener.notProtected(this, cause);
    }

    @Override
    public void broken(Exception cause) {
        connection().failed(SctpWords.notProtected("the peer " + connection().remote(), cause));
        reset();
    }

    @Override
    public void message(int stream, ByteBuffer octets) {
        part(stream, octets, true);
    }

    @Override
    public void batchEnd() {
        connection().batchEnd();
    }

    @Override
    public void peerLeft() {
        hasPeerLeft = true;
    }

    /** How the association is protected, once it is. */
    Optional<Security> security(boolean isNameChecked) {
        return session == null ? Optional.empty() : Optional.of(TlsSessions.security(session, isNameChecked));
    }

    /** Something happened to the association. */
    void notified(Notification notification) {
        if (notification instanceof AssociationChangeNotification change) {
            changed(change.event());
        } else if (notification instanceof PeerAddressChangeNotification change && connection != null) {
            connection.pathChanged(paths.changed(change));
            paths.toPrefer(socket.settings().preferred()).ifPresent(this::prefer);
        }
    }

    /** Makes an address the primary one; the kernel tells of it, as of other changes. */
    private void prefer(InetSocketAddress address) {
        if (socket.makePrimary(address)) {
            paths.preferred(address);
        }
    }

    private void changed(AssocChangeEvent event) {
        if (event == AssocChangeEvent.RESTART) {
            if (connection == null) {
                socket.close();
                return;
            }
            connection().failed(SctpWords.restarted(connection().remote()));
            reset();
        }
        lost |= event == AssocChangeEvent.COMM_LOST;
        over |= lost || event == AssocChangeEvent.SHUTDOWN;
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        socket.batchEnded();
        if (connection != null) {
            connection.batchEnd();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (socket.isWritable() && connection != null) {
            connection.wireWritable();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (connection != null) {
            ended(SctpWords.lost(connection.remote(), cause));
        } else if (dtls != null) {
            dtls.gone(cause);
        }
        socket.close();
        if (!(cause instanceof IOException)) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, cause);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (connection != null) {
            connection.batchEnd();
            if (lost) {
                ended(SctpWords.lost(connection.remote()));
            } else if (dtls != null && dtls.isOpen()) {
                ended(SctpWords.leftWithoutWord(connection.remote()));
            }
        }
        if (dtls != null) {
            dtls.gone(new ClosedChannelException());
        }
        if (connection != null) {
            connection.gone();
        } else if (!isToldOf) {
            notSecured(new TransportException(SctpWords.goneAtOnce()));
        }
    }

    /** What becomes of the association behind the peer's last word is no matter, unless this side ended it. */
    private void ended(Explanation why) {
        connection().failed(hasPeerLeft ? SctpWords.left(connection().remote()) : why);
    }

    @Override
    public Chunk chunk(int atLeast) {
        return new NettyChunk(socket.alloc().directBuffer(atLeast, atLeast));
    }

    @Override
    public int longestMessage() {
        return longestMessage;
    }

    @Override
    public boolean isWritable() {
        return socket.isWritable();
    }

    @Override
    public void write(Chunk chunk) {
        ByteBuf messages = ((NettyChunk) chunk).written();
        while (messages.isReadable()) {
            int length = messages.getInt(messages.readerIndex()) & LENGTH;
            boolean unordered = streams.isUnordered();
            write(streams.next(), unordered, messages.readRetainedSlice(length));
        }
        messages.release();
    }

    private void write(int stream, boolean unordered, ByteBuf message) {
        if (dtls == null) {
            socket.write(new SctpMessage(DIAMETER, stream, unordered, message), socket.voidPromise());
            return;
        }
        try {
            var record = new SctpMessage(DIAMETER_IN_DTLS, stream, unordered, dtls.protect(message));
            socket.write(record, socket.voidPromise());
        } catch (SSLException e) {
            broken(e);
        } finally {
            message.release();
        }
    }

    @Override
    public void flush() {
        socket.flush();
    }

    @Override
    public void setReading(boolean nowReading) {
        reading = nowReading;
        socket.config().setAutoRead(nowReading);
        if (dtls != null && nowReading) {
            dtls.deliverEarly();
        }
    }

    @Override
    public boolean isReadingOn() {
        return reading;
    }

    /**
     * Whether the association has ended, so that nothing comes any more but the reason. The kernel gives no end of the
     * stream where this side was the first to shut down.
     */
    boolean isOver() {
        return over;
    }

    @Override
    public void readOnce() {
        socket.read();
    }

    @Override
    public List<Path> paths() {
        return paths.all();
    }

    @Override
    public void finish() {
        // an empty message is never sent, and done when everything before it is
        socket.writeAndFlush(new SctpMessage(DIAMETER, 0, Unpooled.EMPTY_BUFFER))
                .addListener(done -> {
                    if (dtls == null) {
                        shutDown();
                    } else {
                        dtls.leave(this::shutDown);
                    }
                });
    }

    private void shutDown() {
        if (socket.isOpen()) {
            try {
                socket.jdk().shutdown();
            } catch (IOException alreadyGone) {
                socket.close();
            }
        }
    }

    @Override
    public void close() {
        socket.close();
    }

    @Override
    public void reset() {
        try {
            socket.jdk().setOption(SctpStandardSocketOptions.SO_LINGER, 0);
        } catch (IOException alreadyGone) {
            // closing what the kernel has already closed needs no ABORT
        }
        socket.close();
    }

    private FramedConnection connection() {
        return Objects.requireNonNull(connection, "nothing is read before the channel is active");
    }
}
