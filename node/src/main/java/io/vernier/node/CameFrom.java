package io.vernier.node;

import io.vernier.protocol.routing.Forwarding;
import io.vernier.protocol.routing.TriedPeers;

/** The peer that requests come from which are sent on: they get its Route-Record, and do not go back to it. Immutable. */
final class CameFrom {
    private final String host;
    private final byte[] routeRecord;
    private final TriedPeers notBack;

    CameFrom(String host) {
        this.host = host;
        this.routeRecord = Forwarding.routeRecord(host);
        this.notBack = TriedPeers.none().and(host);
    }

    /** Its Origin-Host. */
    String host() {
        return host;
    }

    /** The octets to append; not to be changed. */
    byte[] routeRecord() {
        return routeRecord;
    }

    /** As if it had been tried. */
    TriedPeers notBack() {
        return notBack;
    }
}
