package io.vernier.interop.freediameter;

import io.vernier.interop.kernel.Kernel;
import io.vernier.interop.node.SctpServerContract;
import io.vernier.interop.process.ForeignNode;
import io.vernier.interop.process.ForeignStack;
import io.vernier.interop.process.FreePort;
import io.vernier.interop.process.Needs;

@Needs({ForeignStack.FREEDIAMETER, ForeignStack.FREEDIAMETER_EXTENSION, ForeignStack.IPTABLES})
class FreeDiameterCallsUsOverSctpTest extends SctpServerContract {
    @Override
    protected ForeignNode connect(int port) {
        return FreeDiameterNode.startOverSctp(
                processes,
                "fd.example",
                FreePort.find(),
                Kernel.THEIRS,
                FreeDiameterNode.overSctp("vernier.example", Kernel.OURS, port));
    }
}
