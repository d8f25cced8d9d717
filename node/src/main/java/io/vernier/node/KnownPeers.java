package io.vernier.node;

import io.vernier.codec.data.DiameterAddress;
import io.vernier.protocol.peer.Admission;
import io.vernier.protocol.peer.Capabilities;
import io.vernier.transport.Endpoint;
import java.net.InetAddress;

/** Who may connect: configured peers, and whom the node's policy admits. */
final class KnownPeers implements Admission {
    private final Admission decision;

    KnownPeers(PeerDirectory peers, PeerAdmission policy, Endpoint remote) {
        decision = Admission.known(host -> {
            PeerControl known = peers.find(host);
            return (known != null && known.isConfigured()) || policy.admits(host, address(remote));
        });
    }

    @Override
    public Decision decide(Capabilities peer) {
        return decision.decide(peer);
    }

    /** The remote end's address; that of this machine where the transport has none. */
    private static InetAddress address(Endpoint remote) {
        try {
            return DiameterAddress.parse(remote.host()).inetAddress().orElseGet(InetAddress::getLoopbackAddress);
        } catch (IllegalArgumentException e) {
            return InetAddress.getLoopbackAddress();
        }
    }
}
