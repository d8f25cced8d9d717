package io.vernier.transport;

import java.util.Locale;

/**
 * One of the ways on which a multi-homed peer is reached: an address of its association (RFC 9260 section 6.4).
 *
 * @param address the other end's address, one host
 * @param state whether it can be used
 * @param primary whether messages go there as long as it is up
 */
public record Path(Endpoint address, State state, boolean primary) {
    /** What is known of a path. */
    public enum State {
        /** It answers. */
        UP,
        /** It has not answered for so many times that it is not used; it is probed on. */
        DOWN,
        /** It has not been proved yet that the address is the peer's. */
        UNCONFIRMED,
        /** The address belongs to the association no more. */
        REMOVED
    }

    /** {@code 10.0.0.1:3868 up, primary}. */
    @Override
    public String toString() {
        return address + " " + state.name().toLowerCase(Locale.ROOT) + (primary ? ", primary" : "");
    }
}
