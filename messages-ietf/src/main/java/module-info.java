/** Credit control and other applications of the IETF: dictionaries and the classes generated from them. */
module io.vernier.messages.ietf {
    requires static transitive org.jspecify;
    requires transitive io.vernier.messages.base;

    exports io.vernier.messages.ietf.capabilitiesupdate;
    exports io.vernier.messages.ietf.creditcontrol;
    exports io.vernier.messages.ietf.doic;
    exports io.vernier.messages.ietf.mobileipv4;
    exports io.vernier.messages.ietf.networkaccess;
    exports io.vernier.messages.ietf.traffic;
}
