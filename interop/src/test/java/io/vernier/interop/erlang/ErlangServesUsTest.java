package io.vernier.interop.erlang;

import io.vernier.interop.node.ClientContract;
import io.vernier.interop.process.ForeignNode;
import io.vernier.interop.process.ForeignStack;
import io.vernier.interop.process.Needs;

@Needs(ForeignStack.ERLANG)
class ErlangServesUsTest extends ClientContract {
    @Override
    protected ForeignNode listen(int port) {
        return ErlangNode.listen(processes, "port=" + port);
    }

    @Override
    protected ForeignNode listenToOthers() {
        return ErlangNode.listen(processes, "refuse=3010");
    }

    @Override
    protected String productName() {
        return "OTP/diameter";
    }
}
