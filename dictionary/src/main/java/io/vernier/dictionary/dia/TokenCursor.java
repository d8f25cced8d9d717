package io.vernier.dictionary.dia;

import io.vernier.dictionary.dia.DiaSection.Numeral;
import io.vernier.dictionary.dia.DiaSection.Word;
import io.vernier.dictionary.dia.Token.Kind;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** A place in the list of tokens, with what the parser asks of it. */
final class TokenCursor {
    private final List<Token> tokens;
    private final Problems problems;
    private int position;

    /** Ends the thing that is being parsed; its problem is reported already. */
    static final class SyntaxError extends RuntimeException {
        private static final long serialVersionUID = 1;

        SyntaxError() {
            super(null, null, false, false);
        }
    }

    TokenCursor(List<Token> tokens, Problems problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    Token peek() {
        return peek(0);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(position + ahead, tokens.size() - 1));
    }

    Token take() {
        var token = peek();
        if (token.kind() != Kind.END) {
            position++;
        }
        return token;
    }

    /** Whether a section's content is over. */
    boolean atSectionEnd() {
        return peek().kind() == Kind.SECTION || peek().kind() == Kind.END;
    }

    boolean takeIf(String sign) {
        boolean found = peek().is(sign);
        if (found) {
            take();
        }
        return found;
    }

    void expect(String sign) {
        if (!takeIf(sign)) {
            throw unexpected("'" + sign + "'");
        }
    }

    /** Takes a name; {@code what} says of what, for the message. */
    Word name(String what) {
        if (!peek().isName()) {
            throw unexpected(what + (peek().kind() == Kind.NUMBER || peek().kind() == Kind.WORD ? " in quotes" : ""));
        }
        var token = take();
        return new Word(token.text(), token.location(), token.comments());
    }

    Numeral number(String what) {
        if (peek().kind() != Kind.NUMBER) {
            throw unexpected(what);
        }
        var token = take();
        return new Numeral(token.value(), token.text(), token.location());
    }

    SyntaxError unexpected(String expected) {
        return unexpected(expected, List.of());
    }

    SyntaxError unexpected(String expected, Collection<String> known) {
        var token = peek();
        problems.add(
                DiaCheck.PARSE,
                token.location(),
                "found " + token.shown() + " (expected: " + expected + ")",
                token.text(),
                known);
        return new SyntaxError();
    }

    /** Goes on until the section ends or the place is one where parsing can start again. */
    void skipUntil(Predicate<TokenCursor> place) {
        while (!atSectionEnd() && !place.test(this)) {
            take();
        }
    }

    boolean isFirstOfLine() {
        return position == 0
                || tokens.get(position - 1).location().line()
                        < peek().location().line();
    }

    int mark() {
        return position;
    }

    /** The comments of everything taken since the mark, as those of one thing. */
    DiaComments commentsSince(int mark) {
        return commentsBetween(mark, position);
    }

    DiaComments commentsBetween(int mark, int end) {
        var comments = tokens.get(mark).comments();
        for (int i = mark + 1; i < end; i++) {
            var inner = tokens.get(i).comments();
            comments = inner.isEmpty() ? comments : comments.around(inner);
        }
        return comments;
    }
}
