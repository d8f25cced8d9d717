/** A Diameter node: joins the protocol's machines to transports and gives them a face. */
module io.vernier.node {
    requires static transitive org.jspecify;
    requires transitive io.vernier.codec;
    requires transitive io.vernier.dictionary;
    requires transitive io.vernier.json;
    requires transitive io.vernier.protocol;
    requires transitive io.vernier.transport;
    requires io.vernier.messages.base;
    requires org.slf4j;

    exports io.vernier.node;
    exports io.vernier.node.admin;
    exports io.vernier.node.session;
    exports io.vernier.node.statistics;
}
