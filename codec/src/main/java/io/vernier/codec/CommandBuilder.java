package io.vernier.codec;

import org.jspecify.annotations.Nullable;

/**
 * What generated builders of requests and answers have in common: the message header, and the AVPs that come by
 * themselves when nobody gives them. Generated code is the only user.
 */
public abstract class CommandBuilder extends GrammarBuilder {
    private final MessageBuilder message;
    private final long applicationId;
    private final @Nullable Message request;
    private int reachedDefault;

    /**
     * A builder of a command on its own.
     *
     * @param flags of the message header, bits of {@link CommandFlags}
     */
    protected CommandBuilder(Outline outline, int commandCode, long applicationId, int flags) {
        this(outline, Message.builder(commandCode, applicationId).flags(flags), applicationId, null);
    }

    /**
     * A builder of the answer to a request, whose command code, application id, identifiers and P bit it takes.
     *
     * @param flags of the message header beside the P bit
     */
    protected CommandBuilder(Outline outline, Message request, int flags) {
        this(
                outline,
                Message.builder(request.commandCode(), request.applicationId())
                        .flags(flags | (request.flags() & CommandFlags.PROXIABLE))
                        .hopByHopId(request.hopByHopId())
                        .endToEndId(request.endToEndId()),
                request.applicationId(),
                request);
    }

    private CommandBuilder(Outline outline, MessageBuilder message, long applicationId, @Nullable Message request) {
        super(outline, message.writer());
        this.message = message;
        this.applicationId = applicationId;
        this.request = request;
    }

    /**
     * The message, in the order of the grammar.
     *
     * @throws IllegalStateException if an AVP is missing or there are too many of it
     */
    protected final Message message() {
        finish();
        return message.build();
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
            int i = avps.indexOf(code, vendorId);
            if (i >= 0) {
                for (; i >= 0; i = outline().isOnce(ordinal) ? -1 : avps.indexOf(code, vendorId, i + 1)) {
                    int mark = out().position();
                    out().copy(avps, i);
                    written(ordinal, mark);
                }
                return;
            }
        }
        if (vendorId == 0
                && (code == BaseAvps.AUTH_APPLICATION_ID.code() || code == BaseAvps.ACCT_APPLICATION_ID.code())) {
            int mark = out().position();
            out().unsigned32(code, 0, AvpFlags.MANDATORY, applicationId);
            written(ordinal, mark);
        }
    }
}
