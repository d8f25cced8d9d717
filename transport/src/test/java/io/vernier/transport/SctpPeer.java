package io.vernier.transport;

import com.sun.nio.sctp.AbstractNotificationHandler;
import com.sun.nio.sctp.AssociationChangeNotification;
import com.sun.nio.sctp.AssociationChangeNotification.AssocChangeEvent;
import com.sun.nio.sctp.HandlerResult;
import com.sun.nio.sctp.MessageInfo;
import com.sun.nio.sctp.SctpChannel;
import com.sun.nio.sctp.SctpServerChannel;
import com.sun.nio.sctp.SctpStandardSocketOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A socket of the JDK's: each write is a user message, reading joins what comes. Blocking, with an end to each wait. */
public final class SctpPeer implements RawPeer {
    private static final int DIAMETER = 46;

    private final SctpChannel channel;
    private final List<MessageInfo> infos = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
    private byte[] unread = {};
    private boolean lost;
    private boolean over;

    /** A peer over a channel that is connected. */
    public SctpPeer(SctpChannel channel) throws IOException {
        this.channel = channel;
        channel.setOption(SctpStandardSocketOptions.SCTP_NODELAY, true);
        channel.setOption(SctpStandardSocketOptions.SO_SNDBUF, 1 << 20);
        channel.setOption(SctpStandardSocketOptions.SO_RCVBUF, 1 << 20);
        channel.configureBlocking(false);
    }

    public static SctpPeer connect(Endpoint remote) {
        try {
            return new SctpPeer(SctpChannel.open(address(remote), 10, 10));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static SctpListener listen(Endpoint local) {
        try {
            SctpServerChannel server = SctpServerChannel.open();
            server.bind(address(local));
            server.configureBlocking(false);
            int port = ((InetSocketAddress)
                            server.getAllLocalAddresses().iterator().next())
                    .getPort();
            return new SctpListener(server, Endpoint.of(local.host(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InetSocketAddress address(Endpoint endpoint) throws IOException {
        return new InetSocketAddress(InetAddress.getAllByName(endpoint.host())[0], endpoint.port());
    }

    /** The JDK's channel, for what only SCTP can do. */
    public SctpChannel channel() {
        return channel;
    }

    /** How the messages came that were read. */
    public List<MessageInfo> infos() {
        return infos;
    }

    @Override
    public void write(byte[] octets) {
        write(octets, MessageInfo.createOutgoing(null, 0).payloadProtocolID(DIAMETER));
    }

    /** Sends one user message on the stream, in the order and with the payload protocol that this says. */
    public void write(byte[] octets, MessageInfo how) {
        try {
            var message = ByteBuffer.wrap(octets);
            while (channel.send(message, how) == 0) {
                await(channel, SelectionKey.OP_WRITE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public byte[] read(int count) {
        var octets = new ByteArrayOutputStream();
        octets.writeBytes(unread);
        while (octets.size() < count) {
            try {
                if (!receive(octets)) {
                    throw new AssertionError("the end came after " + octets.size() + " of " + count + " octets");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        byte[] all = octets.toByteArray();
        unread = Arrays.copyOfRange(all, count, all.length);
        return Arrays.copyOf(all, count);
    }

    @Override
    public boolean awaitEnd() {
        try {
            while (receive(new ByteArrayOutputStream())) {}
            return !lost;
        } catch (IOException e) {
            return false;
        }
    }

    /** Waits for something to come; false at the end. */
    private boolean receive(ByteArrayOutputStream octets) throws IOException {
        buffer.clear();
        MessageInfo info = channel.receive(buffer, null, new Listening());
        if (info == null && over) {
            return false;
        }
        if (info == null) {
            await(channel, SelectionKey.OP_READ);
            return true;
        }
        if (info.bytes() < 0) {
            return false;
        }
        infos.add(info);
        byte[] part = new byte[info.bytes()];
        buffer.flip().get(part);
        octets.writeBytes(part);
        return true;
    }

    @Override
    public void finish() {
        try {
            channel.shutdown();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void reset() {
        try {
            channel.setOption(SctpStandardSocketOptions.SO_LINGER, 0);
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(SelectableChannel channel, int operation) throws IOException {
        try (Selector selector = Selector.open()) {
            channel.register(selector, operation);
            if (selector.select(Duration.ofSeconds(Recorder.PATIENCE_SECONDS).toMillis()) == 0) {
                throw new AssertionError("nothing happened in time");
            }
        }
    }

    private final class Listening extends AbstractNotificationHandler<Object> {
        @Override
        public HandlerResult handleNotification(AssociationChangeNotification change, Object nothing) {
            lost |= change.event() == AssocChangeEvent.COMM_LOST;
            over |= change.event() == AssocChangeEvent.SHUTDOWN;
            return HandlerResult.CONTINUE;
        }
    }

    /** Accepts associations. */
    public record SctpListener(SctpServerChannel server, Endpoint local) implements RawListener {
        @Override
        public SctpPeer accept() {
            try {
                SctpChannel accepted = server.accept();
                while (accepted == null) {
                    await(server, SelectionKey.OP_ACCEPT);
                    accepted = server.accept();
                }
                return new SctpPeer(accepted);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
