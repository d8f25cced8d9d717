/** AVPs that several families of 3GPP interfaces use: the dictionary and the classes generated from it. */
module io.vernier.messages.threegpp.common {
    requires static transitive org.jspecify;
    requires transitive io.vernier.messages.ietf;

    exports io.vernier.messages.threegpp;
}
