package io.vernier.protocol.session;

import io.vernier.codec.data.DiameterIdentity;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds out which clients lost their sessions, from the Origin-State-Id of their messages (RFC 6733 section 8.6). Confined to
 * one thread at a time; its owner forgets hosts that have no sessions.
 */
public final class OriginStates {
    private final Map<String, Long> highest = new HashMap<>();

    /** Knows no host. */
    public OriginStates() {}

    /**
     * A message came.
     *
     * @param originStateId the AVP's value; 0, or a message without it, says nothing (section 8.16)
     * @return whether the host has restarted: all its sessions from before are over. An id that is lower than one seen before
     *     is of a message that was overtaken.
     */
    public boolean hasRestarted(String originHost, long originStateId) {
        if (originStateId == 0) {
            return false;
        }
        String host = DiameterIdentity.key(originHost);
        Long before = highest.get(host);
        if (before != null && originStateId <= before) {
            return false;
        }
        highest.put(host, originStateId);
        return before != null;
    }

    /** Forgets a host. */
    public void forget(String originHost) {
        highest.remove(DiameterIdentity.key(originHost));
    }
}
