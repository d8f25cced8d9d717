package io.vernier.protocol.session;

/** What becomes of a successful authorization answer on the access device. */
public enum Provision {
    PROVIDED,
    /** The device cannot or will not provide the service. */
    NOT_PROVIDED,
    /** The answer cannot be processed: a mandatory AVP is not supported, its Class AVPs cannot be stored. */
    NOT_PROCESSED
}
