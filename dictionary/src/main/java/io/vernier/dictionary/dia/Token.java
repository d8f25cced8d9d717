package io.vernier.dictionary.dia;

import io.vernier.dictionary.SourceLocation;
import java.util.Set;

/**
 * One word, number or sign of a dictionary.
 *
 * @param kind what it is
 * @param text a name without quotes, a number as it is written, a section's name without {@code @}
 * @param value the number; above 2<sup>63</sup>-1 it stays there, which is out of every range
 * @param quoted whether a name is in quotes and so never a reserved word
 * @param location where it begins
 * @param comments the comments around it
 */
record Token(Kind kind, String text, long value, boolean quoted, SourceLocation location, DiaComments comments) {

    enum Kind {
        SECTION,
        WORD,
        NUMBER,
        SIGN,
        END
    }

    static final Set<String> RESERVED = Set.of(
            "answer-message",
            "code",
            "AVP",
            "AVP-Header",
            "Diameter",
            "Diameter-Header",
            "Header",
            "REQ",
            "PXY",
            "ERR");

    /** Whether this is this sign or unquoted word. */
    boolean is(String expected) {
        return (kind == Kind.SIGN || kind == Kind.WORD) && !quoted && text.equals(expected);
    }

    /** Whether this can be the name of something. */
    boolean isName() {
        return kind == Kind.WORD && (quoted || !RESERVED.contains(text));
    }

    /** What a reader sees at this place, for messages. */
    String shown() {
        return switch (kind) {
            case SECTION -> "@" + text;
            case END -> "the end of the file";
            default -> "'" + text + "'";
        };
    }
}
