/** Bytes to Diameter messages and back (RFC 6733 sections 3 and 4): no I/O, no threads, no clock. */
module io.vernier.codec {
    requires static transitive org.jspecify;

    exports io.vernier.codec;
    exports io.vernier.codec.data;
    exports io.vernier.codec.encoding;
    exports io.vernier.codec.id;
}
