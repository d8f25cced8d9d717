package io.vernier.transport.sctp;

import com.sun.nio.sctp.SctpChannel;
import io.netty.channel.sctp.nio.NioSctpServerChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.util.List;

/** Netty's channel for a listening socket of SCTP; it listens on all its addresses and accepts our own kind of socket. */
final class SctpServerSocket extends NioSctpServerChannel {
    private final SctpSettings settings;
    private final List<InetAddress> more;

    /** @param more addresses beside the one that is bound */
    SctpServerSocket(SctpSettings settings, List<InetAddress> more) {
        this.settings = settings;
        this.more = more;
    }

    @Override
    protected void doBind(SocketAddress first) throws Exception {
        settings.listen(javaChannel(), first, more);
    }

    @Override
    protected int doReadMessages(List<Object> out) throws Exception {
        SctpChannel association = javaChannel().accept();
        if (association == null) {
            return 0;
        }
        try {
            settings.accepted(association);
        } catch (IOException goneOrRefused) {
            association.close();
            return 0;
        }
        out.add(new SctpSocket(this, association, settings));
        return 1;
    }
}
