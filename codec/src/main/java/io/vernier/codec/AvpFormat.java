package io.vernier.codec;

/**
 * How the value of an AVP stands in its octets (RFC 6733 sections 4.2 and 4.3): {@link AvpFormats} has those of the
 * RFC, users may write their own. Formats are stateless and safe on any thread.
 *
 * @param <T> the value in Java
 */
public interface AvpFormat<T> {
    /** The name that RFC 6733 gives to the format, such as {@code Unsigned32}. */
    String name();

    /** Whether a value of this format can have so many octets, header and padding not counted. */
    boolean acceptsLength(int length);

    /**
     * Reads a value whose length {@link #acceptsLength} has accepted.
     *
     * @throws IllegalArgumentException if the octets are no value of this format; the message says why
     */
    T decode(byte[] bytes, int offset, int length);

    /**
     * Appends the octets of the value, without AVP header and padding.
     *
     * @throws IllegalArgumentException if the value cannot be expressed in this format; the message says why
     */
    void encode(T value, AvpWriter out);
}
