/** The {@code vernier} command. Nothing in here is an API: the command line is. */
module io.vernier.cli {
    requires info.picocli;
    requires io.vernier.messages.threegpp;
    requires io.vernier.node;
    requires static org.jspecify;
}
