package io.vernier.transport.sctp;

import com.sun.nio.sctp.SctpChannel;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
import io.vernier.codec.Explanation;
import io.vernier.transport.Acceptor;
import io.vernier.transport.ConnectAttempt;
import io.vernier.transport.ConnectHandler;
import io.vernier.transport.Endpoint;
import io.vernier.transport.EventLoop;
import io.vernier.transport.Listener;
import io.vernier.transport.Transport;
import io.vernier.transport.TransportException;
import io.vernier.transport.TransportLimits;
import io.vernier.transport.TransportProblem;
import io.vernier.transport.internal.FramedConnection;
import io.vernier.transport.internal.netty.Addresses;
import io.vernier.transport.internal.netty.ChannelListener;
import io.vernier.transport.internal.netty.Connecting;
import io.vernier.transport.internal.netty.Dialler;
import io.vernier.transport.internal.netty.NettyLoops;
import io.vernier.transport.internal.netty.NettyWire;
import io.vernier.transport.internal.netty.Opener;
import io.vernier.transport.internal.netty.SocketWords;
import io.vernier.transport.tcp.TlsCredentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Messages over SCTP (RFC 6733 section 2.1.1), each a user message of its own: one-to-one associations between all hosts of
 * an {@link Endpoint} on both sides, by the kernel's SCTP and the JDK's module {@code jdk.sctp}.
 */
public final class SctpTransport implements Transport {
    /** What Netty may hold: control messages wait behind this much at most, so it is little. */
    private static final WriteBufferWaterMark BELOW = new WriteBufferWaterMark(64 * 1024, 128 * 1024);

    private final SctpOptions options;
    private final @Nullable Dtls dtls;
    private final SctpSettings settings;
    private final NettyLoops loops;

    private SctpTransport(SctpOptions options, @Nullable Dtls dtls) {
        this.options = options;
        this.dtls = dtls;
        this.settings = new SctpSettings(options, dtls == null ? AssociationTuning.of(options) : dtls);
        this.loops = new NettyLoops(options.loops(), "vernier-sctp", NioIoHandler.newFactory());
    }

    /**
     * A transport with its own event loops.
     *
     * @throws TransportException if this machine can do no SCTP; see {@link #obstacle}
     */
    public static SctpTransport open(SctpOptions options) {
        obstacle().ifPresent(why -> {
            throw new TransportException(why);
        });
        return new SctpTransport(options, null);
    }

    /**
     * A transport with its own event loops whose associations are all protected by DTLS 1.2 (RFC 6083): {@code aaas} with
     * {@code transport=sctp}, port 5868. <strong>Experimental</strong>: no other implementation for Diameter is known to try it
     * with, and it may change. A message is a record, so none is longer than 16,384 octets, whatever the limits say.
     *
     * @param tls may be shared with others, and be told to read its certificates again
     * @throws TransportException if this machine can do no SCTP, or no DTLS over it: that takes Linux with SCTP-AUTH, Java 22,
     *     native access for this module, and the JDK's package {@code sun.security.ssl} opened to it
     */
    public static SctpTransport open(SctpOptions options, TlsCredentials tls) {
        obstacle().ifPresent(why -> {
            throw new TransportException(why);
        });
        TransportLimits limits = options.limits();
        int longest = Math.min(limits.maxMessageLength(), DtlsRecord.MAX_PLAINTEXT);
        SctpOptions bounded = options.withLimits(limits.withMaxMessageLength(longest))
                .withSendBuffer(options.sendBuffer().orElse(limits.maxMessageLength()))
                .withReceiveBuffer(options.receiveBuffer().orElse(limits.maxMessageLength()));
        return new SctpTransport(bounded, Dtls.open(bounded, tls));
    }

    /** A transport with all defaults. */
    public static SctpTransport open() {
        return open(SctpOptions.defaults());
    }

    /**
     * Why this machine can do no SCTP: the kernel has none, the library {@code libsctp.so.1} is not installed, or the JDK's
     * module {@code jdk.sctp} is missing. Empty where it can. Asks the machine each time, by opening a socket.
     */
    public static Optional<Explanation> obstacle() {
        return SctpSupport.obstacle();
    }

    @Override
    public String name() {
        return dtls == null ? "sctp" : "dtls";
    }

