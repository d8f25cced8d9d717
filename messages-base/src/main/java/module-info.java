/** The base protocol, accounting and relay: dictionaries and the classes generated from them. */
module io.vernier.messages.base {
    requires static transitive org.jspecify;
    requires transitive io.vernier.dictionary;

    exports io.vernier.messages.base;
    exports io.vernier.messages.base.accounting;
    exports io.vernier.messages.base.relay;
    exports io.vernier.messages.base.rfc3588;
    exports io.vernier.messages.base.rfc3588.accounting;
}
