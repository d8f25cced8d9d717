/** Access of 3GPP (STa, SWa, SWd, SWm, SWx, S6b, Wx, Zh, Zn, Zpn, Gi, N6, Gmb, SGmb): dictionaries and the classes generated from them. */
module io.vernier.messages.threegpp.access {
    requires static transitive org.jspecify;
    requires transitive io.vernier.messages.threegpp.common;

    exports io.vernier.messages.threegpp.gi;
    exports io.vernier.messages.threegpp.gmb;
    exports io.vernier.messages.threegpp.n6;
    exports io.vernier.messages.threegpp.s6b;
    exports io.vernier.messages.threegpp.sgmb;
    exports io.vernier.messages.threegpp.sta;
    exports io.vernier.messages.threegpp.swa;
    exports io.vernier.messages.threegpp.swd;
    exports io.vernier.messages.threegpp.swm;
    exports io.vernier.messages.threegpp.swx;
    exports io.vernier.messages.threegpp.ts29061;
    exports io.vernier.messages.threegpp.ts29109;
    exports io.vernier.messages.threegpp.ts29234;
    exports io.vernier.messages.threegpp.ts29273;
    exports io.vernier.messages.threegpp.ts29561;
    exports io.vernier.messages.threegpp.wx;
    exports io.vernier.messages.threegpp.zh;
    exports io.vernier.messages.threegpp.zn;
    exports io.vernier.messages.threegpp.zpn;
}
