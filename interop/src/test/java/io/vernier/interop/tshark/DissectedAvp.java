package io.vernier.interop.tshark;

import java.util.List;

/**
 * An AVP as tshark reads it.
 *
 * @param name of the AVP, empty where tshark does not know it
 * @param code as an unsigned number
 * @param vendor 0 without Vendor-ID
 * @param length of header and data, without padding
 * @param hex the data
 * @param shown the value in tshark's words, empty for groups and unknown AVPs
 * @param members of a Grouped AVP
 */
public record DissectedAvp(
        String name,
        long code,
        long vendor,
        int flags,
        int length,
        String hex,
        String shown,
        List<DissectedAvp> members) {}
