package io.vernier.interop.freediameter;

import io.vernier.interop.node.ClientContract;
import io.vernier.interop.process.ForeignNode;
import io.vernier.interop.process.ForeignStack;
import io.vernier.interop.process.FreePort;
import io.vernier.interop.process.Needs;
import java.util.Map;

@Needs({ForeignStack.FREEDIAMETER, ForeignStack.FREEDIAMETER_EXTENSION})
class FreeDiameterServesUsTest extends ClientContract {
    @Override
    protected ForeignNode listen(int port) {
        return FreeDiameterNode.start(processes, "fd.example", port == 0 ? FreePort.find() : port, Map.of());
    }

    @Override
    protected ForeignNode listenToOthers() {
        return FreeDiameterNode.startForOthers(processes, "fd.example");
    }

    @Override
    protected String productName() {
        return "freeDiameter";
    }
}
