package io.vernier.interop.freediameter;

import io.vernier.interop.kernel.Kernel;
import io.vernier.interop.node.SctpClientContract;
import io.vernier.interop.process.ForeignNode;
import io.vernier.interop.process.ForeignStack;
import io.vernier.interop.process.FreePort;
import io.vernier.interop.process.Needs;

@Needs({ForeignStack.FREEDIAMETER, ForeignStack.FREEDIAMETER_EXTENSION, ForeignStack.IPTABLES})
class FreeDiameterServesUsOverSctpTest extends SctpClientContract {
    @Override
    protected ForeignNode listen(int port) {
        return FreeDiameterNode.startOverSctp(
                processes, "fd.example", port == 0 ? FreePort.find() : port, Kernel.THEIRS, "");
    }
}
