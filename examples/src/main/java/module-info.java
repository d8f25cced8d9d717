/** Programs to start from. */
module io.vernier.examples {
    requires static org.jspecify;
    requires io.vernier.messages.threegpp;
    requires io.vernier.node;

    exports io.vernier.examples;
}
