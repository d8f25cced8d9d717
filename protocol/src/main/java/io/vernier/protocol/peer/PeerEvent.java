package io.vernier.protocol.peer;

import io.vernier.codec.CommandCode;

/**
 * What can happen to a peer (RFC 6733 section 5.6.2). {@code I_} is the connection that we initiated, {@code R_} the one
 * that the peer initiated and we answer on.
 *
 * <p>Two of the RFC's events are split here, because a node has to treat their halves differently: Rcv-CEA into one that
 * opens the connection and one that refuses it, Send-Message into request and answer. Rcv-Non-CEA is not an event of its
 * own: it stands for every received message but a CEA.
 */
public enum PeerEvent {
    /** A connection to the peer shall be made. */
    START("Start"),
    /** The connection shall be ended, politely. */
    STOP("Stop"),
    /** The connection shall end at once: the watchdog gave it up, the peer sent what is not Diameter, or the operator forces it. */
    ABORT("Abort"),
    /** The timer that the machine has running expired; there is never more than one. */
    TIMEOUT("Timeout"),

    /** The connection that we initiated stands. */
    I_RCV_CONN_ACK("I-Rcv-Conn-Ack"),
    /** The connection that we wanted to initiate could not be made. */
    I_RCV_CONN_NACK("I-Rcv-Conn-Nack"),
    /** The peer made a connection and sent a CER on it that {@link CapabilitiesExchange} accepts. */
    R_CONN_CER("R-Conn-CER"),
    /** The election that {@link PeerAction#ELECT} asked for is won; losing it is no event. */
    WIN_ELECTION("Win-Election"),

    /** The CEA says success and {@link CapabilitiesExchange} accepts it. */
    I_RCV_CEA("I-Rcv-CEA"),
    /** The CEA refuses us, or we cannot accept it. */
    I_RCV_CEA_REFUSED("I-Rcv-CEA (refused)"),
    I_RCV_CER("I-Rcv-CER"),
    I_RCV_DWR("I-Rcv-DWR"),
    I_RCV_DWA("I-Rcv-DWA"),
    I_RCV_DPR("I-Rcv-DPR"),
    I_RCV_DPA("I-Rcv-DPA"),
    /** Any message but the six of capabilities exchange, watchdog and disconnect. */
    I_RCV_MESSAGE("I-Rcv-Message"),
    /** The connection that we initiated has gone. */
    I_PEER_DISC("I-Peer-Disc"),

    /** A second CER on the connection whose first one made it R-Conn-CER. */
    R_RCV_CER("R-Rcv-CER"),
    R_RCV_CEA("R-Rcv-CEA"),
    R_RCV_DWR("R-Rcv-DWR"),
    R_RCV_DWA("R-Rcv-DWA"),
    R_RCV_DPR("R-Rcv-DPR"),
    R_RCV_DPA("R-Rcv-DPA"),
    R_RCV_MESSAGE("R-Rcv-Message"),
    /** The connection that the peer initiated has gone. */
    R_PEER_DISC("R-Peer-Disc"),

    /** A request is to be sent. */
    SEND_REQUEST("Send-Message (request)"),
    /** An answer is to be sent. */
    SEND_ANSWER("Send-Message (answer)");

    private final String rfcName;

    PeerEvent(String rfcName) {
        this.rfcName = rfcName;
    }

    /** The name as RFC 6733 writes it, such as {@code I-Rcv-Conn-Ack}; what we split is named in brackets. */
    public String rfcName() {
        return rfcName;
    }

    /** Whether it is a message that came on one of the connections of the peer. */
    public boolean isReceivedMessage() {
        return (compareTo(I_RCV_CEA) >= 0 && compareTo(I_RCV_MESSAGE) <= 0)
                || (compareTo(R_RCV_CER) >= 0 && compareTo(R_RCV_MESSAGE) <= 0);
    }

    /**
     * The event of a message received on the connection that we initiated. A CEA gives {@link #I_RCV_CEA}: whether it
     * refuses is for the caller to find out by {@link CapabilitiesExchange#accept}.
     */
    public static PeerEvent receivedOnInitiated(int commandCode, boolean request) {
        return switch (commandCode) {
            case CommandCode.CAPABILITIES_EXCHANGE -> request ? I_RCV_CER : I_RCV_CEA;
            case CommandCode.DEVICE_WATCHDOG -> request ? I_RCV_DWR : I_RCV_DWA;
            case CommandCode.DISCONNECT_PEER -> request ? I_RCV_DPR : I_RCV_DPA;
            default -> I_RCV_MESSAGE;
        };
    }

    /** The event of a message received on the connection that the peer initiated, after its first CER. */
    public static PeerEvent receivedOnAccepted(int commandCode, boolean request) {
        return switch (commandCode) {
            case CommandCode.CAPABILITIES_EXCHANGE -> request ? R_RCV_CER : R_RCV_CEA;
            case CommandCode.DEVICE_WATCHDOG -> request ? R_RCV_DWR : R_RCV_DWA;
            case CommandCode.DISCONNECT_PEER -> request ? R_RCV_DPR : R_RCV_DPA;
            default -> R_RCV_MESSAGE;
        };
    }
}
