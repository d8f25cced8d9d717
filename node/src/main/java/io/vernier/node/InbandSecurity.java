package io.vernier.node;

/**
 * Whether a connection that begins in plain text is protected by TLS once capabilities have been exchanged, as RFC 3588
 * section 13.1 has it and RFC 6733 section 13.1 keeps for old peers. A connection that is under TLS from its start
 * ({@code aaas}) is not concerned.
 */
public enum InbandSecurity {
    /** Nothing is said of it, and no TLS is begun (RFC 6733 section 6.10). */
    OFF,
    /** TLS with peers that offer it, plain text with the others: Inband-Security-Id 0 and 1. */
    OFFERED,
    /** TLS, or no connection: Inband-Security-Id 1. Others are answered with {@code DIAMETER_NO_COMMON_SECURITY}. */
    REQUIRED
}
