package io.vernier.interop.tls;

import io.vernier.interop.freediameter.FreeDiameterNode;
import io.vernier.interop.process.ForeignNode;
import io.vernier.interop.process.ForeignStack;
import io.vernier.interop.process.Needs;
import java.util.Map;

/** With freeDiameter's GnuTLS at the other end. */
@Needs({ForeignStack.FREEDIAMETER, ForeignStack.FREEDIAMETER_EXTENSION})
class FreeDiameterTlsTest extends ForeignTlsContract {
    private static final String THEM = "fd.example";

    @Override
    ForeignNode listen(Way way) {
        return start(way, Map.of());
    }

    @Override
    ForeignNode connect(Way way, int port) {
        return start(way, Map.of(US, port));
    }

    private ForeignNode start(Way way, Map<String, Integer> peers) {
        authority().issue(THEM);
        String credentials = authority().daemonLines(THEM);
        return switch (way) {
            case FROM_THE_START -> FreeDiameterNode.startSecured(processes, THEM, credentials, peers);
            case INBAND -> FreeDiameterNode.startUpgrading(processes, THEM, credentials, peers);
        };
    }
}
