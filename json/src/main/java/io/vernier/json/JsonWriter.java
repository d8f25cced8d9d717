package io.vernier.json;

import org.jspecify.annotations.Nullable;

/**
 * Writes one JSON value after the other into a text, without spaces and line ends. The caller closes what it opens;
 * commas come by themselves.
 */
public final class JsonWriter {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder out;
    private boolean comma;

    public JsonWriter(StringBuilder out) {
        this.out = out;
    }

    public JsonWriter beginObject() {
        return open('{');
    }

    public JsonWriter endObject() {
        return close('}');
    }

    public JsonWriter beginArray() {
        return open('[');
    }

    public JsonWriter endArray() {
        return close(']');
    }

    /** The name of the value that follows. */
    public JsonWriter name(String name) {
        value(name);
        out.append(':');
        comma = false;
        return this;
    }

    /** A text, or null. */
    public JsonWriter value(@Nullable String text) {
        separate();
        if (text == null) {
            out.append("null");
        } else {
            quote(text);
        }
        return this;
    }

    public JsonWriter value(boolean value) {
        separate();
        out.append(value);
        return this;
    }

    public JsonWriter value(long value) {
        separate();
        out.append(value);
        return this;
    }

    /** All 64 bits as a number from 0 on. */
    public JsonWriter unsigned(long value) {
        separate();
        out.append(Long.toUnsignedString(value));
        return this;
    }

    /** A number; NaN and the infinities, which JSON has no numbers for, as text. */
    public JsonWriter value(double value) {
        separate();
        number(Double.toString(value), Double.isFinite(value));
        return this;
    }

    /** A number with no more digits than a float has; NaN and the infinities as text. */
    public JsonWriter value(float value) {
        separate();
        number(Float.toString(value), Float.isFinite(value));
        return this;
    }

    /** A number with so many digits behind the point, for figures that people read. */
    public JsonWriter rounded(double value, int digits) {
        double scale = Math.pow(10, digits);
        return Double.isFinite(value) ? value(Math.round(value * scale) / scale) : value(value);
    }

    /** A whole value with everything in it. */
    public JsonWriter value(Json value) {
        switch (value) {
            case Json.Members object -> {
                beginObject();
                object.members().forEach((name, member) -> name(name).value(member));
                endObject();
            }
            case Json.Elements array -> {
                beginArray();
                array.elements().forEach(this::value);
                endArray();
            }
            case Json.Text text -> value(text.text());
            case Json.Figure figure -> {
                separate();
                out.append(figure.number());
            }
            case Json.Truth truth -> value(truth.truth());
            case Json.Nothing nothing -> value((String) null);
        }
        return this;
    }

    private void number(String text, boolean finite) {
        if (finite) {
            out.append(text);
        } else {
            quote(text);
        }
    }

    private JsonWriter open(char bracket) {
        separate();
        out.append(bracket);
        comma = false;
        return this;
    }

    private JsonWriter close(char bracket) {
        out.append(bracket);
        comma = true;
        return this;
    }

    private void separate() {
        if (comma) {
            out.append(',');
        }
        comma = true;
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ' || c == 0x7f || c == 0x2028 || c == 0x2029 || alone(text, i)) {
                        out.append("\\u")
                                .append(HEX[c >> 12])
                                .append(HEX[c >> 8 & 15])
                                .append(HEX[c >> 4 & 15])
                                .append(HEX[c & 15]);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /** Half of a surrogate pair, which UTF-8 cannot express. */
    private static boolean alone(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
