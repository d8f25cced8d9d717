package io.vernier.cli.shell;

/** The colours of the output: requests blue, success green, errors red, what matters less grey. */
public enum Colour {
    BLUE("34"),
    GREEN("32"),
    RED("31"),
    YELLOW("33"),
    GREY("90"),
    BOLD("1");

    static final String OFF = "\u001b[0m";
    private final String code;

    Colour(String code) {
        this.code = code;
    }

    String sequence() {
        return "\u001b[" + code + "m";
    }
}
