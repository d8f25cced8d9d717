package io.vernier.codec;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A Diameter message: its octets exactly as on the wire plus an index of its AVPs (RFC 6733 section 3). Everything
 * else is a view; unknown AVPs are still there, in order, and {@link #toBytes()} gives what was decoded. Immutable
 * and safe on any thread.
 */
public final class Message {
    /** Octets of the message header. */
    public static final int HEADER_LENGTH = 20;

    /** The only version there is. */
    public static final int VERSION = 1;

    /** The largest Message Length that the 24-bit field can say and that is a multiple of four. */
    public static final int MAX_LENGTH = 0xff_fffc;

    /** The octets, and behind them possibly some that are none of the message's. */
    private final byte[] bytes;

    private final int length;
    private final AvpList avps;
    private final @Nullable Fault headerFault;

    private Message(byte[] bytes, int length, AvpList avps, @Nullable Fault headerFault) {
        this.bytes = bytes;
        this.length = length;
        this.avps = avps;
        this.headerFault = headerFault;
    }

    /**
     * Reads a message. The array is kept, not copied: nobody may change it afterwards.
     *
     * <p>Whatever is wrong with version, lengths or AVP headers does not prevent reading: the first such thing is
     * {@link #fault()}, and the AVPs in front of it are readable, so that the message can be answered.
     *
     * @throws DecodeException if there are fewer octets than the {@value #HEADER_LENGTH} of a header
     */
    public static Message decode(byte[] bytes) {
        if (bytes.length < HEADER_LENGTH) {
            throw new DecodeException(Fault.of(
                    ResultCode.INVALID_MESSAGE_LENGTH,
                    0,
                    bytes.length + " octets are no message (expected: a header of " + HEADER_LENGTH + " at least)"));
        }
        int first = Octets.int32(bytes, 0);
        int length = first & 0xff_ffff;
        int end = Math.max(HEADER_LENGTH, Math.min(length, bytes.length));
        AvpList avps = new AvpList(bytes, HEADER_LENGTH, end);
        boolean sound = first >>> 24 == VERSION && length == bytes.length && (length & 3) == 0;
        return new Message(bytes, bytes.length, avps, sound ? null : headerFault(first >>> 24, length, bytes.length));
    }

    /** Starts a message; application ids run from 0 to 4,294,967,295. */
    public static MessageBuilder builder(int commandCode, long applicationId) {
        return new MessageBuilder(commandCode, applicationId);
    }

    /** Wraps the first so many octets of an array that a builder has written and nobody else holds. */
    static Message written(byte[] bytes, int length) {
        return new Message(bytes, length, new AvpList(bytes, HEADER_LENGTH, length), null);
    }

    /** The first structural fault: version, message length, AVP lengths at the top level; empty for a sound message. */
    public Optional<Fault> fault() {
        return headerFault == null ? avps.fault() : Optional.of(headerFault);
    }

    /** The version octet, 1 in a sound message. */
    public int version() {
        return bytes[0] & 0xff;
    }

    /** How many octets there are, which is the Message Length of a sound message. */
    public int length() {
        return length;
    }

    /** The flag octet, bits of {@link CommandFlags}. */
    public int flags() {
        return bytes[4] & 0xff;
    }

    public boolean isRequest() {
        return bytes[4] < 0;
    }

    public boolean isProxiable() {
        return (bytes[4] & CommandFlags.PROXIABLE) != 0;
    }

    public boolean isError() {
        return (bytes[4] & CommandFlags.ERROR) != 0;
    }

    /** The T bit: sent again after a failover, possibly a duplicate. */
    public boolean isRetransmitted() {
        return (bytes[4] & CommandFlags.RETRANSMITTED) != 0;
    }

    public int commandCode() {
        return Octets.int32(bytes, 4) & 0xff_ffff;
    }

    /** The application id, 0 to 4,294,967,295. */
    public long applicationId() {
        return Integer.toUnsignedLong(Octets.int32(bytes, 8));
    }

    /** All 32 bits of the Hop-by-Hop identifier; negative where the first bit is set. */
    public int hopByHopId() {
        return Octets.int32(bytes, 12);
    }

    /** All 32 bits of the End-to-End identifier; negative where the first bit is set. */
    public int endToEndId() {
        return Octets.int32(bytes, 16);
    }

    /** The AVPs in their order. */
    public AvpList avps() {
        return avps;
    }

    /** The value of the first such AVP at the top level; see {@link AvpList#first}. */
    public <T> Optional<T> first(AvpKey<T> key) {
        return avps.first(key);
    }

    /** The value of the first such AVP at the top level, which must be there; see {@link AvpList#require}. */
    public <T> T require(AvpKey<T> key) {
        return avps.require(key);
    }

    /**
     * The Result-Code, or the Experimental-Result-Code where there is an Experimental-Result instead; empty where
     * there is neither, or where its length is wrong.
     */
    public OptionalLong resultCode() {
        int i = avps.indexOf(BaseAvps.RESULT_CODE.code(), 0);
        if (i >= 0) {
            return avps.dataLength(i) == 4 ? OptionalLong.of(avps.unsigned32(i)) : OptionalLong.empty();
        }
        i = avps.indexOf(BaseAvps.EXPERIMENTAL_RESULT.code(), 0);
        if (i < 0) {
            return OptionalLong.empty();
        }
        AvpList result = avps.group(i);
        int code = result.indexOf(BaseAvps.EXPERIMENTAL_RESULT_CODE.code(), 0);
        return code >= 0 && result.dataLength(code) == 4
                ? OptionalLong.of(result.unsigned32(code))
                : OptionalLong.empty();
    }

    /** A copy of the octets. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** Copies a part of the octets into a buffer at its position; the one copy on the way out. */
    public void copyTo(ByteBuffer target, int from, int to) {
        Objects.checkFromToIndex(from, to, length);
        target.put(bytes, from, to - from);
    }

    /** Copies a part of the octets into an array. */
    public void copyTo(byte[] target, int targetOffset, int from, int to) {
        Objects.checkFromToIndex(from, to, length);
        System.arraycopy(bytes, from, target, targetOffset, to - from);
    }

    /** A message that starts as a copy of this one: header, flags, identifiers and AVPs. */
    public MessageBuilder toBuilder() {
        return builder(commandCode(), applicationId())
                .flags(flags())
                .hopByHopId(hopByHopId())
                .endToEndId(endToEndId())
                .avps(avps);
    }

    /**
     * The start of an answer to this request: same command, application, identifiers and P bit, with the Session-Id
     * and, behind everything else, the Proxy-Infos of the request (RFC 6733 section 6.2).
     */
    public MessageBuilder answerBuilder() {
        var answer = builder(commandCode(), applicationId())
                .flags(flags() & CommandFlags.PROXIABLE)
                .hopByHopId(hopByHopId())
                .endToEndId(endToEndId());
        int session = avps.indexOf(BaseAvps.SESSION_ID.code(), 0);
        if (session >= 0) {
            answer.writer().copy(avps, session);
        }
        return answer.proxyInfosOf(this);
    }

    /** The same message with other identifiers. */
    public Message withIds(int hopByHopId, int endToEndId) {
        byte[] copy = toBytes();
        Octets.putInt32(copy, 12, hopByHopId);
        Octets.putInt32(copy, 16, endToEndId);
        return new Message(copy, length, avps.in(copy), headerFault);
    }

    /** The same message with other flags, bits of {@link CommandFlags}. */
    public Message withFlags(int flags) {
        byte[] copy = toBytes();
        copy[4] = (byte) flags;
        return new Message(copy, length, avps.in(copy), headerFault);
    }

    /** Equal octets. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Message that && Arrays.equals(bytes, 0, length, that.bytes, 0, that.length);
    }

    @Override
    public int hashCode() {
        return Octets.hash(bytes, 0, length);
    }

    /** The header in words and the AVPs without their meaning, which only a dictionary knows. */
    @Override
    public String toString() {
        return "command " + commandCode() + " application " + applicationId() + " flags "
                + CommandFlags.toString(flags()) + " hop-by-hop " + Integer.toUnsignedString(hopByHopId())
                + " end-to-end " + Integer.toUnsignedString(endToEndId()) + " " + avps;
    }

    private static Fault headerFault(int version, int length, int octets) {
        if (version != VERSION) {
            return Fault.of(ResultCode.UNSUPPORTED_VERSION, 0, "version " + version + " (expected: " + VERSION + ")");
        }
        return Fault.of(
                ResultCode.INVALID_MESSAGE_LENGTH,
                1,
                "Message Length " + length
                        + (length == octets
                                ? " (expected: a multiple of 4)"
                                : " (expected: the " + octets + " octets that came)"));
    }
}
