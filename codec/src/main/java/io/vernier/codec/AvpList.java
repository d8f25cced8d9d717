package io.vernier.codec;

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
 */
public final class AvpList extends AvpOctets implements Iterable<Avp> {
    private static final byte[] NOTHING = new byte[0];
    private static final AvpList EMPTY = new AvpList(NOTHING, 0, 0);

    /** The AVPs in octets that nobody will change any more; these are not looked at before something is asked for. */
    AvpList(byte[] bytes, int start, int end) {
        super(bytes, start, end);
    }

    /** No AVPs. */
    public static AvpList empty() {
        return EMPTY;
    }

    /** The AVPs that these octets hold, which are copied. */
    public static AvpList decode(byte[] avps) {
        return new AvpList(avps.clone(), 0, avps.length);
    }

    /** The same AVPs in other octets that have the same lengths at the same places. */
    AvpList in(byte[] copy) {
        var list = new AvpList(copy, start(), end());
        list.shareIndex(this);
        return list;
    }

    /** How many AVPs there are. */
    public int size() {
        return index().size;
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
        var found = index();
        int[] offsets = found.offsets;
        for (int i = Math.max(from, found.from(code)); i < found.size; i++) {
            if (isAt(offsets[i], code, vendorId)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether there is such an AVP. */
    public boolean contains(AvpKey<?> key) {
        return find(key.code(), key.vendorId()) >= 0;
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
        int avp = find(key.code(), key.vendorId());
        return avp < 0 ? Optional.empty() : Optional.of(valueAt(avp, key.format()));
    }

    /**
     * The value of the first such AVP, which must be there.
     *
     * @throws DecodeException if it is not there ({@code MISSING_AVP}) or is no value of the key's format
     */
    public <T> T require(AvpKey<T> key) {
        return valueAt(find(key.code(), key.vendorId(), key.name()), key.format());
    }

    /**
     * The values of all such AVPs, in order; the list can't be changed.
     *
     * @throws DecodeException if one of them is no value of the key's format
     */
    public <T> List<T> all(AvpKey<T> key) {
        return all(key.code(), key.vendorId(), key.format());
    }

    /**
     * The value of the AVP at a position.
     *
     * @throws DecodeException with {@code INVALID_AVP_LENGTH} or {@code INVALID_AVP_VALUE} if it is no such value
     */
    public <T> T value(int position, AvpFormat<T> format) {
        return valueAt(offset(position), format);
    }

    /** The AVP code at a position, an unsigned 32-bit number held in an int. */
    public int code(int position) {
        return Octets.int32(array(), offset(position));
    }

    /** The Vendor-ID at a position, 0 where the V bit is clear. */
    public int vendorId(int position) {
        return vendorIdAt(offset(position));
    }

    /** The flag octet at a position, bits of {@link AvpFlags}. */
    public int flags(int position) {
        return array()[offset(position) + 4] & 0xff;
    }

    /** Where the AVP's header starts, in octets from the start of the array the message was decoded from. */
    public int offset(int position) {
        return index().offsets[checked(position)];
    }

    /** The AVP Length at a position: header and value, padding not counted. */
    public int length(int position) {
        return Octets.int32(array(), offset(position) + 4) & 0xff_ffff;
    }

    /** Where the value starts, in octets from the start of the array the message was decoded from. */
    public int dataOffset(int position) {
        return dataAt(offset(position));
    }

    /** The length of the value in octets, padding not counted. */
    public int dataLength(int position) {
        return dataLengthAt(offset(position));
    }

    /** The value as Integer32 or Enumerated. */
    public int integer32(int position) {
        return integer32At(offset(position));
    }

    /** The value as Unsigned32, 0 to 4,294,967,295. */
    public long unsigned32(int position) {
        return unsigned32At(offset(position));
    }

    /** The value as Integer64, or as Unsigned64 whose values from 2^63 on are negative here. */
    public long integer64(int position) {
        return integer64At(offset(position));
    }

    public float float32(int position) {
        return float32At(offset(position));
    }

    public double float64(int position) {
        return float64At(offset(position));
    }

    /**
     * The value as UTF-8 text.
     *
     * @throws DecodeException with {@code INVALID_AVP_VALUE} if the octets are not UTF-8
     */
    public String utf8(int position) {
        return utf8At(offset(position));
    }

    /** The value as Time. */
    public Instant time(int position) {
        return timeAt(offset(position));
    }

    /** A copy of the value's octets. */
    public byte[] octets(int position) {
        return octetsAt(offset(position));
    }

    /** The members of the Grouped AVP at a position; a group that is not well formed has a {@link #fault()}. */
    public AvpList group(int position) {
        return groupAt(offset(position));
    }

    /** Whether the octets of the value are these. */
    public boolean dataEquals(int position, byte[] expected) {
        int offset = dataOffset(position);
        return Arrays.equals(array(), offset, offset + dataLength(position), expected, 0, expected.length);
    }

    /** A copy of the octets of all AVPs, padding included, also of those behind a fault. */
    public byte[] toBytes() {
        return Arrays.copyOfRange(array(), start(), end());
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
        return other instanceof AvpList that
                && Arrays.equals(array(), start(), end(), that.array(), that.start(), that.end());
    }

    @Override
    public int hashCode() {
        return Octets.hash(array(), start(), end());
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

    @Override
    AvpList list() {
        return this;
    }

    private @Nullable Fault whyItEnds() {
        return index().fault;
    }

    private int checked(int position) {
        int size = size();
        if (position < 0 || position >= size) {
            throw new IndexOutOfBoundsException("AVP " + position + " (expected: 0.." + (size - 1) + ")");
        }
        return position;
    }
}
