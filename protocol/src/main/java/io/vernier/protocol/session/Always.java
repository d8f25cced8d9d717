package io.vernier.protocol.session;

/** The one condition of tables whose rows have none. */
public enum Always {
    ALWAYS
}
