package io.vernier.cli.message;

import java.util.HexFormat;

/** Makes text of peers safe for a terminal: whatever could move the cursor or change colours is shown as an escape. */
public final class Printable {
    private Printable() {}

    /** The text in quotation marks. */
    static String quoted(String text) {
        return "\"" + escaped(text.replace("\\", "\\\\").replace("\"", "\\\"")) + "\"";
    }

    /** The text without control characters. */
    public static String escaped(String text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isUnsafe(c)) {
                out.append("\\u").append(HexFormat.of().toHexDigits(c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Control characters, and format characters such as those that turn the direction of writing. */
    private static boolean isUnsafe(char c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || c == 0x2028 || c == 0x2029;
    }
}
