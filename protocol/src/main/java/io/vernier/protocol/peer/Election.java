package io.vernier.protocol.peer;

import io.vernier.codec.data.DiameterIdentity;

/**
 * The election of RFC 6733 section 5.6.4, held when both sides have connected at the same time. The winner closes the
 * connection that it initiated, so both sides keep the same one: they hold the same two names, and one of them is higher.
 */
public final class Election {
    private Election() {}

    /**
     * Whether our Origin-Host lexicographically succeeds the one in the peer's CER, compared octet by octet with ASCII
     * letters of either case alike. Equal names do not win: a peer with our own name is refused before an election.
     */
    public static boolean isWon(String localOriginHost, String peerOriginHost) {
        return DiameterIdentity.compare(localOriginHost, peerOriginHost) > 0;
    }
}
