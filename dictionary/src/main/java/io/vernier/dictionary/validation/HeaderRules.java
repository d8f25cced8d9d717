package io.vernier.dictionary.validation;

import io.vernier.codec.Avp;
import io.vernier.codec.AvpList;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.CommandFlags;
import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.dictionary.CommandDefinition;
import java.util.Optional;

/** What must fit between header, command and Result-Code (RFC 6733 sections 3, 7.1 and 7.2). */
final class HeaderRules {
    private static final int FLAGS = 4;

    private HeaderRules() {}

    /** The Result-Code for the header's flags, 0 if they are well. */
    static int flags(Message message, CommandDefinition command, ValidationOptions options) {
        if (message.isRequest() && message.isError()) {
            return ResultCode.INVALID_HDR_BITS;
        }
        if (!message.isRequest() && message.isRetransmitted()) {
            return ResultCode.INVALID_HDR_BITS;
        }
        if (options.proxiableBit() && message.isRequest() && message.isProxiable() != command.isProxiable()) {
            return ResultCode.INVALID_HDR_BITS;
        }
        return options.reservedBits() && (message.flags() & CommandFlags.RESERVED) != 0
                ? ResultCode.INVALID_BIT_IN_HEADER
                : 0;
    }

    static Fault flagsFault(Message message, CommandDefinition command, int resultCode) {
        var flags = "flags " + CommandFlags.toString(message.flags());
        if (resultCode == ResultCode.INVALID_BIT_IN_HEADER) {
            return Fault.of(
                    resultCode,
                    FLAGS,
                    flags + " and reserved bits " + (message.flags() & CommandFlags.RESERVED)
                            + " (expected: reserved bits 0)");
        }
        if (message.isRequest() && message.isError()) {
            return Fault.of(resultCode, FLAGS, flags + ": a request with E (expected: E in answers only)");
        }
        if (!message.isRequest() && message.isRetransmitted()) {
            return Fault.of(resultCode, FLAGS, flags + ": an answer with T (expected: T in requests only)");
        }
        return Fault.of(
                resultCode,
                FLAGS,
                flags + " (expected: P " + (command.isProxiable() ? "set" : "clear") + " in " + command.name() + ")");
    }

    /** Whether an answer has a Result-Code that its E bit allows, or an Experimental-Result. */
    static boolean resultCode(Message message) {
        var avps = message.avps();
        int i = avps.indexOf(BaseAvps.RESULT_CODE.code(), 0);
        if (i < 0) {
            return avps.indexOf(BaseAvps.EXPERIMENTAL_RESULT.code(), 0) >= 0;
        }
        return avps.dataLength(i) != 4 || fits(avps.unsigned32(i), message.isError());
    }

    /** 3xxx needs the E bit; with it there is 3xxx, or 5xxx where the answer's own grammar could not be followed. */
    private static boolean fits(long resultCode, boolean error) {
        return error
                ? ResultCode.isProtocolError(resultCode) || ResultCode.isPermanentFailure(resultCode)
                : !ResultCode.isProtocolError(resultCode);
    }

    /** What is wrong with the Result-Code; nothing to add where the command's grammar misses it as well. */
    static Optional<Fault> resultCodeFault(Message message, CommandDefinition command) {
        AvpList avps = message.avps();
        int i = avps.indexOf(BaseAvps.RESULT_CODE.code(), 0);
        if (i >= 0) {
            return Optional.of(Fault.of(
                    ResultCode.INVALID_AVP_VALUE,
                    avps.offset(i),
                    "Result-Code " + avps.unsigned32(i) + " in an answer " + (message.isError() ? "with" : "without")
                            + " E (expected: 3xxx with E, 2xxx and 4xxx without)",
                    avps.get(i)));
        }
        var element = command.grammar().element(BaseAvps.RESULT_CODE.code(), 0);
        return element.filter(e -> e.min() > 0).isPresent()
                ? Optional.empty()
                : Optional.of(Fault.of(
                        ResultCode.MISSING_AVP,
                        message.length(),
                        "an answer with neither Result-Code nor Experimental-Result",
                        Avp.of(BaseAvps.RESULT_CODE, 0L)));
    }
}
