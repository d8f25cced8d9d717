package io.vernier.protocol.routing;

import io.vernier.codec.AvpList;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.data.DiameterIdentity;

/** The Route-Records of a request: where it has been (RFC 6733 section 6.7.1). */
final class RouteRecords {
    private RouteRecords() {}

    /** Whether a host is among them; the octets are the host's name again, for a look without allocation. */
    static boolean contains(AvpList avps, String host, byte[] hostOctets) {
        int code = BaseAvps.ROUTE_RECORD.code();
        for (int i = avps.indexOf(code, 0); i >= 0; i = avps.indexOf(code, 0, i + 1)) {
            if (avps.dataLength(i) == hostOctets.length
                    && (avps.dataEquals(i, hostOctets) || DiameterIdentity.same(avps.utf8(i), host))) {
                return true;
            }
        }
        return false;
    }
}
