/** The {@code vernier} command. Nothing in here is an API: the command line is. */
module io.vernier.cli {
    requires io.vernier.codec;
    requires static org.jspecify;
}
