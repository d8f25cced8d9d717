package io.vernier.node;

import io.vernier.codec.Explanation;

/** What can go wrong in a node beyond what happens between two peers, each with its stable code. */
public enum NodeProblem {
    /** The request breaks the grammar of its command. */
    FAULTY_REQUEST("VN-4101", "The request cannot be accepted: %s.", "Have the sender correct the AVP in Failed-AVP."),
    /** Nobody serves the command. */
    NO_HANDLER(
            "VN-4102",
            "Nobody serves command %s of application %s here.",
            "Serve the command on this node, or do not advertise its application."),
    /** The handler threw. */
    HANDLER_FAILED(
            "VN-4103", "The handler of command %s failed: %s.", "Mend the handler; its log has the stack trace."),
    /** The bound of concurrent requests is reached. */
    TOO_BUSY(
            "VN-4104",
            "%s requests are being handled already.",
            "Send less, make the handlers faster, or raise max-concurrent-requests."),
    /** The handler's answer could not be sent. */
    ANSWER_NOT_SENT("VN-4105", "The answer to %s was not sent: %s.", "See why the connection did not take it."),

    /** The handler's own answer breaks the grammar of its command. */
    FAULTY_OWN_ANSWER(
            "VN-4106",
            "The answer that the handler of command %s made was sent, but %s.",
            "Mend the handler, or the dictionary of the application."),

    /** A relay got a request that must not be sent on. */
    NOT_PROXIABLE(
            "VN-4701",
            "Nobody serves command %s of application %s here, and its P bit does not let it go on.",
            "Send it with the P bit, or to the node that serves it."),

    /** The answer breaks the grammar of its command. */
    FAULTY_ANSWER("VN-4201", "The answer of %s cannot be accepted: %s.", "Have the peer correct its answers."),
    /** The node stops. */
    STOPPING("VN-4202", "This node is being stopped.", "Send the request through another node."),
    /** The node stopped while the call waited. */
    CANCELLED("VN-4203", "This node was stopped before the answer came.", "The request may have been processed."),
    /** The calling thread was interrupted. */
    INTERRUPTED("VN-4206", "The thread that waited for the answer was interrupted.", "The request may be processed."),
    /** Nobody to send it to. */
    NO_PEER(
            "VN-4204",
            "No peer is connected that could take a request of application %s. %s",
            "Wait until a peer is ready, or add one."),
    /** A blocking call on an event loop. */
    WOULD_BLOCK(
            "VN-4205",
            "A blocking call on an event loop would wait for an answer that only this loop can receive.",
            "Use callAsync there, or a handler that is not inline."),

    /** No way to a peer led to it. */
    NO_ALTERNATIVE(
            "VN-4305",
            "No transport led to %s: %s.",
            "Ask vernier explain for each code in brackets; one of the transports has to work."),

    /** A connection was ended by the operator. */
    DISCONNECTED_HERE("VN-4303", "This node disconnected from %s with cause %s.", "Connect again when it is wanted."),
    /** A connection was broken by the operator. */
    BROKEN_OFF("VN-4901", "This node broke the connection with %s.", "Connect again when it is wanted."),
    /** A connection was ended because the node stops. */
    TOOK_LEAVE_AT_STOP("VN-4501", "This node was stopped and took leave of %s.", "Start it again when it is wanted."),
    /** A connection was ended because its transport entry was taken away. */
    TOOK_LEAVE_AT_REMOVAL("VN-4502", "%s was taken away from this node.", "Add it again when it is wanted."),
    /** A check of the user's own refused the peer. */
    CAPABILITIES_REFUSED(
            "VN-4503",
            "A capabilities check of this node refused %s with %s.",
            "See why the check refuses it, or change what the peer says of itself."),
    /** A check or policy of the user's own threw. */
    POLICY_FAILED("VN-4504", "%s failed for %s: %s.", "Mend it; the log has the stack trace."),
    /** A listener forgets its peers before they come back. */
    FORGETS_TOO_SOON(
            "VN-4505",
            "%s forgets a peer %s after it was lost, but peers may come back after %s only.",
            "Raise forgetAfter(...) above the reconnect interval of the peers, so that they are found again (RFC 3539)."),
    /** Nobody became ready. */
    NOT_READY(
            "VN-4301", "No peer was ready within %s. %s", "See the peers' states; each says why it is not connected."),
    /** The node does not run. */
    NOT_STARTED("VN-4401", "This node does not run.", "Start it, and do it again."),
    /** The capabilities name what the node cannot do. */
    ADVERTISED_NOT_SERVED(
            "VN-4402",
            "This node advertises %s, for which it has no dictionary.",
            "Use or serve the application, or do not advertise its id."),
    /** The capabilities leave out what the node can do. */
    SERVED_NOT_ADVERTISED(
            "VN-4403",
            "This node has a dictionary for %s, but does not advertise it: no peer will send it requests of it.",
            "Advertise the id as well, or say nothing of ids: then all applications are advertised."),
    /** The registry of nodes has been stopped. */
    NODES_STOPPED("VN-4404", "The nodes of this program have been stopped.", "Start them with Nodes.start()."),
    /** The file of the statistics' history cannot be read. */
    HISTORY_NOT_READ(
            "VN-4801",
            "The history of statistics could not be read: %s.",
            "See whether the file is readable; the history begins anew without it."),
    /** The file of the statistics' history cannot be written. */
    HISTORY_NOT_WRITTEN(
            "VN-4802",
            "A snapshot of the statistics could not be written: %s.",
            "See whether its directory exists and has room; the snapshot is kept in memory."),
    /** A URI names a transport that the node has not. */
    NO_TRANSPORT("VN-4302", "There is no transport named %s.", "Use tcp, or give the node a transport of that name."),
    /** TLS is asked for, and no certificate was given. */
    NO_TLS(
            "VN-4304",
            "This node has no certificate for TLS.",
            "Give it one with tls(...), or do without TLS: aaa instead of aaas, and no in-band security."),

