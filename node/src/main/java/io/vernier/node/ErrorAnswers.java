package io.vernier.node;

import io.vernier.codec.Avp;
import io.vernier.codec.AvpList;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.Explanation;
import io.vernier.codec.Message;
import io.vernier.codec.MessageBuilder;
import io.vernier.codec.ResultCode;
import io.vernier.dictionary.ApplicationDefinition;
import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.CommandDefinition;
import io.vernier.dictionary.Element;
import io.vernier.protocol.peer.BaseMessages;
import io.vernier.protocol.peer.Capabilities;
import java.util.List;
import java.util.Optional;

/**
 * Answers that report an error (RFC 6733 section 7). Protocol errors have the E bit and the grammar of section 7.2. The
 * others keep the grammar of their command as long as everything it demands can be taken over from the request; where
 * it cannot, they have the E bit too (section 7.1.5).
 */
final class ErrorAnswers {
    private ErrorAnswers() {}

    /**
     * The answer.
     *
     * @param answer the definition of the command's answer, where the dictionary has it
     * @param application the application, where the node has it
     */
    static Message of(
            Message request,
            Capabilities local,
            int resultCode,
            Explanation why,
            List<Avp> failedAvps,
            Optional<CommandDefinition> answer,
            Optional<ApplicationDefinition> application) {
        if (ResultCode.isProtocolError(resultCode) || answer.isEmpty()) {
            return BaseMessages.protocolError(request, local, resultCode, why, failedAvps);
        }
        MessageBuilder builder = request.answerBuilder()
                .avp(BaseAvps.RESULT_CODE, (long) resultCode)
                .avp(BaseAvps.ORIGIN_HOST, local.originHost())
                .avp(BaseAvps.ORIGIN_REALM, local.originRealm());
        for (Element element : answer.get().grammar().elements()) {
            if (element.min() > 0
                    && element.avp().isPresent()
                    && !isWritten(element.avp().get(), request)
                    && !copied(element.avp().get(), request.avps(), failedAvps, builder)
                    && !supplied(element.avp().get(), request, application, builder)) {
                return BaseMessages.protocolError(request, local, resultCode, why, failedAvps);
            }
        }
        builder.avp(BaseAvps.ERROR_MESSAGE, why.cause());
        if (!failedAvps.isEmpty()) {
            builder.group(BaseAvps.FAILED_AVP, members -> failedAvps.forEach(members::avp));
        }
        return builder.build();
    }

    private static boolean isWritten(AvpDefinition avp, Message request) {
        return avp.vendorId() == 0
                && ((avp.code() == BaseAvps.SESSION_ID.code() && request.avps().contains(BaseAvps.SESSION_ID))
                        || avp.code() == BaseAvps.RESULT_CODE.code()
                        || avp.code() == BaseAvps.ORIGIN_HOST.code()
                        || avp.code() == BaseAvps.ORIGIN_REALM.code());
    }

    /** Writes an AVP that follows from the application, whatever the request has. */
    private static boolean supplied(
            AvpDefinition avp, Message request, Optional<ApplicationDefinition> application, MessageBuilder to) {
        return avp.vendorId() == 0
                && application.isPresent()
                && ApplicationIdAvps.write(avp.code(), request, application.get(), to);
    }

    /** Takes an AVP over from the request, unless it is missing there or is what is wrong with it. */
    private static boolean copied(AvpDefinition avp, AvpList request, List<Avp> failedAvps, MessageBuilder to) {
        int i = request.indexOf(avp.code(), avp.vendorId());
        if (i < 0) {
            return false;
        }
        for (Avp failed : failedAvps) {
            if (failed.code() == avp.code() && failed.vendorId() == avp.vendorId()) {
                return false;
            }
        }
        to.writer().copy(request, i);
        return true;
    }
}
