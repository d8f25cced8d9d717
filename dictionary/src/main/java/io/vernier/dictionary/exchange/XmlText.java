package io.vernier.dictionary.exchange;

import java.util.ArrayDeque;
import java.util.Deque;

/** Prints XML with one element a line. */
final class XmlText {
    private static final String INDENT = "  ";

    private final StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private final Deque<String> open = new ArrayDeque<>();
    private int opened;

    /** Opens an element with these attributes: name, value, name, value. One with an empty value is left out. */
    XmlText open(String name, String... attributes) {
        tag(name, attributes).append(">\n");
        open.push(name);
        opened = out.length();
        return this;
    }

    /** An element with nothing in it. */
    XmlText empty(String name, String... attributes) {
        tag(name, attributes).append("/>\n");
        return this;
    }

    /** Closes the element that was opened last. */
    XmlText close() {
        String name = open.pop();
        if (out.length() == opened) { // nothing is in it
            out.setLength(opened - 2);
            out.append("/>\n");
            return this;
        }
        out.append(INDENT.repeat(open.size())).append("</").append(name).append(">\n");
        return this;
    }

    private StringBuilder tag(String name, String... attributes) {
        out.append(INDENT.repeat(open.size())).append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            if (!attributes[i + 1].isEmpty()) {
                out.append(' ').append(attributes[i]).append("=\"");
                escape(attributes[i + 1]);
                out.append('"');
            }
        }
        return out;
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '"' -> out.append("&quot;");
                default -> out.append(c);
            }
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
