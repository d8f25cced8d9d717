package io.vernier.node;

import io.vernier.codec.BaseAvps;
import io.vernier.codec.Message;
import io.vernier.codec.MessageBuilder;
import io.vernier.codec.ResultCode;
import io.vernier.dictionary.ApplicationDefinition;
import io.vernier.dictionary.CommandDefinition;

/**
 * Starts answers for those who make them without typed builders: with everything that follows from the request, so that
 * only what the application has to say is left to add. Origin-Host and Origin-Realm are the node's to add when it sends.
 */
public final class Answers {
    private Answers() {}

    /**
     * An answer with a Result-Code: identifiers, P bit, Session-Id and Proxy-Infos of the request, the E bit where the code
     * is 3xxx, and Vendor-Specific-Application-Id, Auth-Application-Id and Acct-Application-Id as the grammar of the
     * command has them, with the values of the request or of the application.
     *
     * @param application the one that defines the command; of a command that it does not define, the request's own
     *     application ids are repeated
     * @param resultCode 0 to 4,294,967,295; RFC 6733 section 7.1
     */
    public static MessageBuilder to(Message request, ApplicationDefinition application, long resultCode) {
        MessageBuilder answer = request.answerBuilder().avp(BaseAvps.RESULT_CODE, resultCode);
        if (ResultCode.isProtocolError(resultCode)) {
            answer.error();
        }
        writeApplicationIds(request, application, answer);
        return answer;
    }

    /**
     * As {@link #to}, with an Experimental-Result in place of the Result-Code (RFC 6733 section 7.6). The E bit stays
     * clear: the code is the vendor's, whatever its first digit.
     *
     * @param vendorId whose code it is, such as 10415 of 3GPP
     * @param code the Experimental-Result-Code
     */
    public static MessageBuilder experimental(
            Message request, ApplicationDefinition application, long vendorId, long code) {
        MessageBuilder answer = request.answerBuilder().group(BaseAvps.EXPERIMENTAL_RESULT, members -> {
            members.avp(BaseAvps.VENDOR_ID, vendorId);
            members.avp(BaseAvps.EXPERIMENTAL_RESULT_CODE, code);
        });
        writeApplicationIds(request, application, answer);
        return answer;
    }

    private static void writeApplicationIds(Message request, ApplicationDefinition application, MessageBuilder answer) {
        var definition = application.dictionary().command(request.commandCode(), false);
        for (int code : ApplicationIdAvps.CODES) {
            boolean wanted = definition
                    .map(command -> isNamed(command, code))
                    .orElseGet(() -> request.avps().indexOf(code, 0) >= 0);
            if (wanted) {
                ApplicationIdAvps.write(code, request, application, answer);
            }
        }
    }

    private static boolean isNamed(CommandDefinition command, int code) {
        return command.grammar().element(code, 0).isPresent();
    }
}
