package io.vernier.protocol.peer;

import java.util.Optional;

/** Whether a peer that took leave with a Disconnect-Peer-Request is dialled again (RFC 6733 section 5.4.3). */
public enum RedialRule {
    /** Never: the peer comes back by itself, or is called back. */
    NEVER,
    /** After REBOOTING, as the RFC allows; not after BUSY, DO_NOT_WANT_TO_TALK_TO_YOU or a cause that says nothing. */
    BY_CAUSE,
    /** Always, against the RFC's advice for the last two. */
    ALWAYS;

    boolean allows(Optional<DisconnectCause> cause) {
        return switch (this) {
            case NEVER -> false;
            case BY_CAUSE -> cause.isPresent() && cause.get() == DisconnectCause.REBOOTING;
            case ALWAYS -> true;
        };
    }
}
