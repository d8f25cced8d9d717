/** ETSI TISPAN (e2, e4, Gq'): dictionaries and the classes generated from them. */
module io.vernier.messages.etsi {
    requires static transitive org.jspecify;
    requires transitive io.vernier.messages.threegpp.policy;

    exports io.vernier.messages.etsi.a4;
    exports io.vernier.messages.etsi.e4;
    exports io.vernier.messages.etsi.es283035;
    exports io.vernier.messages.etsi.gocap;
    exports io.vernier.messages.etsi.gq;
    exports io.vernier.messages.etsi.re;
    exports io.vernier.messages.etsi.rr;
    exports io.vernier.messages.etsi.rrdelegated;
    exports io.vernier.messages.etsi.tispan;
    exports io.vernier.messages.etsi.ts183017;
}
