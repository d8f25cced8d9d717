package io.vernier.protocol.peer;

import io.vernier.codec.ApplicationId;
import io.vernier.codec.Avp;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.CommandCode;
import io.vernier.codec.DecodeException;
import io.vernier.codec.Explanation;
import io.vernier.codec.Message;
import io.vernier.codec.MessageBuilder;
import io.vernier.codec.ResultCode;
import io.vernier.protocol.Reason;
import java.util.List;
import java.util.Optional;

/**
 * The messages by which two peers keep and part with a connection: watchdog (RFC 6733 section 5.5) and disconnect
 * (section 5.4). Those of the capabilities exchange are made by {@link CapabilitiesExchange}.
 */
public final class BaseMessages {
    private BaseMessages() {}

    /** A Device-Watchdog-Request. */
    public static Message watchdogRequest(Capabilities local, int hopByHopId, int endToEndId) {
        var request = request(CommandCode.DEVICE_WATCHDOG, hopByHopId, endToEndId);
        writeOrigin(local, request);
        local.originStateId().ifPresent(id -> request.avp(BaseAvps.ORIGIN_STATE_ID, id));
        return request.build();
    }

    /** The Device-Watchdog-Answer that says success. */
    public static Message watchdogAnswer(Message request, Capabilities local) {
        var answer = request.answerBuilder().avp(BaseAvps.RESULT_CODE, (long) ResultCode.SUCCESS);
        writeOrigin(local, answer);
        local.originStateId().ifPresent(id -> answer.avp(BaseAvps.ORIGIN_STATE_ID, id));
        return answer.build();
    }

    /** A Disconnect-Peer-Request. */
    public static Message disconnectRequest(Capabilities local, DisconnectCause cause, int hopByHopId, int endToEndId) {
        var request = request(CommandCode.DISCONNECT_PEER, hopByHopId, endToEndId);
        writeOrigin(local, request);
        return request.avp(BaseAvps.DISCONNECT_CAUSE, cause.value()).build();
    }

    /** The Disconnect-Peer-Answer that says success. */
    public static Message disconnectAnswer(Message request, Capabilities local) {
        return disconnectAnswer(request, local, 0);
    }

    /**
     * The Disconnect-Peer-Answer for a peer to which we have requests in flight: it says 5012 UNABLE_TO_COMPLY then, as RFC
     * 6733 section 5.4 recommends, so that the peer may wait for its answers to leave; the connection ends all the same.
     *
     * @param inFlight how many requests to the peer wait for their answers; 0 makes it say success
     */
    public static Message disconnectAnswer(Message request, Capabilities local, int inFlight) {
        int resultCode = inFlight == 0 ? ResultCode.SUCCESS : ResultCode.UNABLE_TO_COMPLY;
        var answer = request.answerBuilder().avp(BaseAvps.RESULT_CODE, (long) resultCode);
        writeOrigin(local, answer);
        if (inFlight > 0) {
            writeFailure(answer, Reason.IN_FLIGHT.explain(inFlight), List.of());
        }
        return answer.build();
    }

    /** The cause in a Disconnect-Peer-Request; empty where it is missing, unreadable or unknown. */
    public static Optional<DisconnectCause> disconnectCause(Message request) {
        try {
            return request.first(BaseAvps.DISCONNECT_CAUSE).flatMap(DisconnectCause::of);
        } catch (DecodeException e) {
            return Optional.empty();
        }
    }

    /** The sentences for a peer that sent this Disconnect-Peer-Request. */
    public static Explanation whyDisconnected(String peer, Optional<DisconnectCause> cause) {
        return Reason.DISCONNECTED_BY_PEER.explain(
                peer,
                cause.map(DisconnectCause::name).orElse("unknown"),
                cause.map(DisconnectCause::remedy).orElse("Look at the log of the peer."));
    }

    /**
     * An answer that reports a protocol error in place of the command's own answer: E bit and the grammar of RFC 6733
     * section 7.2.
     */
    public static Message protocolError(
            Message request, Capabilities local, int resultCode, Explanation why, List<Avp> failedAvps) {
        return answerMessage(request, local, resultCode, Optional.of(why.cause()), failedAvps);
    }

    /** As {@link #protocolError}, with an Error-Message of the caller's or none. */
    public static Message answerMessage(
            Message request, Capabilities local, int resultCode, Optional<String> errorMessage, List<Avp> failedAvps) {
        var answer = request.answerBuilder().error();
        writeOrigin(local, answer);
        answer.avp(BaseAvps.RESULT_CODE, (long) resultCode);
        local.originStateId().ifPresent(id -> answer.avp(BaseAvps.ORIGIN_STATE_ID, id));
        errorMessage.ifPresent(text -> answer.avp(BaseAvps.ERROR_MESSAGE, text));
        writeFailedAvps(answer, failedAvps);
        return answer.build();
    }

    /** Error-Message and, where there is something to show, Failed-AVP. */
    static void writeFailure(MessageBuilder answer, Explanation why, List<Avp> failedAvps) {
        answer.avp(BaseAvps.ERROR_MESSAGE, why.cause());
        writeFailedAvps(answer, failedAvps);
    }

    private static void writeFailedAvps(MessageBuilder answer, List<Avp> failedAvps) {
        if (!failedAvps.isEmpty()) {
            answer.group(BaseAvps.FAILED_AVP, members -> failedAvps.forEach(members::avp));
        }
    }

    static MessageBuilder request(int commandCode, int hopByHopId, int endToEndId) {
        return Message.builder(commandCode, ApplicationId.COMMON)
                .request()
                .hopByHopId(hopByHopId)
                .endToEndId(endToEndId);
    }

    /** The name of a message of the base protocol, or its numbers. */
    public static String nameOf(Message message) {
        String suffix = message.isRequest() ? "Request" : "Answer";
        return switch (message.commandCode()) {
            case CommandCode.CAPABILITIES_EXCHANGE -> "a Capabilities-Exchange-" + suffix;
            case CommandCode.DEVICE_WATCHDOG -> "a Device-Watchdog-" + suffix;
            case CommandCode.DISCONNECT_PEER -> "a Disconnect-Peer-" + suffix;
            default ->
                (message.isRequest() ? "a request" : "an answer") + " of command " + message.commandCode()
                        + ", application " + message.applicationId();
        };
    }

    private static void writeOrigin(Capabilities local, MessageBuilder to) {
        to.avp(BaseAvps.ORIGIN_HOST, local.originHost()).avp(BaseAvps.ORIGIN_REALM, local.originRealm());
    }
}
