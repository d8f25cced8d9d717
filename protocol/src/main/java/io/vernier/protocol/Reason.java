package io.vernier.protocol;

import io.vernier.codec.Explanation;
import java.util.HexFormat;

/**
 * The catalogue of what can go wrong between two peers: for each a stable code, a sentence of cause and one of remedy.
 * {@code {}} in a sentence is where {@link #explain} puts the values that matter, in order, cause first.
 */
public enum Reason {
    CONNECT_FAILED(
            "VN-2101",
            "No transport connection to {}: {}.",
            "Check that the peer runs, that its address and port are right, and that nothing between filters them."),
    CONNECT_TIMEOUT(
            "VN-2102",
            "No transport connection to {} within {}.",
            "A packet filter may be dropping the packets; check address, port and route, or wait longer (connect timeout)."),
    PEER_CLOSED(
            "VN-2103",
            "{} closed the connection without a Disconnect-Peer-Request.",
            "Look at the peer's log of this moment: it crashed, was killed, or refused something that we sent."),
    NOT_A_CER(
            "VN-2104",
            "The first message on the new connection was {} (expected: a Capabilities-Exchange-Request, RFC 6733 section 5.6.1).",
            "Check what is connecting to this port: it does not begin as a Diameter peer does."),
    CER_TIMEOUT(
            "VN-2105",
            "No Capabilities-Exchange-Request came within {} of the connection.",
            "If the peer is slow, wait longer (capabilities-request timeout); a port scanner or health check needs nothing."),
    CEA_TIMEOUT(
            "VN-2106",
            "{} did not answer the Capabilities-Exchange-Request within {}.",
            "The peer may discard requests from nodes that it does not know: check that our Origin-Host {} is configured there."),
    NOT_A_CEA(
            "VN-2107",
            "{} sent {} before its Capabilities-Exchange-Answer.",
            "The peer breaks RFC 6733 section 5.6; its capabilities exchange needs to be finished first."),
    CER_WHILE_OPEN(
            "VN-2108",
            "A Capabilities-Exchange-Request came on a connection that is open already.",
            "Change capabilities by Capabilities-Update (RFC 6737) or on a new connection."),
    NOT_OPEN(
            "VN-2109",
            "The request was not sent: the connection to {} is in state {}.",
            "Wait until the peer is open, or send through another one."),
    SECOND_CONNECTION(
            "VN-2110",
            "{} is connected already; only one connection to a peer is kept (RFC 6733 section 2.1).",
            "If the old connection is dead, the watchdog will close it; check that no second node uses this Origin-Host."),
    ELECTION_LOST(
            "VN-2111",
            "Both sides connected at the same time, and the connection that we made to {} lost the election.",
            "Nothing needs to be done: the connection that the peer made stays."),
    NOT_DIAMETER(
            "VN-2112",
            "{} sent octets that are not Diameter: {}.",
            "Check that the peer speaks Diameter on this port, and that TLS is on at both ends or at neither."),

    NO_COMMON_APPLICATION(
            "VN-2201",
            "No application in common with {}: it offers {}, we offer {}.",
            "Serve or use an application that the peer offers, or have the peer offer one of ours."),
    UNKNOWN_PEER(
            "VN-2202",
            "{} is not among the peers that may connect to this node.",
            "Add the peer to the configuration, or accept unknown peers."),
    OWN_IDENTITY(
            "VN-2203",
            "The peer presents our own Origin-Host {}: this node is connected to itself, or two nodes share one name.",
            "Check the address of the peer, and give each node an Origin-Host of its own."),
    NO_COMMON_SECURITY(
            "VN-2204",
            "No security mechanism in common with {}: it offers Inband-Security-Id {}, we offer {}.",
            "Protect the connection by TLS from its start (aaas), or have both sides offer Inband-Security-Id 1, or both 0."),
    BAD_CER(
            "VN-2205",
            "The Capabilities-Exchange-Request cannot be accepted: {}.",
            "Correct the capabilities that the peer sends."),
    BAD_CEA(
            "VN-2206",
            "The Capabilities-Exchange-Answer of {} cannot be accepted: {}.",
            "Correct the capabilities that the peer sends."),
    OTHER_IDENTITY(
            "VN-2207",
            "The peer that we know as {} calls itself {}.",
            "Configure the peer by the Origin-Host that it uses, or check that the address belongs to it."),
    PEER_FOUND_NO_COMMON_APPLICATION(
            "VN-2208",
            "{} finds no application in common with us: we offer {}.{}",
            "Check which applications the peer serves to our Origin-Host, and offer one of them."),
    PEER_DOES_NOT_KNOW_US(
            "VN-2209",
            "{} does not accept connections of {}.{}",
            "Add our Origin-Host to the configuration of the peer."),
    PEER_REFUSED(
            "VN-2210",
            "{} refused the capabilities exchange with {}.{}",
            "Look up the Result-Code in RFC 6733 section 7.1, and at the log of the peer."),
    PEER_KEEPS_OTHER_CONNECTION(
            "VN-2211",
            "{} refused this connection with DIAMETER_ELECTION_LOST: it keeps another one with us.{}",
            "If there is no other one, the peer still holds a dead connection, which its watchdog will close."),

    WATCHDOG_SUSPECT(
            "VN-2301",
            "{} has not answered a watchdog request for {}: it is suspected, and its requests go to other peers.",
            "Any message from the peer clears the suspicion; look at its load and at the network if this repeats."),
    WATCHDOG_DOWN(
            "VN-2302",
            "{} has been silent for two watchdog intervals ({}): the connection is closed.",
            "Check the peer and the network; the connection is dialled again by itself."),
    WATCHDOG_REOPEN_FAILED(
            "VN-2303",
            "{} came back but did not answer its watchdog requests: the connection is closed again.",
            "Check the load of the peer: it accepts connections but does not answer."),

