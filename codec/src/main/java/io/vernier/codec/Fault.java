package io.vernier.codec;

import java.util.List;

/**
 * One thing that is wrong with a received message, ready to be answered.
 *
 * @param resultCode the Result-Code that RFC 6733 section 7.1 gives to it
 * @param offset where it was found, in octets from the start of the message
 * @param reason what was found and what was expected, for people
 * @param failedAvps the content of the Failed-AVP to answer with (RFC 6733 section 7.5), empty where there is none
 */
public record Fault(int resultCode, int offset, String reason, List<Avp> failedAvps) {
    public Fault {
        failedAvps = List.copyOf(failedAvps);
    }

    /** A fault that no single AVP is guilty of. */
    public static Fault of(int resultCode, int offset, String reason) {
        return new Fault(resultCode, offset, reason, List.of());
    }

    /** A fault of one AVP. */
    public static Fault of(int resultCode, int offset, String reason, Avp failedAvp) {
        return new Fault(resultCode, offset, reason, List.of(failedAvp));
    }

    @Override
    public String toString() {
        return resultCode + " " + ResultCode.name(resultCode) + " at octet " + offset + ": " + reason;
    }
}
