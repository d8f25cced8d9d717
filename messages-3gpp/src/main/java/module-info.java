/** Charging and its AVPs of 3GPP: dictionaries and the classes generated from them. */
module io.vernier.messages.threegpp {
    requires static transitive org.jspecify;
    requires transitive io.vernier.messages.ietf;

    exports io.vernier.messages.threegpp;
    exports io.vernier.messages.threegpp.charging;
    exports io.vernier.messages.threegpp.gy;
}
