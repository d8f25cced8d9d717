package io.vernier.interop.tshark;

import java.util.List;

/**
 * A message as tshark reads it.
 *
 * @param hopByHop identifier, as an unsigned number
 * @param endToEnd identifier, as an unsigned number
 * @param malformed what tshark calls malformed, in its words; empty for a sound message
 */
public record DissectedMessage(
        int code,
        long application,
        int flags,
        int length,
        long hopByHop,
        long endToEnd,
        List<DissectedAvp> avps,
        List<String> malformed) {}
