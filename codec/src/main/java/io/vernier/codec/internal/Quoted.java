package io.vernier.codec.internal;

import java.util.HexFormat;

/** Foreign text made fit for a sentence: quoted, cut to a line, and without a character that a terminal would obey. */
public final class Quoted {
    private static final int LONGEST = 120;

    private Quoted() {}

    /** The text between quotation marks. */
    public static String of(CharSequence text) {
        var shown = new StringBuilder(Math.min(text.length(), LONGEST) + 8).append('"');
        for (int i = 0; i < text.length() && i < LONGEST; i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                shown.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                shown.append("\\u").append(HexFormat.of().toHexDigits(c));
            } else {
                shown.append(c);
            }
        }
        if (text.length() > LONGEST) {
            shown.append("...");
        }
        return shown.append('"').toString();
    }
}
