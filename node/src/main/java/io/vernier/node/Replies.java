package io.vernier.node;

import io.vernier.codec.AvpList;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.CommandFlags;
import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import io.vernier.codec.MessageBuilder;
import io.vernier.codec.ResultCode;

/** Looks after the answers that handlers make without typed builders. */
final class Replies {
    private Replies() {}

    /**
     * The answer with what every answer takes from its request (RFC 6733 section 6.2): P bit and no T bit, Session-Id in
     * front, Proxy-Infos behind. The answer itself where it has all that.
     *
     * @throws IllegalStateException if it is no answer to this request, by which the peer would be led astray
     */
    static Message complete(Message request, Message answer) {
        checkAnswers(request, answer);
        int flags = (answer.flags() & ~(CommandFlags.PROXIABLE | CommandFlags.RETRANSMITTED))
                | (request.flags() & CommandFlags.PROXIABLE);
        Message flagged = flags == answer.flags() ? answer : answer.withFlags(flags);
        boolean sessionMissing = isMissing(request, answer, BaseAvps.SESSION_ID.code());
        boolean proxyInfosMissing = isMissing(request, answer, BaseAvps.PROXY_INFO.code());
        if (!sessionMissing && !proxyInfosMissing) {
            return flagged;
        }
        MessageBuilder whole = startOf(flagged);
        if (sessionMissing) {
            copy(request.avps(), BaseAvps.SESSION_ID.code(), whole);
        }
        whole.avps(flagged.avps());
        if (proxyInfosMissing) {
            copy(request.avps(), BaseAvps.PROXY_INFO.code(), whole);
        }
        return whole.build();
    }

    /** The answer with a fault's Result-Code and Failed-AVP in place of its own, and with the E bit for 3xxx. */
    static Message withFault(Message answer, Fault fault) {
        MessageBuilder faulty = startOf(answer);
        if (ResultCode.isProtocolError(fault.resultCode())) {
            faulty.error();
        }
        AvpList avps = answer.avps();
        int session = avps.indexOf(BaseAvps.SESSION_ID.code(), 0);
        if (session >= 0) {
            faulty.writer().copy(avps, session);
        }
        faulty.avp(BaseAvps.RESULT_CODE, (long) fault.resultCode());
        for (int i = 0; i < avps.size(); i++) {
            if (i != session && !isReplaced(avps, i)) {
                faulty.writer().copy(avps, i);
            }
        }
        if (!fault.failedAvps().isEmpty()) {
            faulty.group(BaseAvps.FAILED_AVP, members -> fault.failedAvps().forEach(members::avp));
        }
        return faulty.build();
    }

    /**
     * Checks that an answer belongs to a request.
     *
     * @throws IllegalStateException if it does not
     */
    static void checkAnswers(Message request, Message answer) {
        if (answer.isRequest()
                || answer.commandCode() != request.commandCode()
                || answer.applicationId() != request.applicationId()) {
            throw new IllegalStateException("it gave " + answer + " (expected: an answer of command "
                    + request.commandCode() + ", application " + request.applicationId() + ")");
        }
    }

    private static boolean isMissing(Message request, Message answer, int code) {
        return request.avps().indexOf(code, 0) >= 0 && answer.avps().indexOf(code, 0) < 0;
    }

    private static MessageBuilder startOf(Message answer) {
        return Message.builder(answer.commandCode(), answer.applicationId())
                .flags(answer.flags())
                .hopByHopId(answer.hopByHopId())
                .endToEndId(answer.endToEndId());
    }

    private static void copy(AvpList from, int code, MessageBuilder to) {
        for (int i = from.indexOf(code, 0); i >= 0; i = from.indexOf(code, 0, i + 1)) {
            to.writer().copy(from, i);
        }
    }

    private static boolean isReplaced(AvpList avps, int i) {
        int code = avps.code(i);
        return avps.vendorId(i) == 0
                && (code == BaseAvps.RESULT_CODE.code()
                        || code == BaseAvps.EXPERIMENTAL_RESULT.code()
                        || code == BaseAvps.FAILED_AVP.code());
    }
}