    @Override
    public Listener listen(Endpoint local, Acceptor acceptor) {
        List<InetSocketAddress> addresses;
        try {
            addresses = Addresses.resolve(local);
        } catch (UnknownHostException unknown) {
            throw new TransportException(
                    TransportProblem.NAME_NOT_FOUND.explain(
                            "cannot listen on " + local + ": no address is known for it"),
                    unknown);
        }
        List<InetAddress> more = addresses.stream()
                .skip(1)
                .map(InetSocketAddress::getAddress)
                .distinct()
                .toList();
        ChannelFuture bound = new ServerBootstrap()
                .group(loops.group())
                .channelFactory(() -> new SctpServerSocket(settings, more))
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, BELOW)
                .childHandler(pipeline(new Accepting(acceptor), false))
                .bind(addresses.get(0))
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new TransportException(SocketWords.listen(local, bound.cause()), bound.cause());
        }
        int port = ((InetSocketAddress) bound.channel().localAddress()).getPort();
        var taken = new Endpoint(
                addresses.stream()
                        .map(address -> Addresses.text(address.getAddress()))
                        .toList(),
                port);
        return loops.add(new ChannelListener(bound.channel(), taken, () -> true), bound.channel());
    }

    @Override
    public ConnectAttempt connect(Endpoint local, Endpoint remote, EventLoop loop, ConnectHandler handler) {
        return loops.connect(new Dialling(), local, remote, loop, handler);
    }

    @Override
    public EventLoop nextLoop() {
        return loops.next();
    }

    @Override
    public TransportLimits limits() {
        return options.limits();
    }

    @Override
    public void close() {
        loops.close();
    }

    @Override
    public String toString() {
        return name();
    }

    private FramedConnection connection(NettyWire wire) {
        SctpSocket socket = ((SctpWire) wire).socket();
        InetSocketAddress remote = ((SctpWire) wire).primary();
        List<InetAddress> locals = LocalAddresses.of(socket.allLocalAddresses(), remote.getAddress());
        InetSocketAddress bound = socket.localAddress();
        var local = new InetSocketAddress(locals.isEmpty() ? bound.getAddress() : locals.get(0), bound.getPort());
        var ends = new FramedConnection.Ends(
                loops.nextId(), Addresses.endpoint(local), Addresses.endpoint(remote), locals);
        var connection = new FramedConnection(ends, loops.loopOf(socket), limits(), wire);
        wire.attach(connection);
        ((SctpWire) wire).security(dtls != null && dtls.isNameChecked()).ifPresent(connection::secured);
        loops.add(connection, socket);
        return connection;
    }

    private SctpSocket socket(List<InetSocketAddress> from) {
        try {
            var socket = new SctpSocket(SctpChannel.open(), settings);
            socket.from(from);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ChannelInitializer<Channel> pipeline(Opener opener, boolean client) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline()
                        .addLast(new SctpWire((SctpSocket) channel, opener, options.delivery(), protection(client)));
            }
        };
    }

    private @Nullable Protection protection(boolean client) {
        return dtls == null ? null : (socket, user) -> dtls.layer(socket, client, user);
    }

    private final class Dialling implements Dialler {
        @Override
        public ChannelFuture dial(Connecting attempt, InetSocketAddress address, List<InetSocketAddress> from) {
            return new Bootstrap()
                    .group(attempt.loop().netty())
                    .channelFactory(() -> socket(from))
                    .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, NettyLoops.connectMillis(limits()))
                    .option(ChannelOption.WRITE_BUFFER_WATER_MARK, BELOW)
                    .handler(pipeline(attempt, true))
                    .connect(address);
        }

        @Override
        public FramedConnection connection(NettyWire wire) {
            return SctpTransport.this.connection(wire);
        }

        @Override
        public Explanation notProtected(Throwable cause) {
            return SctpWords.notProtected("the peer", cause);
        }

        @Override
        public TransportLimits limits() {
            return options.limits();
        }

        @Override
        public NettyLoops loops() {
            return loops;
        }
    }

    private final class Accepting implements Opener {
        private final Acceptor acceptor;

        Accepting(Acceptor acceptor) {
            this.acceptor = acceptor;
        }

        @Override
        public void opened(NettyWire wire) {
            connection(wire).open(acceptor);
        }

        @Override
        public void notProtected(NettyWire wire, Throwable cause) {
            InetSocketAddress address = ((SctpWire) wire).socket().remoteAddress();
            if (address != null) {
                Endpoint remote = Addresses.endpoint(address);
                acceptor.refused(remote, SctpWords.notProtected("the peer " + remote, cause));
            }
        }
    }
}