    DISCONNECTED_BY_PEER("VN-2401", "{} disconnected with cause {}.", "{}"),
    DISCONNECT_UNANSWERED(
            "VN-2402",
            "{} did not answer the Disconnect-Peer-Request within {}; the connection was closed.",
            "Nothing needs to be done here; the peer does not follow RFC 6733 section 5.4."),
    DISCONNECT_NOT_CLOSED(
            "VN-2403",
            "{} did not close the connection within {} of our Disconnect-Peer-Answer; we closed it.",
            "Nothing needs to be done here; the receiver of the answer should close (RFC 6733 section 5.4)."),
    NOT_REDIALLED(
            "VN-2404",
            "{} is not dialled again: it disconnected with cause {}.",
            "Let the peer connect to us, or have this node always reconnect (always-reconnect)."),
    STOPPED_HERE(
            "VN-2405", "{} is not dialled again: this node disconnected it.", "Connect it again when it is wanted."),
    IN_FLIGHT(
            "VN-2406",
            "{} requests to the peer that disconnects still wait for their answers.",
            "They are sent to other peers when the connection is gone."),

    TOO_MANY_PENDING(
            "VN-2501",
            "The request was not sent: {} requests to {} wait for their answers already.",
            "Send less, or raise the limit of pending requests (max-pending) if the peer can take more."),
    NO_ANSWER(
            "VN-2502",
            "{} did not answer within {}.",
            "The peer, or a node behind it, is slow or dropped the request; look at its load, or allow more time."),
    CONNECTION_LOST(
            "VN-2503",
            "The connection to {} was lost before the answer came, and there is no other peer to ask.",
            "Configure a second peer for this destination; the request may have been processed."),
    NO_TIME_LEFT(
            "VN-2504",
            "The connection to {} was lost, and the time for the request is over.",
            "Allow more time if a second peer shall be asked; the request may have been processed."),
    FIXED_DESTINATION(
            "VN-2505",
            "The connection to {} was lost, and the request is for this host alone (Destination-Host).",
            "Send without Destination-Host if another host of the realm may serve it; the request may have been processed."),
    NEVER_SENT_TWICE(
            "VN-2506",
            "The connection to {} was lost; this command is never sent to another peer (RFC 6733 section 5.3.1).",
            "Nothing needs to be done: it concerned that connection alone."),

    NO_PEER_FOR_APPLICATION("VN-2601", "No open peer supports application {} for realm {}.", "{}"),
    REALM_NOT_SERVED(
            "VN-2602",
            "Realm {} is not served here, and no route leads to it.",
            "Add a route or a peer for the realm, or correct the Destination-Realm."),
    LOOP_DETECTED(
            "VN-2603",
            "The request has been here before: our Origin-Host {} is among its Route-Records.",
            "Correct the routes of the agents named in the Route-Records."),
    REALM_MISSING(
            "VN-2604",
            "The request has a Destination-Host {} but no Destination-Realm (RFC 6733 section 6.1.6).",
            "Send both, or neither."),
    APPLICATION_NOT_SERVED(
            "VN-2605",
            "Application {} is not served here.",
            "Serve the application on this node, or send the request to a node that does."),
    NOT_AN_AGENT(
            "VN-2606",
            "The request is for {}, and this node does not forward requests.",
            "Send it to that destination, or to an agent."),
    NO_PEER_LEFT(
            "VN-2607",
            "Every peer that could take the request has been tried or is among its Route-Records.",
            "Look at why the peers refused it.");

    private static final String PLACE = "{}";

    /** Of a value that a peer sent, a sentence shows no more than this. */
    private static final int LONGEST_VALUE = 500;

    private final String code;
    private final String cause;
    private final String remedy;

    Reason(String code, String cause, String remedy) {
        this.code = code;
        this.cause = cause;
        this.remedy = remedy;
    }

    /** The stable code, such as {@code VN-2201}. */
    public String code() {
        return code;
    }

    /** How many values {@link #explain} takes. */
    public int arity() {
        return count(cause) + count(remedy);
    }

    /**
     * The explanation with its values in place; control characters in them are shown as escapes, and long ones are cut.
     *
     * @throws IllegalArgumentException if there are more or fewer than {@link #arity}
     */
    public Explanation explain(Object... values) {
        if (values.length != arity()) {
            throw new IllegalArgumentException(this + " takes " + arity() + " values (got: " + values.length + ")");
        }
        int inCause = count(cause);
        return new Explanation(code, fill(cause, values, 0), fill(remedy, values, inCause));
    }

    private static int count(String sentence) {
        int count = 0;
        for (int at = sentence.indexOf(PLACE); at >= 0; at = sentence.indexOf(PLACE, at + 2)) {
            count++;
        }
        return count;
    }

    private static String fill(String sentence, Object[] values, int first) {
        var filled = new StringBuilder();
        int from = 0;
        int value = first;
        for (int at = sentence.indexOf(PLACE); at >= 0; at = sentence.indexOf(PLACE, from)) {
            filled.append(sentence, from, at).append(shown(values[value++].toString()));
            from = at + PLACE.length();
        }
        return filled.append(sentence, from, sentence.length()).toString();
    }

    /** Values come from peers, too: nothing in them may break a line, move the cursor or flood a log. */
    private static String shown(String value) {
        int length = Math.min(value.length(), LONGEST_VALUE);
        var shown = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR ->
                    shown.append("\\u").append(HexFormat.of().toHexDigits(c));
                default -> shown.append(c);
            }
        }
        return length < value.length() ? shown.append("...").toString() : shown.toString();
    }
}
