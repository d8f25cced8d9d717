package io.vernier.node;

import java.net.InetAddress;

/** Decides whether a peer that is not configured may connect (RFC 6733 section 5.3). Asked on an event loop: must not block. */
@FunctionalInterface
public interface PeerAdmission {
    /**
     * Whether to accept.
     *
     * @param originHost as its CER gives it
     * @param address where it connects from; an in-memory peer has the loopback address
     */
    boolean admits(String originHost, InetAddress address);

    /** Nobody but the configured peers. */
    static PeerAdmission configuredOnly() {
        return (host, address) -> false;
    }

    /** Everybody. */
    static PeerAdmission everybody() {
        return (host, address) -> true;
    }

    /** Everybody who connects from this machine. */
    static PeerAdmission loopback() {
        return (host, address) -> address.isLoopbackAddress();
    }

    /** Whoever this or the other admits. */
    default PeerAdmission or(PeerAdmission other) {
        return (host, address) -> admits(host, address) || other.admits(host, address);
    }
}
