package io.vernier.cli.demo;

import io.vernier.codec.BaseAvps;
import io.vernier.codec.CommandCode;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.messages.ietf.creditcontrol.CcRequestType;
import io.vernier.messages.threegpp.gy.CreditControlAnswer;
import io.vernier.messages.threegpp.gy.CreditControlRequest;
import io.vernier.protocol.peer.DisconnectCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a message says, read out of it. */
final class Words {
    private Words() {}

    /** Its short name, such as {@code CCR-I} or {@code DWA}. */
    static String name(Message message) {
        String end = message.isRequest() ? "R" : "A";
        return switch (message.commandCode()) {
            case CommandCode.CAPABILITIES_EXCHANGE -> "CE" + end;
            case CommandCode.DEVICE_WATCHDOG -> "DW" + end;
            case CommandCode.DISCONNECT_PEER -> "DP" + end;
            case CommandCode.CREDIT_CONTROL -> "CC" + end + phase(message);
            default -> message.commandCode() + (message.isRequest() ? " request" : " answer");
        };
    }

    private static String phase(Message message) {
        CcRequestType type = message.isRequest()
                ? CreditControlRequest.of(message).ccRequestType()
                : CreditControlAnswer.of(message).ccRequestType();
        return switch (type.value()) {
            case CcRequestType.Value.INITIAL_REQUEST -> "-I";
            case CcRequestType.Value.UPDATE_REQUEST -> "-U";
            case CcRequestType.Value.TERMINATION_REQUEST -> "-T";
            default -> "-E";
        };
    }

    /** The Result-Code of an answer. */
    static Optional<Long> result(Message message) {
        return message.isRequest() ? Optional.empty() : message.avps().first(BaseAvps.RESULT_CODE);
    }

    /** Its meaning in a few words. */
    static String meaning(Message message) {
        return switch (message.commandCode()) {
            case CommandCode.CAPABILITIES_EXCHANGE -> capabilities(message);
            case CommandCode.DEVICE_WATCHDOG -> message.isRequest() ? "are you there?" : "I am";
            case CommandCode.DISCONNECT_PEER -> message.isRequest() ? "goodbye, " + cause(message) : "goodbye";
            case CommandCode.CREDIT_CONTROL ->
                message.isRequest() ? asked(CreditControlRequest.of(message)) : given(CreditControlAnswer.of(message));
            default -> "";
        };
    }

    private static String capabilities(Message message) {
        String host = message.avps().first(BaseAvps.ORIGIN_HOST).orElse("somebody");
        String applications = message.avps().all(BaseAvps.AUTH_APPLICATION_ID).stream()
                .map(Words::application)
                .reduce((a, b) -> a + ", " + b)
                .orElse("none");
        return "I am " + host + ", I speak " + applications;
    }

    private static String application(long id) {
        return id == 4 ? "credit control (4)" : Long.toString(id);
    }

    private static String cause(Message message) {
        return message.avps()
                .first(BaseAvps.DISCONNECT_CAUSE)
                .flatMap(DisconnectCause::of)
                .map(cause -> "cause " + cause)
                .orElse("for no cause");
    }

    private static String asked(CreditControlRequest request) {
        List<String> parts = new ArrayList<>();
        for (var service : request.multipleServicesCreditControl()) {
            for (var used : service.usedServiceUnit()) {
                parts.add("used " + octets(used.ccTotalOctets().orElse(0)));
            }
            service.requestedServiceUnit()
                    .ifPresent(unit ->
                            parts.add("asks for " + octets(unit.ccTotalOctets().orElse(0))));
        }
        if (request.ccRequestType().equals(CcRequestType.INITIAL_REQUEST)) {
            parts.addFirst("subscriber " + request.subscriptionId().getFirst().subscriptionIdData());
        }
        if (request.ccRequestType().equals(CcRequestType.TERMINATION_REQUEST)) {
            parts.add("the session ends");
        }
        return String.join(", ", parts);
    }

    private static String given(CreditControlAnswer answer) {
        if (!ResultCode.isSuccess(answer.resultCode())) {
            return ResultCode.name(answer.resultCode())
                    + answer.message()
                            .avps()
                            .first(BaseAvps.ERROR_MESSAGE)
                            .map(text -> ": " + text)
                            .orElse("");
        }
        List<String> parts = new ArrayList<>();
        for (var service : answer.multipleServicesCreditControl()) {
            service.grantedServiceUnit()
                    .ifPresent(unit ->
                            parts.add("granted " + octets(unit.ccTotalOctets().orElse(0))));
            service.validityTime().ifPresent(seconds -> parts.add("for " + seconds + " s"));
        }
        return parts.isEmpty() ? "settled" : String.join(" ", parts);
    }

    /** Octets as people say it. */
    static String octets(long octets) {
        return octets % 100_000 == 0 && octets > 0
                ? String.format(Locale.ROOT, octets % 1_000_000 == 0 ? "%.0f MB" : "%.1f MB", octets / 1e6)
                : String.format(Locale.ROOT, "%,d octets", octets);
    }
}
