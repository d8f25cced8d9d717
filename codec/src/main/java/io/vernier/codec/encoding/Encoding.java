package io.vernier.codec.encoding;

import io.vernier.codec.AvpFormat;
import io.vernier.codec.AvpFormats;
import io.vernier.codec.AvpWriter;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;

/**
 * A form in which a specification lays a value into an OctetString or a text. Dictionaries name it in sections
 * {@code @encoding}; generated classes then have getters of the {@link #valueClass()}, and {@code AvpList} reads it as it
 * reads any format: {@code avps.value(i, Encoding.PLMN)}.
 *
 * @param <T> the value in Java
 */
public final class Encoding<T> implements AvpFormat<T> {
    private static final Set<String> OCTETS = Set.of(AvpFormats.OCTET_STRING.name());
    private static final Set<String> TEXT = Set.of(AvpFormats.UTF8_STRING.name(), AvpFormats.OCTET_STRING.name());

    /** Digits of four bits, TS 29.002 clause 17.7.8. */
    public static final Encoding<Tbcd> TBCD =
            octets("tbcd", "TS 29.002 clause 17.7.8", Tbcd.class, l -> l > 0, Tbcd::decode, Tbcd::toBytes);

    /** A telephone number in international format as TBCD: MSISDN, STN-SR, SGSN-Number. */
    public static final Encoding<E164Number> E164 = octets(
            "e164", "TS 29.329 clause 6.3.2", E164Number.class, l -> l > 0, E164Number::decode, E164Number::toBytes);

    /** Nature of the address, numbering plan and TBCD digits. */
    public static final Encoding<IsdnAddress> ISDN_ADDRESS = octets(
            "isdn-address",
            "TS 29.002 clause 17.7.8",
            IsdnAddress.class,
            l -> l > 1,
            IsdnAddress::decode,
            IsdnAddress::toBytes);

    /** A mobile network in three octets. */
    public static final Encoding<PlmnId> PLMN = octets(
            "plmn",
            "TS 24.008 clause 10.5.1.13",
            PlmnId.class,
            l -> l == PlmnId.LENGTH,
            PlmnId::decode,
            PlmnId::toBytes);

    /** A mobile network in five or six digits of text. */
    public static final Encoding<PlmnId> PLMN_TEXT =
            text("plmn-text", "TS 29.061 clause 16.4.7", PlmnId.class, PlmnId::decodeText, PlmnId::digits);

    /** A subscriber in digits of text. */
    public static final Encoding<Imsi> IMSI =
            text("imsi", "TS 23.003 clause 2.2", Imsi.class, Imsi::decodeText, Imsi::digits);

    /** A terminal in digits of text. */
    public static final Encoding<Imei> IMEI =
            text("imei", "TS 23.003 clause 6.2", Imei.class, Imei::decodeText, Imei::digits);

    /** Charging characteristics in four hexadecimal digits of text. */
    public static final Encoding<ChargingCharacteristics> CHARGING_CHARACTERISTICS = text(
            "charging-characteristics",
            "TS 29.061 clause 16.4.7",
            ChargingCharacteristics.class,
            ChargingCharacteristics::decodeText,
            ChargingCharacteristics::toString);

    /** The cell or area in which a user is, of any kind. */
    public static final Encoding<UserLocationInfo> USER_LOCATION = octets(
            "user-location",
            "TS 29.061 clause 16.4.7",
            UserLocationInfo.class,
            l -> l > 0,
            UserLocationInfo::decode,
            UserLocationInfo::toBytes);

    /** A time zone in two octets. */
    public static final Encoding<MsTimeZone> TIME_ZONE = octets(
            "time-zone",
            "TS 29.061 clause 16.4.7",
            MsTimeZone.class,
            l -> l == MsTimeZone.LENGTH,
            MsTimeZone::decode,
            MsTimeZone::toBytes);

    /** The technology of radio access in one octet. */
    public static final Encoding<RadioAccess> RADIO_ACCESS = octets(
            "radio-access",
            "TS 29.061 clause 16.4.7",
            RadioAccess.class,
            l -> l == 1,
            (bytes, offset, length) -> new RadioAccess(bytes[offset] & 0xff),
            access -> new byte[] {(byte) access.value()});

    /** A cell of GSM. */
    public static final Encoding<Cgi> CGI =
            octets("cgi", "TS 23.003 clause 4.3.1", Cgi.class, l -> l == Cgi.LENGTH, Cgi::decode, Cgi::toBytes);

    /** A service area of UMTS. */
    public static final Encoding<Sai> SAI =
            octets("sai", "TS 23.003 clause 12.5", Sai.class, l -> l == Sai.LENGTH, Sai::decode, Sai::toBytes);

    /** A location area. */
    public static final Encoding<Lai> LAI =
            octets("lai", "TS 23.003 clause 4.1", Lai.class, l -> l == Lai.LENGTH, Lai::decode, Lai::toBytes);

    /** A routing area. */
    public static final Encoding<Rai> RAI =
            octets("rai", "TS 23.003 clause 4.2", Rai.class, l -> l == Rai.LENGTH || l == 7, Rai::decode, Rai::toBytes);

    /** A tracking area of EPS. */
    public static final Encoding<Tai> TAI =
            octets("tai", "TS 23.003 clause 19.4.2.3", Tai.class, l -> l == Tai.LENGTH, Tai::decode, Tai::toBytes);

    /** A tracking area of 5GS. */
    public static final Encoding<NrTai> NR_TAI = octets(
            "nr-tai", "TS 23.003 clause 28.6", NrTai.class, l -> l == NrTai.LENGTH, NrTai::decode, NrTai::toBytes);

