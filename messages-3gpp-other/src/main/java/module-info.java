/** Proximity, group and vehicle communication, mission critical services and multimedia messaging of 3GPP (PC2, PC4a, PC6, MB2-C, V4, V6, MM10): dictionaries and the classes generated from them. */
module io.vernier.messages.threegpp.other {
    requires static transitive org.jspecify;
    requires transitive io.vernier.messages.threegpp.common;

    exports io.vernier.messages.threegpp.gxovergy;
    exports io.vernier.messages.threegpp.mb2;
    exports io.vernier.messages.threegpp.mc;
    exports io.vernier.messages.threegpp.mm10;
    exports io.vernier.messages.threegpp.pc2;
    exports io.vernier.messages.threegpp.pc2first;
    exports io.vernier.messages.threegpp.pc4a;
    exports io.vernier.messages.threegpp.pc6;
    exports io.vernier.messages.threegpp.pr;
    exports io.vernier.messages.threegpp.re;
    exports io.vernier.messages.threegpp.rx6;
    exports io.vernier.messages.threegpp.sc;
    exports io.vernier.messages.threegpp.ts29140;
    exports io.vernier.messages.threegpp.ts29283;
    exports io.vernier.messages.threegpp.ts29343;
    exports io.vernier.messages.threegpp.ts29344;
    exports io.vernier.messages.threegpp.ts29345;
    exports io.vernier.messages.threegpp.ts29388;
    exports io.vernier.messages.threegpp.ts29389;
    exports io.vernier.messages.threegpp.ts29468;
    exports io.vernier.messages.threegpp.v4;
    exports io.vernier.messages.threegpp.v6;
}
