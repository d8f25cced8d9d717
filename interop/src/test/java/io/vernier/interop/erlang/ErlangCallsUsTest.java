package io.vernier.interop.erlang;

import io.vernier.interop.node.ServerContract;
import io.vernier.interop.process.ForeignNode;
import io.vernier.interop.process.ForeignStack;
import io.vernier.interop.process.Needs;

@Needs(ForeignStack.ERLANG)
class ErlangCallsUsTest extends ServerContract {
    @Override
    protected ForeignNode connect(int port) {
        return ErlangNode.connect(processes, port, "watchdog=300", "connect-timer=300");
    }

    @Override
    protected int watchdogsWorthWaitingFor() {
        return 3;
    }
}
