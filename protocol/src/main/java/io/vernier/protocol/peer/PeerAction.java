package io.vernier.protocol.peer;

/**
 * What the owner of a peer must do (RFC 6733 section 5.6.3), in the order in which the transition lists it. {@code I_}
 * means the connection that we initiated, {@code R_} the one that the peer initiated; without either, whichever there is.
 */
public enum PeerAction {
    /** Begin to connect. */
    I_SND_CONN_REQ("I-Snd-Conn-Req"),
    /** Keep the connection that the CER came on as the responder connection. */
    R_ACCEPT("R-Accept"),
    /** Answer the CER of the new connection with 4003 ELECTION_LOST and close it; the peer's other connection stays. */
    R_REJECT("R-Reject"),
    /** Take the peer's capabilities from its CER. */
    PROCESS_CER("Process-CER"),
    I_SND_CER("I-Snd-CER"),
    /** Answer the CER of the responder connection with success: that connection is open. */
    R_SND_CEA("R-Snd-CEA"),
    /** Take over what {@link CapabilitiesExchange#accept} found in the CEA: our connection is open. */
    PROCESS_CEA("Process-CEA"),
    /** Hold the {@link Election} and, if it is won, feed {@link PeerEvent#WIN_ELECTION} next. */
    ELECT("Elect"),
    /** Give up connecting and free what was held for it. */
    CLEANUP("Cleanup"),
    /** Close every connection of the peer, abortively if need be, and say why. */
    ERROR("Error"),
    I_DISC("I-Disc"),
    R_DISC("R-Disc"),
    I_SND_MESSAGE("I-Snd-Message"),
    R_SND_MESSAGE("R-Snd-Message"),
    /** Send on the connection that is left. */
    SND_MESSAGE("Snd-Message"),
    /** Hand the message to whom it concerns: an answer to its pending request, a request to routing. */
    PROCESS("Process"),
    PROCESS_DWR("Process-DWR"),
    I_SND_DWA("I-Snd-DWA"),
    R_SND_DWA("R-Snd-DWA"),
    PROCESS_DWA("Process-DWA"),
    I_SND_DPR("I-Snd-DPR"),
    R_SND_DPR("R-Snd-DPR"),
    I_SND_DPA("I-Snd-DPA"),
    R_SND_DPA("R-Snd-DPA"),
    /** Answer a CER that comes after the capabilities exchange with 5012 UNABLE_TO_COMPLY. */
    I_REFUSE_CER("I-Refuse-CER"),
    R_REFUSE_CER("R-Refuse-CER"),
    /** Do nothing with the message but count it. */
    DISCARD("Discard"),
    /** Tell the sender that the connection does not take the message; it was not sent. */
    REFUSE_TO_SEND("Refuse-To-Send"),

    /** Start {@link PeerTimeouts#connect()} in place of any timer that runs. */
    START_CONNECT_TIMER("Start-Connect-Timer"),
    /** Start {@link PeerTimeouts#capabilitiesAnswer()} in place of any timer that runs. */
    START_CAPABILITIES_TIMER("Start-Capabilities-Timer"),
    /** Start {@link PeerTimeouts#disconnectAnswer()} in place of any timer that runs. */
    START_DISCONNECT_TIMER("Start-Disconnect-Timer"),
    /** Start {@link PeerTimeouts#disconnectClose()} in place of any timer that runs. */
    START_CLOSE_TIMER("Start-Close-Timer"),
    /** Cancel the timer that runs, if any. */
    STOP_TIMER("Stop-Timer");

    private final String rfcName;

    PeerAction(String rfcName) {
        this.rfcName = rfcName;
    }

    /** The name as RFC 6733 writes it, such as {@code R-Snd-CEA}; what the RFC does not name is written in its manner. */
    public String rfcName() {
        return rfcName;
    }

    /** Whether it is about the timer, which the RFC's table leaves out. */
    public boolean isAboutTimer() {
        return compareTo(START_CONNECT_TIMER) >= 0;
    }
}
