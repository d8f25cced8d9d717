package io.vernier.cli.load;

/** What a slot sends. */
public enum RequestKind {
    /** Whole sessions, one after the other: initial, update and termination request. Leaves nothing behind. */
    SESSION("ccr"),
    /** The initial request of a new session each time, which the server has to forget by itself. */
    INITIAL("ccr-i"),
    /** One-time events: direct debiting of one unit. */
    EVENT("ccr-e");

    private final String word;

    RequestKind(String word) {
        this.word = word;
    }

    /** As it is written on the command line. */
    public String word() {
        return word;
    }

    /**
     * The kind of this word.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static RequestKind of(String word) {
        for (RequestKind kind : values()) {
            if (kind.word.equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("\"" + word + "\" (expected: ccr, ccr-i or ccr-e)");
    }
}
