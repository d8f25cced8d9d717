package io.vernier.interop.freediameter;

import io.vernier.interop.node.ServerContract;
import io.vernier.interop.process.ForeignNode;
import io.vernier.interop.process.ForeignStack;
import io.vernier.interop.process.Needs;
import java.util.Map;

@Needs({ForeignStack.FREEDIAMETER, ForeignStack.FREEDIAMETER_EXTENSION})
class FreeDiameterCallsUsTest extends ServerContract {
    @Override
    protected ForeignNode connect(int port) {
        return FreeDiameterNode.start(processes, "fd.example", Map.of("vernier.example", port));
    }

    /** Its watchdog waits for six seconds at least. */
    @Override
    protected int watchdogsWorthWaitingFor() {
        return 1;
    }
}