    /** A path of an association does not answer. */
    PATH_DOWN(
            "VN-4311",
            "The path over %s to %s is down: it does not answer any more; %s of %s paths are up.",
            "Check the network of that address on both sides; messages go over the paths that are up."),
    /** A path of an association answers. */
    PATH_UP("VN-4312", "The path over %s to %s is up; %s of %s paths are.", "Nothing needs to be done."),
    /** An association has an address less. */
    PATH_REMOVED(
            "VN-4313",
            "The path over %s to %s is gone: the peer took the address away; %s of %s paths are up.",
            "See whether the peer was meant to lose that address."),
    /** An association has an address more. */
    PATH_ADDED(
            "VN-4314",
            "The path over %s to %s is new and not proved yet; %s of %s paths are up.",
            "It is used once the address has answered."),
    /** Messages take another path. */
    PATH_PRIMARY(
            "VN-4315",
            "The path over %s to %s is the primary one now; %s of %s paths are up.",
            "Nothing needs to be done."),

    /** The node does not advertise the request's application. */
    NO_SUCH_APPLICATION(
            "VN-4601",
            "This node has no application %s; it has %s.",
            "Have the node use the application, or correct the request's application id."),
    /** The filter left nobody. */
    NONE_MATCHED(
            "VN-4602",
            "None of the peers that could take the request (%s) matches the filter %s.",
            "Loosen the filter, or connect a peer that matches it."),
    /** The callback left nobody. */
    NONE_PICKED("VN-4603", "The application picked none of the peers %s: %s.", "See why its pickPeer refuses them."),
    /** The callback does not want it sent. */
    REQUEST_DISCARDED("VN-4604", "%s discarded the request: %s.", "See why the application's callback refuses it."),
    /** It cannot go out as it is. */
    NOT_ENCODED("VN-4605", "The request cannot be encoded: %s.", "Correct the request; nobody could have received it."),
    /** Somebody's callback threw. */
    CALLBACK_FAILED("VN-4606", "%s failed: %s.", "Mend the callback; the exception's cause has the stack trace."),
    /** Somebody's choice of peers threw. */
    SELECTION_FAILED("VN-4607", "The choice of a peer failed: %s.", "Mend the peer selection."),
    /** The time was over before it was sent. */
    NO_TIME_TO_SEND(
            "VN-4608",
            "The time for the call, %s, was over before the request was sent.",
            "Look at what its callbacks do."),
    /** A callback refused a peer by throwing. */
    PEER_UP_FAILED(
            "VN-4609",
            "The connection to %s was closed, because peerUp of application %s failed: %s.",
            "Mend the callback; the log has the stack trace."),
    /** The call names its peers. */
    NAMED_PEERS_NOT_READY(
            "VN-4610",
            "None of the peers that the call names takes requests now, or all were tried: %s.",
            "See the peers' states; each says why it is not connected."),
    /** An application has not taken note of its peers yet. */
    PEER_UP_NOT_ENDED(
            "VN-4611",
            "Application %s has not ended peerUp for its peers %s.",
            "Wait until the application is ready, and do not block in peerUp.");

    private final String code;
    private final String cause;
    private final String remedy;

    NodeProblem(String code, String cause, String remedy) {
        this.code = code;
        this.cause = cause;
        this.remedy = remedy;
    }

    /** The stable identifier. */
    public String code() {
        return code;
    }

    /** The sentence of cause, with {@code %s} where values stand. */
    public String cause() {
        return cause;
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }

    Explanation explain(Object... values) {
        return new Explanation(code, String.format(cause, values), remedy);
    }
}
