package io.vernier.codec;

import io.vernier.codec.data.DiameterTime;
import io.vernier.codec.data.Utf8;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The AVPs of a message or of a Grouped AVP, in their order: a view of the octets plus an index made in one pass, when
 * something is first asked for. Immutable and safe on any thread. Values are decoded when asked for, by position or by
 * {@link AvpKey}; looking something up allocates nothing but the value.
 *
 * <p>Where the octets stop being AVPs (a header cut short, a length that does not fit, no padding behind the last) the
 * list ends, and {@link #fault()} says why: what stands before remains readable.
 *
 * <p>Longer than other files because index and views share the layout of one array.
 */
public final class AvpList implements Iterable<Avp> {
    private static final byte[] NOTHING = new byte[0];
    private static final AvpList EMPTY = parse(NOTHING, 0, 0);
    private static final int HEADER = 8;
    private static final int HEADER_WITH_VENDOR = 12;

    /** So many offsets fit into an {@code int}, so that most groups need no index beside the list. */
    private static final int FEW = 4;

    private static final int BITS = 8;
    private static final int MASK = (1 << BITS) - 1;
    private static final int LAST_OFFSET = MASK << 2;
    private static final int MANY = -1;

    private final byte[] bytes;
    private final int start;
    private final int end;

    /**
     * Of a few AVPs with which all is well: in the lowest eight bits how many, and in the others where the second, third
     * and fourth start, in 32-bit words from the start. Else {@link #MANY}.
     */
    private final int few;

    /** Of many AVPs, once it is needed. A race makes it twice and harms nobody, as it is immutable. */
    private @Nullable AvpIndex index;

    private AvpList(byte[] bytes, int start, int end, int few) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        this.few = few;
    }

    /** No AVPs. */
    public static AvpList empty() {
        return EMPTY;
    }

    /** The AVPs that these octets hold, which are copied. */
    public static AvpList decode(byte[] avps) {
        return parse(avps.clone(), 0, avps.length);
    }

    /** The members of a group, in octets that nobody will change any more. */
    static AvpList parse(byte[] bytes, int start, int end) {
        int few = 0;
        int size = 0;
        int next = start;
        while (next < end) {
            int left = end - next;
            if (size == FEW || next - start > LAST_OFFSET || left < HEADER) {
                return many(bytes, start, end);
            }
            int flagsAndLength = Octets.int32(bytes, next + 4);
            int length = flagsAndLength & 0xff_ffff;
            if (length < (flagsAndLength < 0 ? HEADER_WITH_VENDOR : HEADER) || Octets.padded(length) > left) {
                return many(bytes, start, end);
            }
            few |= ((next - start) >> 2) << (size * BITS);
            size++;
            next += Octets.padded(length);
        }
        return new AvpList(bytes, start, end, few | size);
    }

    /** The AVPs of a message, which are not looked at before something is asked for. */
    static AvpList many(byte[] bytes, int start, int end) {
        return new AvpList(bytes, start, end, MANY);
    }

    /** The same AVPs in other octets that have the same lengths at the same places. */
    AvpList in(byte[] copy) {
        var list = new AvpList(copy, start, end, few);
        list.index = index;
        return list;
    }

    /** How many AVPs there are. */
    public int size() {
        return few != MANY ? few & MASK : index().size;
    }

    public boolean isEmpty() {
        return size() == 0;
    }

    /** Why the list ends before its octets do, empty where all of them are AVPs. Groups inside are not looked into. */
    public Optional<Fault> fault() {
        return Optional.ofNullable(whyItEnds());
    }

    /**
     * The AVP at a position.
     *
     * @throws IndexOutOfBoundsException if there is none
     */
    public Avp get(int position) {
        return new Avp(this, checked(position));
    }

    /** The position of the first AVP with this code and vendor (0 for none), or -1. */
    public int indexOf(int code, int vendorId) {
        return indexOf(code, vendorId, 0);
    }

    /** The position of the first such AVP at or after a position, or -1. */
    public int indexOf(int code, int vendorId, int from) {
        return few != MANY ? indexAmongFew(code, vendorId, from) : indexAmongMany(code, vendorId, from);
    }

    private int indexAmongFew(int code, int vendorId, int from) {
        for (int i = from; i < (few & MASK); i++) {
            if (isAt(fewOffset(i), code, vendorId)) {
                return i;
            }
        }
        return -1;
    }

    private int indexAmongMany(int code, int vendorId, int from) {
        var found = index();
        int[] offsets = found.offsets;
        for (int i = from; i < found.size; i++) {
            if (isAt(offsets[i], code, vendorId)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * The position of the first such AVP, which must be there.
     *
     * @param name the AVP's name, for the message of the exception
     * @throws DecodeException with {@code MISSING_AVP} if it is not there
     */
    public int position(int code, int vendorId, String name) {
        int i = indexOf(code, vendorId);
        if (i < 0) {
            throw BrokenAvp.missing(this, code, vendorId, name);
        }
        return i;
    }

    /** Whether there is such an AVP. */
    public boolean contains(AvpKey<?> key) {
        return indexOf(key.code(), key.vendorId()) >= 0;
    }

    /** How many such AVPs there are. */
    public int count(int code, int vendorId) {
        int count = 0;
        for (int i = indexOf(code, vendorId); i >= 0; i = indexOf(code, vendorId, i + 1)) {
            count++;
        }
        return count;
    }

    /**
     * The value of the first such AVP.
     *
     * @throws DecodeException if it is there but is no value of the key's format
     */
    public <T> Optional<T> first(AvpKey<T> key) {
        int i = indexOf(key.code(), key.vendorId());
        return i < 0 ? Optional.empty() : Optional.of(value(i, key.format()));
    }

    /**
     * The value of the first such AVP, which must be there.
     *
     * @throws DecodeException if it is not there ({@code MISSING_AVP}) or is no value of the key's format
     */
    public <T> T require(AvpKey<T> key) {
        return value(position(key.code(), key.vendorId(), key.name()), key.format());
    }

    /**
     * The values of all such AVPs, in order; the list can't be changed.
     *
     * @throws DecodeException if one of them is no value of the key's format
     */
    public <T> List<T> all(AvpKey<T> key) {
        return all(key.code(), key.vendorId(), key.format());
    }

    /** As {@link #all(AvpKey)}, without a key at hand. */
    public <T> List<T> all(int code, int vendorId, AvpFormat<T> format) {
        int first = indexOf(code, vendorId);
        if (first < 0) {
            return List.of();
        }
        int second = indexOf(code, vendorId, first + 1);
        if (second < 0) {
            return List.of(value(first, format)); // the usual cases, without a list that grows
        }
        int third = indexOf(code, vendorId, second + 1);
        if (third < 0) {
            return List.of(value(first, format), value(second, format));
        }
        return all(code, vendorId, format, List.of(value(first, format), value(second, format)), third);
    }

    private <T> List<T> all(int code, int vendorId, AvpFormat<T> format, List<T> before, int from) {
        var values = new ArrayList<>(before);
        for (int i = from; i >= 0; i = indexOf(code, vendorId, i + 1)) {
            values.add(value(i, format));
        }
        return List.copyOf(values);
    }

    /**
     * The value of the AVP at a position.
     *
     * @throws DecodeException with {@code INVALID_AVP_LENGTH} or {@code INVALID_AVP_VALUE} if it is no such value
     */
    public <T> T value(int position, AvpFormat<T> format) {
        int avp = offset(position);
        int length = dataLengthAt(avp);
        if (!format.acceptsLength(length)) {
            throw BrokenAvp.wrongLength(this, position, format.name());
        }
        try {
            return format.decode(bytes, avp + headerLength(avp), length);
        } catch (IllegalArgumentException e) {
            throw BrokenAvp.wrongValue(this, position, format.name(), e);
        }
    }

    /** The AVP code at a position, an unsigned 32-bit number held in an int. */
    public int code(int position) {
        return Octets.int32(bytes, offset(position));
    }

    /** The Vendor-ID at a position, 0 where the V bit is clear. */
    public int vendorId(int position) {
        return vendorAt(offset(position));
    }

    /** The flag octet at a position, bits of {@link AvpFlags}. */
    public int flags(int position) {
        return bytes[offset(position) + 4] & 0xff;
    }

    /** Where the AVP's header starts, in octets from the start of the array the message was decoded from. */
    public int offset(int position) {
        int at = checked(position);
        return few != MANY ? fewOffset(at) : index().offsets[at];
    }

    /** The AVP Length at a position: header and value, padding not counted. */
    public int length(int position) {
        return Octets.int32(bytes, offset(position) + 4) & 0xff_ffff;
    }

    /** Where the value starts, in octets from the start of the array the message was decoded from. */
    public int dataOffset(int position) {
        int offset = offset(position);
        return offset + headerLength(offset);
    }

    /** The length of the value in octets, padding not counted. */
    public int dataLength(int position) {
        return dataLengthAt(offset(position));
    }

    /** The value as Integer32 or Enumerated. */
    public int integer32(int position) {
        return Octets.int32(bytes, exactly(4, position, "Integer32"));
    }

    /** The value as Unsigned32, 0 to 4,294,967,295. */
    public long unsigned32(int position) {
        return Integer.toUnsignedLong(Octets.int32(bytes, exactly(4, position, "Unsigned32")));
    }

    /** The value as Integer64, or as Unsigned64 whose values from 2^63 on are negative here. */
    public long integer64(int position) {
        return Octets.int64(bytes, exactly(8, position, "Integer64"));
    }

    public float float32(int position) {
        return Float.intBitsToFloat(Octets.int32(bytes, exactly(4, position, "Float32")));
    }

    public double float64(int position) {
        return Double.longBitsToDouble(Octets.int64(bytes, exactly(8, position, "Float64")));
    }

    /**
     * The value as UTF-8 text.
     *
     * @throws DecodeException with {@code INVALID_AVP_VALUE} if the octets are not UTF-8
     */
    public String utf8(int position) {
        int avp = offset(position);
        int offset = avp + headerLength(avp);
        int length = dataLengthAt(avp);
        String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
        if (text.indexOf('\ufffd') >= 0 && !Utf8.isValid(bytes, offset, length)) {
            throw BrokenAvp.wrongValue(this, position, "UTF8String", "octets that are not UTF-8");
        }
        return text;
    }

    /** The value as Time. */
    public Instant time(int position) {
        return DiameterTime.decode(Octets.int32(bytes, exactly(4, position, "Time")));
    }

    /** A copy of the value's octets. */
    public byte[] octets(int position) {
        int offset = dataOffset(position);
        return Arrays.copyOfRange(bytes, offset, offset + dataLength(position));
    }

    /** The members of the Grouped AVP at a position; a group that is not well formed has a {@link #fault()}. */
    public AvpList group(int position) {
        int offset = dataOffset(position);
        return parse(bytes, offset, offset + dataLength(position));
    }

    /**
     * The octet at an offset such as {@link #dataOffset} gives, 0 to 255: for those who look into groups and values
     * without making anything of them.
     */
    public int octetAt(int offset) {
        return bytes[offset] & 0xff;
    }

    /** The four octets at an offset such as {@link #dataOffset} gives, in network byte order. */
    public int int32At(int offset) {
        return Octets.int32(bytes, offset);
    }

    /** Whether the octets at an offset such as {@link #dataOffset} gives are UTF-8; nothing is allocated. */
    public boolean isUtf8At(int offset, int length) {
        return Utf8.isValid(bytes, offset, length);
    }

    /** Whether the octets of the value are these. */
    public boolean dataEquals(int position, byte[] expected) {
        int offset = dataOffset(position);
        return Arrays.equals(bytes, offset, offset + dataLength(position), expected, 0, expected.length);
    }

    /** A copy of the octets of all AVPs, padding included, also of those behind a fault. */
    public byte[] toBytes() {
        return Arrays.copyOfRange(bytes, start, end);
    }

    @Override
    public Iterator<Avp> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < size();
            }

            @Override
            public Avp next() {
                if (next >= size()) {
                    throw new NoSuchElementException();
                }
                return get(next++);
            }
        };
    }

    /** Equal octets, whatever message they stand in. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AvpList that && Arrays.equals(bytes, start, end, that.bytes, that.start, that.end);
    }

    @Override
    public int hashCode() {
        return Octets.hash(bytes, start, end);
    }

    @Override
    public String toString() {
        var text = new ArrayList<String>();
        for (Avp avp : this) {
            text.add(avp.toString());
        }
        var fault = whyItEnds();
        return text + (fault == null ? "" : " then " + fault);
    }

    byte[] array() {
        return bytes;
    }

    int end() {
        return end;
    }

    int start() {
        return start;
    }

    private @Nullable Fault whyItEnds() {
        return few == MANY ? index().fault : null;
    }

    private AvpIndex index() {
        var found = index;
        if (found == null) {
            found = AvpIndex.of(bytes, start, end);
            index = found;
        }
        return found;
    }

    private int fewOffset(int position) {
        return position == 0 ? start : start + (((few >>> (position * BITS)) & MASK) << 2);
    }

    private boolean isAt(int offset, int code, int vendorId) {
        return Octets.int32(bytes, offset) == code && vendorAt(offset) == vendorId;
    }

    private int exactly(int length, int position, String format) {
        int avp = offset(position);
        if (dataLengthAt(avp) != length) {
            throw BrokenAvp.wrongLength(this, position, format);
        }
        return avp + headerLength(avp);
    }

    private int dataLengthAt(int offset) {
        return (Octets.int32(bytes, offset + 4) & 0xff_ffff) - headerLength(offset);
    }

    private int vendorAt(int offset) {
        return bytes[offset + 4] < 0 ? Octets.int32(bytes, offset + HEADER) : 0;
    }

    private int headerLength(int offset) {
        return bytes[offset + 4] < 0 ? HEADER_WITH_VENDOR : HEADER;
    }

    private int checked(int position) {
        int size = size();
        if (position < 0 || position >= size) {
            throw new IndexOutOfBoundsException("AVP " + position + " (expected: 0.." + (size - 1) + ")");
        }
        return position;
    }
}
