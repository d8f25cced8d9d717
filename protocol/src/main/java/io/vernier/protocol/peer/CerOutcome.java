package io.vernier.protocol.peer;

import io.vernier.codec.Explanation;
import io.vernier.codec.Message;

/** What became of a Capabilities-Exchange-Request. */
public sealed interface CerOutcome {
    /**
     * The peer is welcome: the connection and its CER become {@link PeerEvent#R_CONN_CER}.
     *
     * @param peer what the peer says of itself
     * @param common the applications in common
     * @param answer the CEA to send when the machine says {@link PeerAction#R_SND_CEA}
     */
    record Accepted(Capabilities peer, CommonApplications common, Message answer) implements CerOutcome {}

    /**
     * The peer is refused: send the answer, then close the connection. No machine hears of it.
     *
     * @param why for event and log
     * @param resultCode what the answer says
     * @param answer the CEA
     */
    record Refused(Explanation why, int resultCode, Message answer) implements CerOutcome {}

    /** Close the connection without an answer. No machine hears of it. */
    record Discarded(Explanation why) implements CerOutcome {}
}
