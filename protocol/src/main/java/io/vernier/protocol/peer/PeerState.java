package io.vernier.protocol.peer;

/**
 * The states of a peer, named as in RFC 6733 section 5.6.
 *
 * <pre>
 *                 Start               I-Rcv-Conn-Ack              I-Rcv-CEA
 *    CLOSED ───────────────▶ WAIT_CONN_ACK ─────────▶ WAIT_I_CEA ───────────▶ I_OPEN ─┐
 *      ▲  │                        │ R-Conn-CER            │ R-Conn-CER         ▲     │ Stop,
 *      │  │                        ▼                       ▼                    │     │ DPR
 *      │  │               WAIT_CONN_ACK_ELECT ───────▶ WAIT_RETURNS ────────────┤     │
 *      │  │                        │ nack                  │ Win-Election       │     │
 *      │  │ R-Conn-CER             ▼                       ▼              lost: I-Rcv-CEA
 *      │  └──────────────────▶  R_OPEN ◀───────────────────┘                          │
 *      │                           │ Stop, DPR                                        │
 *      └────────── CLOSING ◀───────┴──────────────────────────────────────────────────┘
 * </pre>
 */
public enum PeerState {
    CLOSED("Closed"),
    /** We dial, and wait for the transport to say whether the connection stands. */
    WAIT_CONN_ACK("Wait-Conn-Ack"),
    /** Our connection stands and our CER is sent. */
    WAIT_I_CEA("Wait-I-CEA"),
    /** We still dial, and the peer has connected to us meanwhile: an election will be held when our connection stands. */
    WAIT_CONN_ACK_ELECT("Wait-Conn-Ack/Elect"),
    /** Both connections stand, both sides have sent a CER: the election decides which of them stays. */
    WAIT_RETURNS("Wait-Returns"),
    /** The peer's connection is the one in use. */
    R_OPEN("R-Open"),
    /** Our connection is the one in use. */
    I_OPEN("I-Open"),
    /** A DPR was sent or answered: the connection ends when the DPA comes, the peer closes, or the timer says so. */
    CLOSING("Closing");

    private final String rfcName;

    PeerState(String rfcName) {
        this.rfcName = rfcName;
    }

    /** The name as RFC 6733 writes it, such as {@code Wait-Conn-Ack/Elect}. */
    public String rfcName() {
        return rfcName;
    }

    /** Whether messages of applications may be exchanged, requests among them. */
    public boolean isOpen() {
        return this == I_OPEN || this == R_OPEN;
    }

    /** Whether answers may still be sent: as long as the connection lasts, a DPR notwithstanding. */
    public boolean carriesAnswers() {
        return isOpen() || this == CLOSING;
    }
}
