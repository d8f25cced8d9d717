/** Policy control of 3GPP (Gx, Gxx, Rx, Sd, St, Sy, S9, S9a, S15, Np, Ns, Nt, Nta, Gq): dictionaries and the classes generated from them. */
module io.vernier.messages.threegpp.policy {
    requires static transitive org.jspecify;
    requires transitive io.vernier.messages.threegpp.common;

    exports io.vernier.messages.threegpp.gq;
    exports io.vernier.messages.threegpp.gx6;
    exports io.vernier.messages.threegpp.gx;
    exports io.vernier.messages.threegpp.gxx;
    exports io.vernier.messages.threegpp.np;
    exports io.vernier.messages.threegpp.ns;
    exports io.vernier.messages.threegpp.nt;
    exports io.vernier.messages.threegpp.nta;
    exports io.vernier.messages.threegpp.rx;
    exports io.vernier.messages.threegpp.s15;
    exports io.vernier.messages.threegpp.s9;
    exports io.vernier.messages.threegpp.s9a;
    exports io.vernier.messages.threegpp.s9astar;
    exports io.vernier.messages.threegpp.sd;
    exports io.vernier.messages.threegpp.st;
    exports io.vernier.messages.threegpp.sy;
    exports io.vernier.messages.threegpp.ts29153;
    exports io.vernier.messages.threegpp.ts29154;
    exports io.vernier.messages.threegpp.ts29209;
    exports io.vernier.messages.threegpp.ts29210;
    exports io.vernier.messages.threegpp.ts29212;
    exports io.vernier.messages.threegpp.ts29214;
    exports io.vernier.messages.threegpp.ts29215;
    exports io.vernier.messages.threegpp.ts29217;
    exports io.vernier.messages.threegpp.ts29219;
}
