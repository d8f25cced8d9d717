/** Charging of 3GPP, online (Gy, Ro) and offline (Rf): dictionaries and the classes generated from them. */
module io.vernier.messages.threegpp {
    requires static transitive org.jspecify;
    requires transitive io.vernier.messages.threegpp.common;

    exports io.vernier.messages.threegpp.charging;
    exports io.vernier.messages.threegpp.gy;
    exports io.vernier.messages.threegpp.rf;
}
