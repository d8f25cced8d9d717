package io.vernier.codec;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a message AVP by AVP, in the order of the calls, straight into the buffer it will be cut from. For one
 * message; not safe for use by several threads at once.
 */
public final class MessageBuilder {
    private static final int TYPICAL_LENGTH = 512;

    private final AvpWriter out = new AvpWriter(TYPICAL_LENGTH);
    private final int commandCode;
    private final long applicationId;
    private int flags;
    private int hopByHopId;
    private int endToEndId;
    private @Nullable Message proxied;

    MessageBuilder(int commandCode, long applicationId) {
        check(commandCode, applicationId);
        this.commandCode = commandCode;
        this.applicationId = applicationId;
        out.skip(Message.HEADER_LENGTH);
    }

    /** Sets the R bit. */
    public MessageBuilder request() {
        flags |= CommandFlags.REQUEST;
        return this;
    }

    /** Sets the P bit. */
    public MessageBuilder proxiable() {
        flags |= CommandFlags.PROXIABLE;
        return this;
    }

    /** Sets the E bit, which only answers may have. */
    public MessageBuilder error() {
        flags |= CommandFlags.ERROR;
        return this;
    }

    /** Sets all flags at once, bits of {@link CommandFlags}. */
    public MessageBuilder flags(int commandFlags) {
        flags = commandFlags & 0xff;
        return this;
    }

    /** All 32 bits of the Hop-by-Hop identifier; a node gives requests its own when it sends them. */
    public MessageBuilder hopByHopId(int id) {
        hopByHopId = id;
        return this;
    }

    /** All 32 bits of the End-to-End identifier; a node gives requests its own when this is 0. */
    public MessageBuilder endToEndId(int id) {
        endToEndId = id;
        return this;
    }

    /** Appends an AVP as it is. */
    public MessageBuilder avp(Avp avp) {
        out.avp(avp);
        return this;
    }

    /**
     * Appends an AVP with a value.
     *
     * @throws IllegalArgumentException if the value cannot be expressed in the key's format
     */
    public <T> MessageBuilder avp(AvpKey<T> key, T value) {
        out.avp(key, value);
        return this;
    }

    /** Appends AVPs as they are. */
    public MessageBuilder avps(AvpList avps) {
        out.copyAll(avps);
        return this;
    }

    /** Appends a Grouped AVP whose members the given function writes; nothing of it if the function throws. */
    public MessageBuilder group(AvpKey<AvpList> key, Consumer<AvpWriter> members) {
        int mark = out.beginGroup(key.code(), key.vendorId(), key.flags());
        boolean written = false;
        try {
            members.accept(out);
            out.end(mark);
            written = true;
        } finally {
            if (!written) {
                out.rewind(mark);
            }
        }
        return this;
    }

    /** Where the AVPs are written to, for those who write many. */
    public AvpWriter writer() {
        return out;
    }

    /**
     * The message.
     *
     * @throws IllegalArgumentException if it has become longer than the 16,777,212 octets its length field can say
     * @throws IllegalStateException if a group was begun and not ended
     */
    public Message build() {
        if (proxied != null) {
            copyProxyInfos(proxied.avps());
            proxied = null;
        }
        int length = out.position();
        checkLength(length);
        byte[] bytes = Arrays.copyOf(out.array(), length);
        Octets.putInt32(bytes, 0, (Message.VERSION << 24) | length);
        Octets.putInt32(bytes, 4, (flags << 24) | commandCode);
        Octets.putInt32(bytes, 8, (int) applicationId);
        Octets.putInt32(bytes, 12, hopByHopId);
        Octets.putInt32(bytes, 16, endToEndId);
        var message = Message.written(bytes, length);
        if (message.fault().isPresent()) {
            throw new IllegalStateException(message.fault().get().reason() + ": was every group ended?");
        }
        return message;
    }

    /** Has the Proxy-Infos of a request copied behind everything else, in their order (RFC 6733 section 6.2). */
    MessageBuilder proxyInfosOf(Message request) {
        proxied = request;
        return this;
    }

    static void check(int commandCode, long applicationId) {
        if (commandCode >>> 24 != 0) {
            throw new IllegalArgumentException("command code " + commandCode + " (expected: 0..16777215)");
        }
        if (applicationId >>> 32 != 0) {
            throw new IllegalArgumentException("application id " + applicationId + " (expected: 0..4294967295)");
        }
    }

    static void checkLength(int length) {
        if (length > Message.MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "message of " + length + " octets (expected: at most " + Message.MAX_LENGTH + ")");
        }
    }

    private void copyProxyInfos(AvpList avps) {
        int code = BaseAvps.PROXY_INFO.code();
        for (int i = avps.indexOf(code, 0); i >= 0; i = avps.indexOf(code, 0, i + 1)) {
            out.copy(avps, i);
        }
    }
}
