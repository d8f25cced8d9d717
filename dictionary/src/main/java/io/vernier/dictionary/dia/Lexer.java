package io.vernier.dictionary.dia;

import io.vernier.dictionary.SourceLocation;
import io.vernier.dictionary.dia.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts a dictionary's text into words, numbers and signs, and hangs the comments on them. */
final class Lexer {
    private static final String SIGNS = "{}<>[]*:,-";

    private final DiaSource source;
    private final String text;
    private final Problems problems;
    private final List<Token> tokens = new ArrayList<>();
    private final List<String> above = new ArrayList<>();
    private int position;
    private int line = 1;
    private int lineStart;
    private boolean lineHasToken;
    private boolean lineHasText;

    private Lexer(DiaSource source, Problems problems) {
        this.source = source;
        this.text = source.text();
        this.problems = problems;
    }

    /** The tokens up to the end of the text or {@code @end}; the last one is of kind END. */
    static List<Token> scan(DiaSource source, Problems problems) {
        var lexer = new Lexer(source, problems);
        while (lexer.position < lexer.text.length() && !lexer.atEndSection()) {
            lexer.next();
        }
        lexer.add(Kind.END, "", 0, false, lexer.location());
        return lexer.tokens;
    }

    private void next() {
        char c = text.charAt(position);
        if (c == '\n' || c == '\r') {
            newLine(c);
        } else if (Character.isWhitespace(c) || c == '\uFEFF') {
            position++;
        } else if (c == ';') {
            comment();
        } else if (c == '@') {
            section();
        } else if (c == '\'') {
            quoted();
        } else if (isNameStart(c)) {
            word();
        } else if (text.startsWith("::=", position)) {
            sign("::=");
        } else if (SIGNS.indexOf(c) >= 0) {
            sign(String.valueOf(c));
        } else {
            var shown = new String(Character.toChars(text.codePointAt(position)));
            problems.add(DiaCheck.SCAN, location(), "unexpected character '" + shown + "'");
            position += shown.length();
        }
    }

    private void newLine(char c) {
        if (!lineHasText && !above.isEmpty() && !above.getLast().isEmpty()) {
            above.add("");
        }
        position += c == '\r' && text.startsWith("\r\n", position) ? 2 : 1;
        line++;
        lineStart = position;
        lineHasToken = false;
        lineHasText = false;
    }

    private void comment() {
        int end = position;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        var comment = text.substring(position, end).stripTrailing();
        if (lineHasToken) {
            int last = tokens.size() - 1;
            var token = tokens.get(last);
            tokens.set(
                    last,
                    new Token(
                            token.kind(),
                            token.text(),
                            token.value(),
                            token.quoted(),
                            token.location(),
                            token.comments().withTrailing(comment)));
        } else {
            above.add(comment);
        }
        lineHasText = true;
        position = end;
    }

    private boolean atEndSection() {
        return text.startsWith("@end", position)
                && (position + 4 == text.length() || !isNamePart(text.charAt(position + 4)));
    }

    private void section() {
        var location = location();
        position++;
        var name = takeName();
        if (!DiaSection.TAGS.contains(name)) {
            problems.add(DiaCheck.SCAN, location, "unknown section @" + name, "@" + name, DiaSection.SHOWN_TAGS);
        }
        add(Kind.SECTION, name, 0, false, location);
    }

    private void quoted() {
        var location = location();
        int end = position + 1;
        while (end < text.length() && "'\r\n".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        var name = text.substring(position + 1, end);
        boolean closed = end < text.length() && text.charAt(end) == '\'';
        if (!closed) {
            problems.add(DiaCheck.SCAN, location, "quoted name without its closing quote on the same line");
        } else if (name.isEmpty()) {
            problems.add(DiaCheck.SCAN, location, "quoted name without a character");
        }
        position = closed ? end + 1 : end;
        add(Kind.WORD, name, 0, true, location);
    }

    /** A word, or a number where every character is a digit; names such as {@code 3GPP-RAT-Type} are words. */
    private void word() {
        var location = location();
        var name = takeName();
        long number = number(name);
        add(number < 0 ? Kind.WORD : Kind.NUMBER, name, Math.max(0, number), false, location);
    }

    private void sign(String sign) {
        var location = location();
        position += sign.length();
        add(Kind.SIGN, sign, 0, false, location);
    }

    private void add(Kind kind, String name, long value, boolean quoted, SourceLocation location) {
        tokens.add(new Token(kind, name, value, quoted, location, above.isEmpty() ? DiaComments.NONE : takeComments()));
        lineHasToken = true;
        lineHasText = true;
    }

    private DiaComments takeComments() {
        int attachedFrom = above.lastIndexOf("") + 1;
        var detached = above.subList(0, Math.max(0, attachedFrom - 1));
        var comments = new DiaComments(detached, above.subList(attachedFrom, above.size()), List.of());
        above.clear();
        return comments;
    }

    private SourceLocation location() {
        return new SourceLocation(source.file(), line, position - lineStart + 1);
    }

    private String takeName() {
        int start = position;
        while (position < text.length() && isNamePart(text.charAt(position))) {
            position++;
        }
        return text.substring(start, position);
    }

    /** The number that these characters are, -1 for none; more than 63 bits give the largest long. */
    static long number(String word) {
        boolean hex = word.startsWith("0x") || word.startsWith("0X");
        int radix = hex ? 16 : 10;
        int start = hex ? 2 : 0;
        long number = word.length() > start ? 0 : -1;
        for (int i = start; i < word.length(); i++) {
            int digit = Character.digit(word.charAt(i), radix);
            if (digit < 0) {
                return -1;
            }
            number = number > (Long.MAX_VALUE - digit) / radix ? Long.MAX_VALUE : number * radix + digit;
        }
        return number;
    }

    static boolean isNameStart(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isNamePart(char c) {
        return isNameStart(c) || c == '-' || c == '_';
    }
}
