package io.vernier.node;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which peer an address belongs to, of those that were named: found out once after each change. Any thread. */
final class PeerAddresses {
    private final Collection<PeerControl> peers;
    private volatile @Nullable Map<String, PeerControl> byAddress;

    PeerAddresses(Collection<PeerControl> peers) {
        this.peers = peers;
    }

    /** Something else is said of some peer. */
    void changed() {
        byAddress = null;
    }

    /** What was said of the peer with this address; null where nothing was, or where several share it. */
    @Nullable PeerOptions said(String address) {
        Map<String, PeerControl> known = byAddress;
        if (known == null) {
            known = gathered();
            byAddress = known;
        }
        PeerControl peer = known.get(address);
        return peer == null ? null : peer.said();
    }

    private Map<String, PeerControl> gathered() {
        var gathered = new HashMap<String, PeerControl>();
        Set<String> shared = new HashSet<>();
        for (PeerControl peer : peers) {
            PeerOptions said = peer.said();
            if (said != null) {
                for (String address : addresses(said)) {
                    if (gathered.put(address, peer) != null) {
                        shared.add(address);
                    }
                }
            }
        }
        gathered.keySet().removeAll(shared);
        return gathered;
    }

    private static Set<String> addresses(PeerOptions said) {
        Set<String> all = new HashSet<>(said.addresses());
        said.alternatives().forEach(way -> all.addAll(way.addresses()));
        return all;
    }
}
