package io.vernier.codec;

import java.util.List;

/** Vendors by their SMI enterprise numbers, as the AVP Vendor-Id and headers of AVPs have them (RFC 6733 section 4.1.1). */
public final class VendorId {
    /** No vendor: AVPs and applications of the IETF. */
    public static final long NONE = 0;

    public static final long CISCO = 9;
    public static final long NOKIA = 94;
    public static final long ERICSSON = 193;
    public static final long MICROSOFT = 311;
    public static final long HUAWEI = 2011;
    public static final long DEUTSCHE_TELEKOM = 2937;
    public static final long ACISION = 3830;
    public static final long CABLELABS = 4491;
    public static final long THREEGPP2 = 5535;
    public static final long SK_TELECOM = 5806;
    public static final long STARENT = 8164;
    public static final long THREEGPP = 10415;
    public static final long VODAFONE = 12645;
    public static final long ETSI = 13019;
    public static final long ONEM2M = 45687;

    /** What a product says whose maker has no number, or none that is known here. */
    public static final long UNKNOWN = 99999;

    private static final List<Long> KNOWN = List.of(
            CISCO,
            NOKIA,
            ERICSSON,
            MICROSOFT,
            HUAWEI,
            DEUTSCHE_TELEKOM,
            ACISION,
            CABLELABS,
            THREEGPP2,
            SK_TELECOM,
            STARENT,
            THREEGPP,
            VODAFONE,
            ETSI,
            ONEM2M);

    private VendorId() {}

    /** All vendors that have a name here, in the order of their numbers; without {@link #NONE} and {@link #UNKNOWN}. */
    public static List<Long> known() {
        return KNOWN;
    }
}
