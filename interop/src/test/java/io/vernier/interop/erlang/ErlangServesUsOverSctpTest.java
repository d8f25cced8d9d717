package io.vernier.interop.erlang;

import io.vernier.interop.kernel.Kernel;
import io.vernier.interop.node.SctpClientContract;
import io.vernier.interop.process.ForeignNode;
import io.vernier.interop.process.ForeignStack;
import io.vernier.interop.process.Needs;

@Needs({ForeignStack.ERLANG, ForeignStack.IPTABLES})
class ErlangServesUsOverSctpTest extends SctpClientContract {
    @Override
    protected ForeignNode listen(int port) {
        return ErlangNode.listen(
                processes, "transport=sctp", "addresses=" + String.join(",", Kernel.THEIRS), "port=" + port);
    }
}
