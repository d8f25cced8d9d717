/** JSON read and written (RFC 8259): no I/O, no threads, no clock. */
module io.vernier.json {
    requires static transitive org.jspecify;

    exports io.vernier.json;
}
