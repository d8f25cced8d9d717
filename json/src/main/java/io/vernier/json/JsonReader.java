package io.vernier.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON (RFC 8259). A name twice in one object is refused, since one of the two would be lost; so are values nested
 * deeper than {@value #MAX_DEPTH}.
 */
public final class JsonReader {
    private static final int MAX_DEPTH = 200;
    private static final int MAX_EXPONENT_DIGITS = 4;

    private final String text;
    private int at;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    /**
     * The values of a text, one behind the other as in a file with one value a line.
     *
     * @throws JsonException where it is not JSON; the message starts with {@code line:column}
     */
    public static List<Json> readAll(String text) {
        var reader = new JsonReader(text);
        var values = new ArrayList<Json>();
        reader.space();
        while (reader.at < text.length()) {
            values.add(reader.value());
            reader.space();
        }
        return values;
    }

    private Json value() {
        space();
        if (at == text.length()) {
            throw wrong("the text ends where a value is due");
        }
        return switch (text.charAt(at)) {
            case '{' -> nested(this::object);
            case '[' -> nested(this::array);
            case '"' -> new Json.Text(string());
            case 't' -> word("true", new Json.Truth(true));
            case 'f' -> word("false", new Json.Truth(false));
            case 'n' -> word("null", new Json.Nothing());
            default -> number();
        };
    }

    private interface Part {
        Json read();
    }

    private Json nested(Part part) {
        if (++depth > MAX_DEPTH) {
            throw wrong("values are nested deeper than " + MAX_DEPTH);
        }
        at++;
        var value = part.read();
        depth--;
        return value;
    }

    private Json object() {
        Map<String, Json> members = new LinkedHashMap<>();
        space();
        if (taken('}')) {
            return new Json.Members(members);
        }
        do {
            space();
            if (at == text.length() || text.charAt(at) != '"') {
                throw wrong("a name in quotation marks is due");
            }
            int start = at;
            String name = string();
            space();
            expect(':');
            if (members.put(name, value()) != null) {
                at = start;
                throw wrong("the name \"" + name + "\" is there twice");
            }
            space();
        } while (taken(','));
        expect('}');
        return new Json.Members(members);
    }

    private Json array() {
        List<Json> elements = new ArrayList<>();
        space();
        if (taken(']')) {
            return new Json.Elements(elements);
        }
        do {
            elements.add(value());
            space();
        } while (taken(','));
        expect(']');
        return new Json.Elements(elements);
    }

    private String string() {
        var result = new StringBuilder();
        at++;
        while (true) {
            if (at == text.length()) {
                throw wrong("the text ends inside quotation marks");
            }
            char c = text.charAt(at);
            if (c < ' ') {
                throw wrong("a control character stands inside quotation marks");
            }
            at++;
            if (c == '"') {
                return result.toString();
            }
            result.append(c == '\\' ? escape() : c);
        }
    }

    private char escape() {
        char c = at < text.length() ? text.charAt(at) : ' ';
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> {
                at--;
                throw wrong("no such escape (expected: one of \" \\ / b f n r t u)");
            }
        };
    }

    private char unicode() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
            if (digit < 0) {
                throw wrong("four hexadecimal digits are due");
            }
            code = code << 4 | digit;
            at++;
        }
        return (char) code;
    }

    private Json number() {
        int start = at;
        taken('-');
        if (!taken('0')) {
            digits(start);
        }
        if (taken('.')) {
            digits(start);
        }
        if (taken('e') || taken('E')) {
            if (!taken('-')) {
                taken('+');
            }
            int exponent = at;
            digits(start);
            if (at - exponent > MAX_EXPONENT_DIGITS) {
                throw wrong("an exponent of more than " + MAX_EXPONENT_DIGITS + " digits");
            }
        }
        return new Json.Figure(new BigDecimal(text.substring(start, at)));
    }

    private void digits(int start) {
        int from = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == from) {
            if (at == start) {
                throw wrong("a value is due, not '" + text.charAt(at) + "'");
            }
            throw wrong("a digit is due");
        }
    }

    private Json word(String word, Json value) {
        if (!text.startsWith(word, at)) {
            throw wrong("a value is due");
        }
        at += word.length();
        return value;
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean taken(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        if (!taken(c)) {
            throw wrong("'" + c + "' is due");
        }
    }

    private JsonException wrong(String what) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < Math.min(at, text.length()); i++) {
            column++;
            if (text.charAt(i) == '\n') {
                line++;
                column = 1;
            }
        }
        return new JsonException(line + ":" + column + " " + what);
    }
}
