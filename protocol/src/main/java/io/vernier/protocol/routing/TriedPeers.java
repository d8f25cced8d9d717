package io.vernier.protocol.routing;

import io.vernier.codec.data.DiameterIdentity;
import java.util.Arrays;

/** The peers that a request was sent to already, by Origin-Host. Immutable; a request that was never sent again has none. */
public final class TriedPeers {
    private static final TriedPeers NONE = new TriedPeers(new String[0]);

    private final String[] hosts;

    private TriedPeers(String[] hosts) {
        this.hosts = hosts;
    }

    public static TriedPeers none() {
        return NONE;
    }

    /** These and one more. */
    public TriedPeers and(String originHost) {
        String[] more = Arrays.copyOf(hosts, hosts.length + 1);
        more[hosts.length] = originHost;
        return new TriedPeers(more);
    }

    public boolean contains(String originHost) {
        for (String host : hosts) {
            if (DiameterIdentity.same(host, originHost)) {
                return true;
            }
        }
        return false;
    }

    public int size() {
        return hosts.length;
    }

    @Override
    public String toString() {
        return String.join(", ", hosts);
    }
}
