package io.vernier.protocol.watchdog;

/** What a row of RFC 3539 Appendix A does. Those that are effects are for the owner to perform; the watchdog does the others. */
public enum WatchdogAction {
    PENDING_FALSE("Pending = FALSE", false),
    PENDING_TRUE("Pending = TRUE", false),
    COUNT_DWA("NumDWA++", false),
    NO_DWA_YET("NumDWA = 0", false),
    /** A watchdog request went unanswered while the peer had to prove itself; the next one decides. */
    MISSED_DWA("NumDWA = -1", false),
    SET_WATCHDOG("SetWatchdog()", false),

    /** Send a Device-Watchdog-Request. */
    SEND_WATCHDOG("SendWatchdog()", true),
    /** Send no more requests to the peer, and send those that wait for its answers to other peers. */
    FAILOVER("Failover()", true),
    /** Send requests to the peer again. */
    FAILBACK("Failback()", true),
    /** Close the connection: {@link io.vernier.protocol.peer.PeerEvent#ABORT}. */
    CLOSE_CONNECTION("CloseConnection()", true),
    /** Connect to the peer again; an owner with a policy of its own for that asks the policy. */
    ATTEMPT_OPEN("AttemptOpen()", true),
    /** Drop the message, unless it concerns the connection itself: watchdog, disconnect. */
    THROWAWAY("Throwaway()", true);

    private final String rfcName;
    private final boolean isEffect;

    WatchdogAction(String rfcName, boolean isEffect) {
        this.rfcName = rfcName;
        this.isEffect = isEffect;
    }

    /** The action as RFC 3539 writes it. */
    public String rfcName() {
        return rfcName;
    }

    /** Whether the owner performs it. */
    public boolean isEffect() {
        return isEffect;
    }
}
