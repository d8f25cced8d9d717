/** Subscribers, places and short messages of 3GPP (Cx, Sh, S6a, S13, S7a, SLh, SLg, S6c, SGd, S6m, S6t, T4, T6a, Tsp): dictionaries and the classes generated from them. */
module io.vernier.messages.threegpp.subscriber {
    requires static transitive org.jspecify;
    requires transitive io.vernier.messages.threegpp.common;

    exports io.vernier.messages.threegpp.cx;
    exports io.vernier.messages.threegpp.s13;
    exports io.vernier.messages.threegpp.s6a;
    exports io.vernier.messages.threegpp.s6c;
    exports io.vernier.messages.threegpp.s6m;
    exports io.vernier.messages.threegpp.s6t;
    exports io.vernier.messages.threegpp.s7a;
    exports io.vernier.messages.threegpp.sgd;
    exports io.vernier.messages.threegpp.sh;
    exports io.vernier.messages.threegpp.slg;
    exports io.vernier.messages.threegpp.slh;
    exports io.vernier.messages.threegpp.t4;
    exports io.vernier.messages.threegpp.t6a;
    exports io.vernier.messages.threegpp.ts29128;
    exports io.vernier.messages.threegpp.ts29172;
    exports io.vernier.messages.threegpp.ts29173;
    exports io.vernier.messages.threegpp.ts29229;
    exports io.vernier.messages.threegpp.ts29272;
    exports io.vernier.messages.threegpp.ts29329;
    exports io.vernier.messages.threegpp.ts29336;
    exports io.vernier.messages.threegpp.ts29337;
    exports io.vernier.messages.threegpp.ts29338;
    exports io.vernier.messages.threegpp.ts29368;
    exports io.vernier.messages.threegpp.tsp;
}
