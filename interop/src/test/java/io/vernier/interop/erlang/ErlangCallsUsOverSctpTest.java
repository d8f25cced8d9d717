package io.vernier.interop.erlang;

import io.vernier.interop.kernel.Kernel;
import io.vernier.interop.node.SctpServerContract;
import io.vernier.interop.process.ForeignNode;
import io.vernier.interop.process.ForeignStack;
import io.vernier.interop.process.Needs;

@Needs({ForeignStack.ERLANG, ForeignStack.IPTABLES})
class ErlangCallsUsOverSctpTest extends SctpServerContract {
    @Override
    protected ForeignNode connect(int port) {
        return connect(port, 300);
    }

    @Override
    protected ForeignNode connectWithPatience(int port) {
        return connect(port, 6_000);
    }

    private ForeignNode connect(int port, int watchdog) {
        return ErlangNode.connect(
                processes,
                port,
                "transport=sctp",
                "addresses=" + String.join(",", Kernel.THEIRS),
                "peers=" + String.join(",", Kernel.OURS),
                "watchdog=" + watchdog,
                "connect-timer=300");
    }
}
