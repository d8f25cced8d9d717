package io.vernier.protocol.peer;

/** Text that a peer sent, made fit for a sentence of ours: no control characters, not endless. */
final class PeerText {
    private static final int LONGEST = 200;

    private PeerText() {}

    /** The text with everything but printable ASCII escaped, cut after 200 characters. */
    static String quoted(String text) {
        var quoted = new StringBuilder();
        int shown = Math.min(text.length(), LONGEST);
        for (int i = 0; i < shown; i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c <= '~') {
                quoted.append(c);
            } else {
                quoted.append(String.format("\\u%04x", (int) c));
            }
        }
        return shown < text.length() ? quoted.append("...").toString() : quoted.toString();
    }
}
