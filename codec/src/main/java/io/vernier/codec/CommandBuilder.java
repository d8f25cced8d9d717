package io.vernier.codec;

import org.jspecify.annotations.Nullable;

/**
 * What generated builders of requests and answers have in common: the message header, and the AVPs that come by
 * themselves when nobody gives them. Generated code is the only user.
 */
public abstract class CommandBuilder extends GrammarBuilder {
    private static final int FLAGS_AND_CODE = 4;
    private static final int APPLICATION_ID = 8;

    private final @Nullable Message request;
    private int reachedDefault;

    /**
     * A builder of a command on its own.
     *
     * @param flags of the message header, bits of {@link CommandFlags}
     */
    protected CommandBuilder(Outline outline, int commandCode, long applicationId, int flags) {
        super(outline, started(outline, commandCode, applicationId, flags));
        this.request = null;
    }

    /**
     * A builder of the answer to a request, whose command code, application id, identifiers and P bit it takes.
     *
     * @param flags of the message header beside the P bit
     */
    protected CommandBuilder(Outline outline, Message request, int flags) {
        super(outline, started(outline, request, flags));
        this.request = request;
    }

    private static AvpWriter started(Outline outline, int commandCode, long applicationId, int flags) {
        MessageBuilder.check(commandCode, applicationId);
        var out = started(outline);
        out.putInt(FLAGS_AND_CODE, (flags << 24) | commandCode);
        out.putInt(APPLICATION_ID, (int) applicationId);
        return out;
    }

    private static AvpWriter started(Outline outline, Message request, int flags) {
        var out = started(outline);
        request.copyTo(out.array(), FLAGS_AND_CODE, FLAGS_AND_CODE, Message.HEADER_LENGTH);
        int ofRequest = request.flags() & CommandFlags.PROXIABLE;
        out.putInt(FLAGS_AND_CODE, ((flags | ofRequest) << 24) | request.commandCode());
        return out;
    }

    private static AvpWriter started(Outline outline) {
        var out = new AvpWriter(outline.usualLength());
        out.skip(Message.HEADER_LENGTH);
        return out;
    }

    /**
     * The message, in the order of the grammar.
     *
     * @throws IllegalStateException if an AVP is missing or there are too many of it
     */
    protected final Message message() {
        finish();
        int length = out().position();
        MessageBuilder.checkLength(length);
        outline().built(length);
        out().putInt(0, (Message.VERSION << 24) | length);
        return Message.written(out().cut(), length);
    }

    @Override
    final void writeDefaults(int ordinal) {
        int[] defaults = outline().defaults();
        while (reachedDefault < defaults.length && defaults[reachedDefault] < ordinal) {
            writeDefault(defaults[reachedDefault++]);
        }
        if (reachedDefault < defaults.length && defaults[reachedDefault] == ordinal) {
            reachedDefault++; // given by the caller, who knows better
        }
        nextDefault(reachedDefault < defaults.length ? defaults[reachedDefault] : Integer.MAX_VALUE);
    }

    private void writeDefault(int ordinal) {
        int code = outline().code(ordinal);
        int vendorId = outline().vendorId(ordinal);
        if (request != null) {
            AvpList avps = request.avps();
            int avp = avps.find(code, vendorId);
            if (avp >= 0) {
                for (; avp >= 0; avp = outline().isOnce(ordinal) ? -1 : avps.findBehind(avp, code, vendorId)) {
                    int mark = out().position();
                    out().copyAt(avps, avp);
                    written(ordinal, mark);
                }
                return;
            }
        }
        if (vendorId == 0
                && (code == BaseAvps.AUTH_APPLICATION_ID.code() || code == BaseAvps.ACCT_APPLICATION_ID.code())) {
            int mark = out().position();
            out().unsigned32(
                            code,
                            0,
                            AvpFlags.MANDATORY,
                            Integer.toUnsignedLong(Octets.int32(out().array(), APPLICATION_ID)));
            written(ordinal, mark);
        }
    }
}
