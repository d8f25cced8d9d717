package io.vernier.codec;

import io.vernier.codec.data.DiameterTime;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * Writes AVPs one after the other into a growing buffer: header, value, padding. Groups are written in place, by
 * {@link #beginGroup} and {@link #end}. Not safe for use by several threads at once.
 */
public final class AvpWriter {
    /** The AVP Length field has 24 bits. */
    private static final int MAX_LENGTH = 0xff_ffff;

    /** The first character that UTF-8 takes more than an octet for. */
    private static final int NOT_ASCII = 0x80;

    private byte[] bytes;

    /** How far may be written before there must be another array. */
    private int limit;

    private int position;

    /** Whose turn it is to write, where several builders do: 0 for the outermost. */
    private int turn;

    private int turns;

    /** A writer whose buffer has room for so many octets before it grows. */
    public AvpWriter(int capacity) {
        this.bytes = new byte[Math.max(16, capacity)];
        this.limit = bytes.length;
    }

    /** Appends an AVP with the key's code, vendor and flags. */
    public <T> void avp(AvpKey<T> key, T value) {
        value(key.code(), key.vendorId(), key.flags(), key.format(), value);
    }

    /** Appends an AVP with a value in any format. */
    public <T> void value(int code, int vendorId, int flags, AvpFormat<T> format, T value) {
        int mark = begin(code, vendorId, flags);
        boolean written = false;
        try {
            format.encode(value, this);
            end(mark);
            written = true;
        } finally {
            if (!written) {
                rewind(mark);
            }
        }
    }

    /** Appends an AVP as it is, flags included. */
    public void avp(Avp avp) {
        copy(avp.list(), avp.position());
    }

    /** Appends the AVP at a position of a list as it is, flags included. */
    public void copy(AvpList list, int position) {
        copyAt(list, list.offset(position));
    }

    /** Appends all AVPs of a list as they are. */
    public void copyAll(AvpList list) {
        for (int i = 0; i < list.size(); i++) {
            copy(list, i);
        }
    }

    /** Appends an Integer32 or Enumerated. */
    public void integer32(int code, int vendorId, int flags, int value) {
        int data = header(code, vendorId, flags, 4);
        Octets.putInt32(bytes, data, value);
    }

    /**
     * Appends an Unsigned32.
     *
     * @throws IllegalArgumentException if the value is not within 0 to 4,294,967,295
     */
    public void unsigned32(int code, int vendorId, int flags, long value) {
        if (value >>> 32 != 0) {
            throw new IllegalArgumentException("Unsigned32 " + value + " for AVP " + Integer.toUnsignedString(code)
                    + " (expected: 0..4294967295)");
        }
        integer32(code, vendorId, flags, (int) value);
    }

    /** Appends an Integer64, or an Unsigned64 whose values from 2^63 on are negative here. */
    public void integer64(int code, int vendorId, int flags, long value) {
        int data = header(code, vendorId, flags, 8);
        Octets.putInt64(bytes, data, value);
    }

    public void float32(int code, int vendorId, int flags, float value) {
        integer32(code, vendorId, flags, Float.floatToRawIntBits(value));
    }

    public void float64(int code, int vendorId, int flags, double value) {
        integer64(code, vendorId, flags, Double.doubleToRawLongBits(value));
    }

    /**
     * Appends a text in UTF-8: a UTF8String, DiameterIdentity or DiameterURI.
     *
     * @throws IllegalArgumentException if the text has half of a surrogate pair, which UTF-8 cannot express
     */
    public void utf8(int code, int vendorId, int flags, String value) {
        int bits = bitsIn(value);
        if (bits < NOT_ASCII) {
            int data = header(code, vendorId, flags, value.length());
            copyAscii(value, data);
        } else {
            octets(code, vendorId, flags, encoded(value, bits));
        }
    }

    /**
     * Appends a DiameterIdentity.
     *
     * @throws IllegalArgumentException if the text is empty or has half of a surrogate pair
     */
    public void identity(int code, int vendorId, int flags, String value) {
        AvpFormats.checkIdentity(value);
        utf8(code, vendorId, flags, value);
    }

    /**
     * Appends a Time; a fraction of a second is dropped.
     *
     * @throws IllegalArgumentException if the moment is not within {@link DiameterTime#MIN} and {@link DiameterTime#MAX}
     */
    public void time(int code, int vendorId, int flags, Instant value) {
        integer32(code, vendorId, flags, DiameterTime.encode(value));
    }

    /** Appends an OctetString, or any value whose octets are at hand. */
    public void octets(int code, int vendorId, int flags, byte[] value) {
        int data = header(code, vendorId, flags, value.length);
        System.arraycopy(value, 0, bytes, data, value.length);
    }

    /** Starts a Grouped AVP; what is written until {@link #end} are its members. Gives the mark that {@code end} takes. */
    public int beginGroup(int code, int vendorId, int flags) {
        return begin(code, vendorId, flags);
    }

    /**
     * Ends the AVP that was begun at the mark.
     *
     * @throws IllegalArgumentException if it has become longer than the 16,777,215 octets its length field can say
     */
    public void end(int mark) {
        int length = position - mark;
        if (length > MAX_LENGTH) {
            throw tooLong(Octets.int32(bytes, mark), length);
        }
        Octets.putInt32(bytes, mark + 4, (Octets.int32(bytes, mark + 4) & 0xff00_0000) | length);
        pad();
    }

    /** Appends octets to the value that is being written by an {@link AvpFormat}. */
    public void putBytes(byte[] value) {
        ensure(value.length + 3);
        System.arraycopy(value, 0, bytes, position, value.length);
        position += value.length;
    }

    /** Appends four octets to the value that is being written by an {@link AvpFormat}. */
    public void putInt(int value) {
        ensure(4);
        Octets.putInt32(bytes, position, value);
        position += 4;
    }

    /** Appends eight octets to the value that is being written by an {@link AvpFormat}. */
    public void putLong(long value) {
        ensure(8);
        Octets.putInt64(bytes, position, value);
        position += 8;
    }

    /**
     * Appends text in UTF-8 to the value that is being written by an {@link AvpFormat}.
     *
     * @throws IllegalArgumentException if the text has half of a surrogate pair, which UTF-8 cannot express
     */
    public void putUtf8(String value) {
        int bits = bitsIn(value);
        if (bits < NOT_ASCII) {
            ensure(value.length() + 3);
            copyAscii(value, position);
            position += value.length();
        } else {
            putBytes(encoded(value, bits));
        }
    }

    /** How many octets have been written. */
    public int position() {
        return position;
    }

    /** The AVPs written so far; later writing does not show in it. */
    public AvpList toList() {
        return new AvpList(Arrays.copyOf(bytes, position), 0, position);
    }

    /** A copy of the octets written so far. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, position);
    }

    /** Appends the AVP that starts at an offset of a list as it is, flags included, with zeros behind it. */
    void copyAt(AvpList list, int avp) {
        int length = Octets.int32(list.array(), avp + 4) & MAX_LENGTH;
        int padded = Octets.padded(length);
        ensure(padded);
        int mark = position;
        position = mark + padded;
        Octets.putInt32(bytes, position - 4, 0); // the padding; the AVP is written over the rest
        System.arraycopy(list.array(), avp, bytes, mark, length);
    }

    /** Makes room for so many octets in front of everything, or after what was written. */
    void skip(int octets) {
        ensure(octets);
        position += octets;
    }

    /** Forgets what was written from a position on. */
    void rewind(int to) {
        position = to;
    }

    /** Appends octets that are whole AVPs, padding included. */
    void putRaw(byte[] avps, int from, int length) {
        ensure(length);
        System.arraycopy(avps, from, bytes, position, length);
        position += length;
    }

    /**
     * An array with what was written at its front, for one that will not have it changed: the buffer itself if little of
     * it is left over, which saves a copy. Who goes on writing does it in another one.
     */
    byte[] cut() {
        if (bytes.length - position > position >> 2) {
            return Arrays.copyOf(bytes, position);
        }
        limit = 0;
        return bytes;
    }

    /** Writes over four octets that have been written. */
    void putInt(int offset, int value) {
        Octets.putInt32(bytes, offset, value);
    }

    byte[] array() {
        return bytes;
    }

    /** A number for one more builder that writes here. */
    int newTurn() {
        return ++turns;
    }

    int turn() {
        return turn;
    }

    void turn(int next) {
        turn = next;
    }

    private int begin(int code, int vendorId, int flags) {
        int mark = position;
        ensure(16);
        if (vendorId == 0) {
            Octets.putInt64(bytes, mark, codeFlagsLength(code, flags & 0x7f, 0));
            position = mark + 8;
        } else {
            Octets.putInt64(bytes, mark, codeFlagsLength(code, flags | AvpFlags.VENDOR, 0));
            Octets.putInt32(bytes, mark + 8, vendorId);
            position = mark + 12;
        }
        return mark;
    }

    /** Writes a header for data of known length, makes room for the data and pads; gives where the data start. */
    private int header(int code, int vendorId, int flags, int dataLength) {
        int headerLength = vendorId == 0 ? 8 : 12;
        if (dataLength > MAX_LENGTH - headerLength) {
            throw tooLong(code, (long) dataLength + headerLength);
        }
        int length = headerLength + dataLength;
        int padded = Octets.padded(length);
        ensure(padded);
        int mark = position;
        position = mark + padded;
        Octets.putInt32(bytes, position - 4, 0); // the padding; header and value are written over the rest
        if (vendorId == 0) {
            Octets.putInt64(bytes, mark, codeFlagsLength(code, flags & 0x7f, length));
        } else {
            Octets.putInt64(bytes, mark, codeFlagsLength(code, flags | AvpFlags.VENDOR, length));
            Octets.putInt32(bytes, mark + 8, vendorId);
        }
        return mark + headerLength;
    }

    private static long codeFlagsLength(int code, int flags, int length) {
        return ((long) code << 32) | (((flags << 24) | length) & 0xffff_ffffL);
    }

    /** Zeros up to the next 32-bit boundary; the buffer may hold octets of an attempt that was given up. */
    private void pad() {
        int padded = Octets.padded(position);
        ensure(padded - position);
        while (position < padded) {
            bytes[position++] = 0;
        }
    }

    private void ensure(int more) {
        if (limit - position < more) {
            grow(more);
        }
    }

    private void grow(int more) {
        bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, position + more));
        limit = bytes.length;
    }

    /**
     * All bits of all characters: none of them is greater than what these make. To look at them first, and then to copy
     * ASCII as it is, saves an array for each text: to build a request of eight takes 10 to 19 % less time by that and
     * leaves 768 octets behind instead of 1,072.
     */
    private static int bitsIn(String value) {
        int bits = 0;
        for (int i = 0; i < value.length(); i++) {
            bits |= value.charAt(i);
        }
        return bits;
    }

    @SuppressWarnings("deprecation") // drops the upper octet of each character, and ASCII has nothing there
    private void copyAscii(String value, int to) {
        value.getBytes(0, value.length(), bytes, to);
    }

    private static byte[] encoded(String value, int bits) {
        if (bits >= Character.MIN_SURROGATE) {
            refuseHalfPairs(value);
        }
        return value.getBytes(StandardCharsets.UTF_8);
    }

    private static void refuseHalfPairs(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isSurrogate(value.charAt(i))) {
                if (!Character.isSurrogatePair(value.charAt(i), i + 1 < value.length() ? value.charAt(i + 1) : 0)) {
                    throw new IllegalArgumentException("text with half of a surrogate pair at index " + i
                            + " (expected: characters that UTF-8 can express)");
                }
                i++;
            }
        }
    }

    private static IllegalArgumentException tooLong(int code, long length) {
        return new IllegalArgumentException("AVP " + Integer.toUnsignedString(code) + " is " + length
                + " octets long (expected: at most " + MAX_LENGTH + ")");
    }
}
