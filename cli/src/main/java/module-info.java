/** The {@code vernier} command. Nothing in here is an API: the command line is. */
@SuppressWarnings("requires-automatic") // HdrHistogram has no module descriptor
module io.vernier.cli {
    requires info.picocli;
    requires io.vernier.json;
    requires io.vernier.messages.threegpp;
    requires io.vernier.node;
    requires java.management;
    requires HdrHistogram;
    requires static org.jspecify;
}
