/** Network access, EAP, SIP, Mobile IP, credit control and what else the IETF defines: dictionaries and the classes generated from them. */
module io.vernier.messages.ietf {
    requires static transitive org.jspecify;
    requires transitive io.vernier.messages.base;

    exports io.vernier.messages.ietf.capabilitiesupdate;
    exports io.vernier.messages.ietf.creditcontrol;
    exports io.vernier.messages.ietf.doic;
    exports io.vernier.messages.ietf.drmp;
    exports io.vernier.messages.ietf.eap;
    exports io.vernier.messages.ietf.erp;
    exports io.vernier.messages.ietf.etsi;
    exports io.vernier.messages.ietf.ikesk;
    exports io.vernier.messages.ietf.load;
    exports io.vernier.messages.ietf.mip6a;
    exports io.vernier.messages.ietf.mip6i;
    exports io.vernier.messages.ietf.mobileipv4;
    exports io.vernier.messages.ietf.natcontrol;
    exports io.vernier.messages.ietf.networkaccess;
    exports io.vernier.messages.ietf.policyprocessing;
    exports io.vernier.messages.ietf.qos;
    exports io.vernier.messages.ietf.radius;
    exports io.vernier.messages.ietf.rfc4005;
    exports io.vernier.messages.ietf.rfc5090;
    exports io.vernier.messages.ietf.rfc5447;
    exports io.vernier.messages.ietf.rfc5624;
    exports io.vernier.messages.ietf.rfc5779;
    exports io.vernier.messages.ietf.rfc6519;
    exports io.vernier.messages.ietf.rfc6572;
    exports io.vernier.messages.ietf.rfc6734;
    exports io.vernier.messages.ietf.rfc6735;
    exports io.vernier.messages.ietf.rfc6911;
    exports io.vernier.messages.ietf.rfc6930;
    exports io.vernier.messages.ietf.rfc6942;
    exports io.vernier.messages.ietf.rfc7055;
    exports io.vernier.messages.ietf.rfc7057;
    exports io.vernier.messages.ietf.rfc7075;
    exports io.vernier.messages.ietf.rfc7268;
    exports io.vernier.messages.ietf.rfc7660;
    exports io.vernier.messages.ietf.rfc7678;
    exports io.vernier.messages.ietf.rfc9390;
    exports io.vernier.messages.ietf.sip;
    exports io.vernier.messages.ietf.traffic;
}
