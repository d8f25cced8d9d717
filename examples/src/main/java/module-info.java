/** Programs to start from. */
module io.vernier.examples {
    requires static transitive org.jspecify;
    requires transitive io.vernier.messages.threegpp;
    requires transitive io.vernier.node;

    exports io.vernier.examples;
    exports io.vernier.examples.dictionaries;
    exports io.vernier.examples.tolls;
    exports io.vernier.examples.tolls.messages;
}
