package io.vernier.node;

import io.vernier.codec.AvpList;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.Message;
import io.vernier.codec.MessageBuilder;
import io.vernier.dictionary.ApplicationDefinition;

/** The AVPs that repeat which application a message is of. */
final class ApplicationIdAvps {
    static final int[] CODES = {
        BaseAvps.VENDOR_SPECIFIC_APPLICATION_ID.code(),
        BaseAvps.AUTH_APPLICATION_ID.code(),
        BaseAvps.ACCT_APPLICATION_ID.code()
    };

    private ApplicationIdAvps() {}

    /** Writes the AVP with this code, if the application has it; false if it has not, or the code is another. */
    static boolean write(int code, Message request, ApplicationDefinition application, MessageBuilder answer) {
        AvpList avps = request.avps();
        int given = avps.indexOf(code, 0);
        boolean accounting = application.kind() == ApplicationDefinition.Kind.ACCOUNTING;
        var key = accounting ? BaseAvps.ACCT_APPLICATION_ID : BaseAvps.AUTH_APPLICATION_ID;
        if (given >= 0) {
            answer.writer().copy(avps, given);
            return true;
        }
        if (code == key.code()) {
            answer.avp(key, request.applicationId());
            return true;
        }
        if (code == BaseAvps.VENDOR_SPECIFIC_APPLICATION_ID.code() && application.vendorId() != 0) {
            answer.group(BaseAvps.VENDOR_SPECIFIC_APPLICATION_ID, members -> {
                members.avp(BaseAvps.VENDOR_ID, application.vendorId());
                members.avp(key, application.id());
            });
            return true;
        }
        return false;
    }
}
