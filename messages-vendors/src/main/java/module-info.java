/** AVPs and applications of vendors: dictionaries and the classes generated from them. */
module io.vernier.messages.vendors {
    requires static transitive org.jspecify;
    requires transitive io.vernier.messages.threegpp;
    requires transitive io.vernier.messages.threegpp.policy;

    exports io.vernier.messages.vendors.acision;
    exports io.vernier.messages.vendors.alcatellucent;
    exports io.vernier.messages.vendors.cablelabs;
    exports io.vernier.messages.vendors.cisco;
    exports io.vernier.messages.vendors.ciscosce;
    exports io.vernier.messages.vendors.deutschetelekom;
    exports io.vernier.messages.vendors.ericsson.cip;
    exports io.vernier.messages.vendors.ericsson.scap;
    exports io.vernier.messages.vendors.ericsson;
    exports io.vernier.messages.vendors.hp;
    exports io.vernier.messages.vendors.huawei;
    exports io.vernier.messages.vendors.inovar;
    exports io.vernier.messages.vendors.juniper;
    exports io.vernier.messages.vendors.lucent;
    exports io.vernier.messages.vendors.metaswitch;
    exports io.vernier.messages.vendors.microsoft;
    exports io.vernier.messages.vendors.nokia;
    exports io.vernier.messages.vendors.nokiasolutions;
    exports io.vernier.messages.vendors.siemens;
    exports io.vernier.messages.vendors.skt;
    exports io.vernier.messages.vendors.starent;
    exports io.vernier.messages.vendors.sun;
    exports io.vernier.messages.vendors.tekelec;
    exports io.vernier.messages.vendors.telefonica;
    exports io.vernier.messages.vendors.threegpp2;
    exports io.vernier.messages.vendors.tmobilepolska;
    exports io.vernier.messages.vendors.travelping;
    exports io.vernier.messages.vendors.verizon;
    exports io.vernier.messages.vendors.vodafone;
}
