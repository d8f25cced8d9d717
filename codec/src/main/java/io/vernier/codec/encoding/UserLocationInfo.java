package io.vernier.codec.encoding;

import io.vernier.codec.internal.MalformedData;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a user is (3GPP-User-Location-Info, TS 29.061 clause 16.4.7): a number for the kind, then the identities of that
 * kind as TS 29.274 clause 8.21 writes them. Kinds that are not known here are kept as their octets.
 */
public final class UserLocationInfo {
    private final int type;
    private final List<AreaIdentity> identities;
    private final byte[] rest;

    private UserLocationInfo(int type, List<AreaIdentity> identities, byte[] rest) {
        this.type = type;
        this.identities = List.copyOf(identities);
        this.rest = rest;
    }

    /** A location in one area. */
    public static UserLocationInfo of(AreaIdentity area) {
        return of(List.of(area));
    }

    /** A location in a tracking area and a cell, or base station, of it. */
    public static UserLocationInfo of(AreaIdentity trackingArea, AreaIdentity cell) {
        return of(List.of(trackingArea, cell));
    }

    /**
     * A location told by these identities.
     *
     * @throws IllegalArgumentException if TS 29.061 has no kind for them: a Lai, or two that are no tracking area with a
     *     cell or base station of the same generation
     */
    private static UserLocationInfo of(List<AreaIdentity> identities) {
        return LocationKind.of(identities)
                .map(kind -> new UserLocationInfo(kind.type(), identities, new byte[0]))
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "location " + identities + " (expected: one of CGI, SAI,"
                                        + " RAI, TAI, ECGI, eNodeB, NCGI, 5GS TAI; or TAI with ECGI or eNodeB, 5GS TAI with NCGI)"));
    }

    /**
     * A location of any kind.
     *
     * @param type 0 to 255
     * @param octets what stands behind the octet of the type
     * @throws IllegalArgumentException if the type is out of range, or a known one with other octets than it has
     */
    public static UserLocationInfo of(int type, byte[] octets) {
        if (type < 0 || type > 0xff) {
            throw new IllegalArgumentException("location type " + type + " (expected: 0 to 255)");
        }
        var all = new byte[octets.length + 1];
        all[0] = (byte) type;
        System.arraycopy(octets, 0, all, 1, octets.length);
        try {
            return decode(all, 0, all.length);
        } catch (MalformedData e) {
            throw e.forCaller();
        }
    }

    /**
     * Reads the octets of a value.
     *
     * @throws IllegalArgumentException if there is no octet, or the kind has other octets than it should
     */
    public static UserLocationInfo decode(byte[] bytes, int offset, int length) {
        if (length < 1) {
            throw new MalformedData("no octet (expected: one for the location type, then the location)");
        }
        int type = bytes[offset] & 0xff;
        var kind = LocationKind.of(type);
        if (kind.isEmpty()) {
            return new UserLocationInfo(type, List.of(), Arrays.copyOfRange(bytes, offset + 1, offset + length));
        }
        var parts = kind.get().parts();
        int expected = parts.stream().mapToInt(LocationKind.Part::length).sum();
        if (length != expected + 1) {
            throw new MalformedData(
                    length + " octets (expected: " + (expected + 1) + " for location type " + type + ")");
        }
        var identities = new ArrayList<AreaIdentity>();
        int at = offset + 1;
        for (var part : parts) {
            identities.add(part.decode(bytes, at));
            at += part.length();
        }
        return new UserLocationInfo(type, identities, new byte[0]);
    }

    /** The Geographic Location Type: 0 for a CGI, 130 for TAI and ECGI and so on. */
    public int type() {
        return type;
    }

    /** The identities in their order; none where the type is unknown. */
    public List<AreaIdentity> identities() {
        return identities;
    }

    /** The identity of one kind, where there is one: {@code info.find(Ecgi.class)}. */
    public <T extends AreaIdentity> Optional<T> find(Class<T> kind) {
        return identities.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /** The network: that of the first identity. */
    public Optional<PlmnId> plmn() {
        return identities.stream().map(AreaIdentity::plmn).findFirst();
    }

    /** What stands behind a type that is not known here. */
    public byte[] unknownOctets() {
        return rest.clone();
    }

    /** The octets. */
    public byte[] toBytes() {
        var octets = new ByteArrayOutputStream();
        octets.write(type);
        octets.writeBytes(rest);
        for (var identity : identities) {
            octets.writeBytes(identity.toBytes());
            if (identity instanceof Rai) {
                octets.write(0xff); // TS 29.274 clause 8.21.3: the second octet of the RAC is all ones
            }
        }
        return octets.toByteArray();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UserLocationInfo that
                && type == that.type
                && identities.equals(that.identities)
                && Arrays.equals(rest, that.rest);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * type + identities.hashCode()) + Arrays.hashCode(rest);
    }

    /** The identities, such as {@code TAI 262-01 TAC 0x1a2b, ECGI 262-01 ECI 0x01a2b3c4}, else type and octets. */
    @Override
    public String toString() {
        return identities.isEmpty()
                ? "location type " + type + " 0x" + HexFormat.of().formatHex(rest)
                : identities.stream().map(AreaIdentity::toString).collect(Collectors.joining(", "));
    }
}
