package io.vernier.cli.client;

import io.vernier.cli.place.Place;
import io.vernier.cli.place.Protection;
import io.vernier.cli.shell.CommandException;
import io.vernier.cli.shell.ExitCode;
import io.vernier.transport.Transport;
import io.vernier.transport.TransportException;
import io.vernier.transport.TransportLimits;
import io.vernier.transport.sctp.SctpOptions;
import io.vernier.transport.sctp.SctpTransport;
import io.vernier.transport.tcp.TcpOptions;
import io.vernier.transport.tcp.TcpTransport;
import java.time.Duration;

/** Opens the transport that a place needs, for one connection. */
final class Carrier {
    private Carrier() {}

    /** @throws CommandException if this machine does not have it */
    static Transport open(Place to, Protection protection, Duration timeout) {
        TransportLimits limits =
                TransportLimits.builder().connectTimeout(timeout).build();
        TcpOptions tcp = TcpOptions.defaults().withLoops(1).withLimits(limits);
        try {
            if (to.isSctp()) {
                return sctp(to, protection, limits);
            }
            return to.isSecure()
                    ? TcpTransport.open(tcp, protection.credentials().orElseThrow())
                    : TcpTransport.open(tcp);
        } catch (TransportException missing) {
            throw new CommandException(ExitCode.CONNECTION_FAILED, missing.explanation());
        }
    }

    private static Transport sctp(Place to, Protection protection, TransportLimits limits) {
        SctpOptions options = SctpOptions.defaults().withLoops(1).withLimits(limits);
        return to.isSecure()
                ? SctpTransport.open(options, protection.credentials().orElseThrow())
                : SctpTransport.open(options);
    }
}
