/**
 * The machines of RFC 6733, RFC 3539 and RFC 8506 without I/O: no thread, clock, socket or random source; time and randomness
 * come in as arguments, effects go out as values.
 */
module io.vernier.protocol {
    requires static transitive org.jspecify;
    requires transitive io.vernier.codec;

    exports io.vernier.protocol;
    exports io.vernier.protocol.accounting;
    exports io.vernier.protocol.creditcontrol;
    exports io.vernier.protocol.peer;
    exports io.vernier.protocol.pending;
    exports io.vernier.protocol.routing;
    exports io.vernier.protocol.session;
    exports io.vernier.protocol.watchdog;
}
