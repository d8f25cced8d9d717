package io.vernier.protocol.peer;

import java.util.Optional;

/** Why a peer disconnects (RFC 6733 section 5.4.3). */
public enum DisconnectCause {
    /** A restart is coming; the receiver may connect again. */
    REBOOTING(0, "The peer restarts: it is back when it connects again."),
    /** The peer has too much to do; the receiver should not connect again. */
    BUSY(1, "The peer is short of resources: send it less, or have somebody look at it."),
    /** The peer expects no messages in the near future; the receiver should not connect again. */
    DO_NOT_WANT_TO_TALK_TO_YOU(
            2, "The peer sees no need for the connection: check whether it is still configured there.");

    private final int value;
    private final String remedy;

    DisconnectCause(int value, String remedy) {
        this.value = value;
        this.remedy = remedy;
    }

    /** The number in the Disconnect-Cause AVP. */
    public int value() {
        return value;
    }

    /** One sentence for whoever operates the side that was disconnected. */
    public String remedy() {
        return remedy;
    }

    /** The cause with this number, empty for one that RFC 6733 does not know. */
    public static Optional<DisconnectCause> of(int value) {
        return value < 0 || value > 2 ? Optional.empty() : Optional.of(values()[value]);
    }
}
