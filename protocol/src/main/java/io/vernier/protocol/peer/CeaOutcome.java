package io.vernier.protocol.peer;

import io.vernier.codec.Explanation;
import java.util.OptionalLong;

/** What a Capabilities-Exchange-Answer means for the connection that we initiated. */
public sealed interface CeaOutcome {
    /** The connection opens: {@link PeerEvent#I_RCV_CEA}. */
    record Accepted(Capabilities peer, CommonApplications common) implements CeaOutcome {}

    /**
     * The connection is given up: {@link PeerEvent#I_RCV_CEA_REFUSED}.
     *
     * @param why for event and log
     * @param resultCode the Result-Code with which the peer refused; empty where it is we who refuse the answer
     */
    record Refused(Explanation why, OptionalLong resultCode) implements CeaOutcome {}
}
