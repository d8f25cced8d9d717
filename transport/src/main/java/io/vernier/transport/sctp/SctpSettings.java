package io.vernier.transport.sctp;

import com.sun.nio.sctp.SctpChannel;
import com.sun.nio.sctp.SctpServerChannel;
import com.sun.nio.sctp.SctpStandardSocketOptions;
import com.sun.nio.sctp.SctpStandardSocketOptions.InitMaxStreams;
import io.vernier.transport.TransportException;
import io.vernier.transport.TransportProblem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;

/** Says to the JDK's sockets what the options ask for. */
final class SctpSettings {
    private final SctpOptions options;
    private final AssociationTuning tuning;
    private final Set<InetAddress> preferred;

    /** @throws TransportException if the primary address is a name that nobody knows */
    SctpSettings(SctpOptions options, AssociationTuning tuning) {
        this.options = options;
        this.tuning = tuning;
        this.preferred = options.primaryAddress().map(SctpSettings::lookUp).orElse(Set.of());
    }

    SctpOptions options() {
        return options;
    }

    /** The peer's addresses that are to be the primary one, in no order; mostly none or one. */
    Set<InetAddress> preferred() {
        return preferred;
    }

    private static Set<InetAddress> lookUp(String host) {
        try {
            return Set.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException unknown) {
            throw new TransportException(
                    TransportProblem.NAME_NOT_FOUND.explain("no address is known for the primary address " + host),
                    unknown);
        }
    }

    /** A socket is about to connect from these addresses, or from any. */
    void connecting(SctpChannel channel, List<InetSocketAddress> from) throws IOException {
        channel.setOption(SctpStandardSocketOptions.SCTP_INIT_MAXSTREAMS, streams());
        common(channel);
        if (!from.isEmpty()) {
            channel.bind(from.get(0));
            for (InetSocketAddress more : from.subList(1, from.size())) {
                channel.bindAddress(more.getAddress());
            }
        }
        tuning.connecting(channel);
    }

    /** Binds a socket to all addresses, with the port of the first, and listens. */
    void listen(SctpServerChannel channel, SocketAddress first, List<InetAddress> more) throws IOException {
        channel.setOption(SctpStandardSocketOptions.SCTP_INIT_MAXSTREAMS, streams());
        tuning.listening(channel);
        channel.bind(first, options.backlog());
        for (InetAddress address : more) {
            channel.bindAddress(address);
        }
    }

    /** An association was accepted. */
    void accepted(SctpChannel channel) throws IOException {
        common(channel);
        tuning.accepted(channel);
    }

    /**
     * An association is up. Only now its receive buffer is made larger: the kernel has promised the peer a share of
     * the small one, but counts what it needs itself for each message, and what finds no room is lost for a second.
     */
    void up(SctpChannel channel) throws IOException {
        int longest = options.limits().maxMessageLength();
        channel.setOption(
                SctpStandardSocketOptions.SO_RCVBUF, options.receiveBuffer().orElse(longest));
    }

    private void common(SctpChannel channel) throws IOException {
        int longest = options.limits().maxMessageLength();
        // the kernel doubles what it is asked for, and takes no message that is longer than the whole buffer
        int forLongest = (longest + 1) / 2;
        channel.setOption(SctpStandardSocketOptions.SCTP_NODELAY, options.noDelay());
        channel.setOption(
                SctpStandardSocketOptions.SO_SNDBUF, options.sendBuffer().orElse(forLongest));
    }

    /** The longest user message that the kernel takes from this socket. */
    static int longestMessage(SctpChannel channel) throws IOException {
        long granted = channel.getOption(SctpStandardSocketOptions.SO_SNDBUF);
        return (int) Math.min(Integer.MAX_VALUE, 2 * granted);
    }

    private InitMaxStreams streams() {
        return InitMaxStreams.create(options.incomingStreams(), options.outgoingStreams());
    }
}
