package io.vernier.transport.sctp;

import com.sun.nio.sctp.AbstractNotificationHandler;
import com.sun.nio.sctp.AssociationChangeNotification;
import com.sun.nio.sctp.HandlerResult;
import com.sun.nio.sctp.MessageInfo;
import com.sun.nio.sctp.Notification;
import com.sun.nio.sctp.PeerAddressChangeNotification;
import com.sun.nio.sctp.SctpChannel;
import com.sun.nio.sctp.SctpStandardSocketOptions;
import com.sun.nio.sctp.ShutdownNotification;
import io.netty.channel.Channel;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.sctp.nio.NioSctpChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Netty's channel for an association, changed in three ways: it binds several addresses before it connects; it reads
 * into one buffer and hands each part over at once, where Netty would take a buffer for each; and an association that
 * ends is not closed before what came in front of its end has been read. Confined to its event loop.
 */
final class SctpSocket extends NioSctpChannel {
    /** Octets read at once; a longer message comes in parts. */
    static final int READ_AT_ONCE = 64 * 1024;

    /** What one batch is, so that others on the loop get their turn. */
    private static final int READS_PER_BATCH = 64;

    private static final ThreadLocal<ByteBuffer> BUFFER =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(READ_AT_ONCE));

    private final SctpChannel association;
    private final SctpSettings settings;
    private final Events events = new Events();
    private List<InetSocketAddress> from = List.of();
    private @Nullable SctpWire wire;
    private int reads;
    private int octets;

    /** A socket that is to connect. */
    SctpSocket(SctpChannel association, SctpSettings settings) {
        super(association);
        this.association = association;
        this.settings = settings;
    }

    /** An association that was accepted. */
    SctpSocket(Channel parent, SctpChannel association, SctpSettings settings) {
        super(parent, association);
        this.association = association;
        this.settings = settings;
    }

    /** The addresses to bind before connecting, all with the port of the first. */
    void from(List<InetSocketAddress> addresses) {
        from = addresses;
    }

    /** The JDK's channel. */
    SctpChannel jdk() {
        return association;
    }

    @Override
    protected boolean doConnect(SocketAddress remote, SocketAddress local) throws Exception {
        settings.connecting(association, from);
        return super.doConnect(remote, local);
    }

    @Override
    protected int doReadMessages(List<Object> out) throws Exception {
        ByteBuffer buffer = BUFFER.get().clear();
        MessageInfo info = association.receive(buffer, null, events);
        if (info == null) {
            return wire().isOver() ? -1 : 0;
        }
        if (info.bytes() < 0) {
            return -1;
        }
        reads++;
        octets += info.bytes();
        wire().received(info, buffer.flip());
        return isOpen() ? 1 : 0;
    }

    @Override
    @SuppressWarnings("deprecation") // of the type of the parameter, which Netty itself has not replaced yet
    protected boolean continueReading(RecvByteBufAllocator.Handle handle) {
        return wire().isReadingOn() && reads < READS_PER_BATCH && octets < READ_AT_ONCE;
    }

    /** Begins to count the next batch. */
    void batchEnded() {
        reads = 0;
        octets = 0;
    }

    /** The association is up. Returns the length of the longest message that the kernel takes. */
    int up() {
        try {
            settings.up(association);
            return SctpSettings.longestMessage(association);
        } catch (IOException gone) {
            return Integer.MAX_VALUE;
        }
    }

    SctpSettings settings() {
        return settings;
    }

    /** Has messages go to this address of the peer as long as it is up; false where the kernel refuses. */
    boolean makePrimary(InetSocketAddress address) {
        try {
            association.setOption(SctpStandardSocketOptions.SCTP_PRIMARY_ADDR, address);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    /** The other end's address that messages go to; null where the association is gone before anybody looked. */
    @Nullable InetSocketAddress primary() {
        try {
            if (association.getOption(SctpStandardSocketOptions.SCTP_PRIMARY_ADDR) instanceof InetSocketAddress known) {
                return known;
            }
        } catch (IOException gone) {
            // then there are no other addresses either
        }
        return remoteAddress();
    }

    void attach(SctpWire newWire) {
        wire = newWire;
    }

    private SctpWire wire() {
        return Objects.requireNonNull(wire, "nothing is read before the pipeline is complete");
    }

    /** Passes notifications on, in their place between the messages. */
    private final class Events extends AbstractNotificationHandler<Object> {
        @Override
        public HandlerResult handleNotification(AssociationChangeNotification change, Object nothing) {
            return pass(change);
        }

        @Override
        public HandlerResult handleNotification(PeerAddressChangeNotification change, Object nothing) {
            return pass(change);
        }

        @Override
        public HandlerResult handleNotification(ShutdownNotification shutdown, Object nothing) {
            return pass(shutdown);
        }

        private HandlerResult pass(Notification notification) {
            wire().notified(notification);
            return isOpen() ? HandlerResult.CONTINUE : HandlerResult.RETURN;
        }
    }
}
