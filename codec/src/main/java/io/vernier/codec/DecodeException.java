package io.vernier.codec;

/**
 * Octets that are not what was asked for: an AVP whose length or value does not fit the format it is read as, or a
 * message too short to have a header. A peer can provoke it, so it has no stack trace; the {@link #fault()} can be
 * answered as it is.
 */
public final class DecodeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    public DecodeException(Fault fault) {
        super(fault.toString(), null, false, false);
        this.fault = fault;
    }

    /** What is wrong, where, and the Result-Code for it. */
    public Fault fault() {
        return fault;
    }
}