    /** A cell of E-UTRAN. */
    public static final Encoding<Ecgi> ECGI =
            octets("ecgi", "TS 23.003 clause 19.6", Ecgi.class, l -> l == Ecgi.LENGTH, Ecgi::decode, Ecgi::toBytes);

    /** A cell of NR. */
    public static final Encoding<Ncgi> NCGI =
            octets("ncgi", "TS 23.003 clause 19.6A", Ncgi.class, l -> l == Ncgi.LENGTH, Ncgi::decode, Ncgi::toBytes);

    /** An address of IPv4 in four octets: Framed-IP-Address. */
    public static final Encoding<Inet4Address> IPV4 = octets(
            "ipv4",
            "RFC 7155 section 4.4.10.5.1",
            Inet4Address.class,
            l -> l == 4,
            (bytes, offset, length) -> IpOctets.ipv4(Arrays.copyOfRange(bytes, offset, offset + length)),
            Inet4Address::getAddress,
            address -> IpOctets.text(address.getAddress()));

    /** An address of IPv6 in sixteen octets. */
    public static final Encoding<Inet6Address> IPV6 = octets(
            "ipv6",
            "RFC 3162 section 2.1",
            Inet6Address.class,
            l -> l == 16,
            (bytes, offset, length) -> IpOctets.ipv6(Arrays.copyOfRange(bytes, offset, offset + length)),
            Inet6Address::getAddress,
            address -> IpOctets.text(address.getAddress()));

    /** A prefix of IPv6 with its length. */
    public static final Encoding<IpPrefix> IPV6_PREFIX = octets(
            "ipv6-prefix",
            "RFC 3162 section 2.3",
            IpPrefix.class,
            l -> l >= 2 && l <= 18,
            IpPrefix::decode,
            IpPrefix::toBytes);

    private static final List<Encoding<?>> ALL = List.of(
            TBCD,
            E164,
            ISDN_ADDRESS,
            PLMN,
            PLMN_TEXT,
            IMSI,
            IMEI,
            CHARGING_CHARACTERISTICS,
            USER_LOCATION,
            TIME_ZONE,
            RADIO_ACCESS,
            CGI,
            SAI,
            LAI,
            RAI,
            TAI,
            NR_TAI,
            ECGI,
            NCGI,
            IPV4,
            IPV6,
            IPV6_PREFIX);

    private final String name;
    private final String source;
    private final Class<T> valueClass;
    private final Set<String> types;
    private final IntPredicate lengths;
    private final Reader<T> reader;
    private final Function<T, byte[]> writer;
    private final Function<T, String> shown;

    @FunctionalInterface
    private interface Reader<T> {
        T read(byte[] bytes, int offset, int length);
    }

    private Encoding(
            String name,
            String source,
            Class<T> valueClass,
            Set<String> types,
            IntPredicate lengths,
            Reader<T> reader,
            Function<T, byte[]> writer,
            Function<T, String> shown) {
        this.name = name;
        this.source = source;
        this.valueClass = valueClass;
        this.types = types;
        this.lengths = lengths;
        this.reader = reader;
        this.writer = writer;
        this.shown = shown;
    }

    private static <T> Encoding<T> octets(
            String name,
            String source,
            Class<T> valueClass,
            IntPredicate lengths,
            Reader<T> reader,
            Function<T, byte[]> writer) {
        return octets(name, source, valueClass, lengths, reader, writer, Object::toString);
    }

    private static <T> Encoding<T> octets(
            String name,
            String source,
            Class<T> valueClass,
            IntPredicate lengths,
            Reader<T> reader,
            Function<T, byte[]> writer,
            Function<T, String> shown) {
        return new Encoding<>(name, source, valueClass, OCTETS, lengths, reader, writer, shown);
    }

    private static <T> Encoding<T> text(
            String name, String source, Class<T> valueClass, Function<String, T> reader, Function<T, String> writer) {
        return new Encoding<>(
                name,
                source,
                valueClass,
                TEXT,
                length -> length > 0,
                (bytes, offset, length) -> reader.apply(new String(bytes, offset, length, StandardCharsets.UTF_8)),
                value -> writer.apply(value).getBytes(StandardCharsets.UTF_8),
                Object::toString);
    }

    /** All encodings, in the order of this page. */
    public static List<Encoding<?>> all() {
        return ALL;
    }

    /** The encoding that dictionaries call so, such as {@code plmn}. */
    public static Optional<Encoding<?>> named(String name) {
        return ALL.stream().filter(e -> e.name.equals(name)).findFirst();
    }

    /** The name in dictionaries: that of the constant, in small letters and with hyphens. */
    @Override
    public String name() {
        return name;
    }

    /** The specification that describes it, with its section or clause. */
    public String source() {
        return source;
    }

    /** The class of the values. */
    public Class<T> valueClass() {
        return valueClass;
    }

    /** The names of the types of RFC 6733 that an AVP with this encoding can have. */
    public Set<String> types() {
        return types;
    }

    @Override
    public boolean acceptsLength(int length) {
        return lengths.test(length);
    }

    @Override
    public T decode(byte[] bytes, int offset, int length) {
        return reader.read(bytes, offset, length);
    }

    @Override
    public void encode(T value, AvpWriter out) {
        out.putBytes(writer.apply(value));
    }

    /** The octets of a value. */
    public byte[] toBytes(T value) {
        return writer.apply(value);
    }

    /**
     * Octets as a text for people.
     *
     * @throws IllegalArgumentException if they are not in this encoding; the message says why
     */
    public String show(byte[] octets) {
        if (!acceptsLength(octets.length)) {
            throw new IllegalArgumentException(octets.length + " octets");
        }
        return shown.apply(decode(octets, 0, octets.length));
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
