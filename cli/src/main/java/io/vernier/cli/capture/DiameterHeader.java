package io.vernier.cli.capture;

/** Tells Diameter from other octets by the first of them. */
final class DiameterHeader {
    static final int LENGTH = 20;

    /** What {@link #begins} wants to see: the header and the first AVP's header. */
    static final int ENOUGH = LENGTH + 8;

    private static final int MAX_BELIEVED = 1 << 20;

    private DiameterHeader() {}

    /** The message length that the header announces. Needs four octets. */
    static int length(Octets octets) {
        return octets.int32(0) & 0xff_ffff;
    }

    /**
     * Whether a Diameter message most likely begins here: version, length and flags are as RFC 6733 section 3 wants
     * them, and the command is a usual one or application and first AVP fit. Needs {@link #ENOUGH} octets, or the whole message where it is shorter.
     */
    static boolean begins(Octets octets) {
        if (octets.length() < LENGTH || octets.uint8(0) != 1) {
            return false;
        }
        int length = length(octets);
        int flags = octets.uint8(4);
        boolean request = (flags & 0x80) != 0;
        boolean flagsFit = (flags & 0x0f) == 0 && (request ? (flags & 0x20) == 0 : (flags & 0x10) == 0);
        int command = octets.int32(4) & 0xff_ffff;
        if (length < LENGTH || length % 4 != 0 || length > MAX_BELIEVED || !flagsFit || command == 0) {
            return false;
        }
        return usual(command)
                || (usualApplication(octets.int32(8)) && (length == LENGTH || firstAvpFits(octets, length)));
    }

    /** The commands of the RFCs (257 to 287), of 3GPP (300 to 333) and of 3GPP's own range. */
    private static boolean usual(int command) {
        return (command >= 257 && command <= 333) || (command >= 8_388_608 && command <= 8_388_800);
    }

    /** The applications of the RFCs, those of vendors from 2^24 on, and relaying. */
    private static boolean usualApplication(int id) {
        return (id >= 0 && id <= 255) || id >>> 16 == 0x100 || id == -1;
    }

    private static boolean firstAvpFits(Octets octets, int length) {
        if (length < ENOUGH || octets.length() < ENOUGH) {
            return false;
        }
        int avpFlags = octets.uint8(24);
        int avpLength = octets.int32(24) & 0xff_ffff;
        int least = (avpFlags & 0x80) != 0 ? 12 : 8;
        return octets.int32(20) != 0 && (avpFlags & 0x1f) == 0 && avpLength >= least && avpLength <= length - LENGTH;
    }

    /**
     * Whether a message may be cut off here where one is due, even a wrong one that a node would refuse: the reader
     * wants to see exactly those. Needs {@link #LENGTH} octets.
     */
    static boolean mayBegin(Octets octets) {
        if (octets.uint8(0) == 1) {
            return true;
        }
        int length = length(octets);
        return length >= LENGTH && length <= MAX_BELIEVED && (octets.uint8(4) & 0x0f) == 0;
    }
}
