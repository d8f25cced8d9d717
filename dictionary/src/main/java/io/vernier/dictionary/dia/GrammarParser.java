package io.vernier.dictionary.dia;

import io.vernier.dictionary.Element;
import io.vernier.dictionary.dia.DiaSection.Command;
import io.vernier.dictionary.dia.DiaSection.Group;
import io.vernier.dictionary.dia.DiaSection.Line;
import io.vernier.dictionary.dia.DiaSection.Numeral;
import io.vernier.dictionary.dia.DiaSection.Qualifier;
import io.vernier.dictionary.dia.DiaSection.Word;
import io.vernier.dictionary.dia.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads commands and groups: the Command Code Format of RFC 6733 section 3.2 and the grammar of section 4.4.
 * Both {@code Diameter Header} and RFC 3588's {@code Diameter-Header} are taken.
 */
final class GrammarParser {
    private final TokenCursor cursor;

    GrammarParser(TokenCursor cursor) {
        this.cursor = cursor;
    }

    /** Whether a command or a group begins here. */
    static boolean atDefinition(TokenCursor cursor) {
        return cursor.peek().kind() == Kind.WORD && cursor.peek(1).is("::=");
    }

    Command command() {
        int mark = cursor.mark();
        if (cursor.peek().is("answer-message")) {
            return answerMessage(mark);
        }
        var name = cursor.name("a command's name");
        cursor.expect("::=");
        header("Diameter");
        var code = cursor.number("the command code");
        var bits = bits();
        var applicationId = optionalNumber();
        cursor.expect(">");
        var comments = cursor.commentsSince(mark);
        return new Command(name, Optional.of(code), bits, applicationId, elements(), comments);
    }

    /** {@code answer-message ::= < Diameter Header: code, ERR [PXY] >}; RFC 6733 writes {@code [, PXY]}. */
    private Command answerMessage(int mark) {
        var token = cursor.take();
        var name = new Word(token.text(), token.location(), token.comments());
        cursor.expect("::=");
        header("Diameter");
        cursor.expect("code");
        cursor.expect(",");
        cursor.expect("ERR");
        cursor.expect("[");
        cursor.takeIf(",");
        cursor.expect("PXY");
        cursor.expect("]");
        cursor.expect(">");
        var comments = cursor.commentsSince(mark);
        return new Command(name, Optional.empty(), List.of(), Optional.empty(), elements(), comments);
    }

    Group group() {
        int mark = cursor.mark();
        var name = cursor.name("a Grouped AVP's name");
        cursor.expect("::=");
        header("AVP");
        var code = cursor.number("the AVP code");
        var vendorId = optionalNumber();
        cursor.expect(">");
        var comments = cursor.commentsSince(mark);
        return new Group(name, code, vendorId, elements(), comments);
    }

    private void header(String what) {
        cursor.expect("<");
        if (!cursor.takeIf(what + "-Header")) {
            if (!cursor.takeIf(what)) {
                throw cursor.unexpected("'" + what + " Header'", List.of(what));
            }
            if (!cursor.takeIf("Header")) {
                throw cursor.unexpected("'" + what + " Header'", List.of("Header"));
            }
        }
        cursor.expect(":");
    }

    /** REQ, PXY and ERR, each behind a comma; 3GPP puts one before the application id as well. */
    private List<Word> bits() {
        var bits = new ArrayList<Word>();
        while (cursor.takeIf(",")) {
            var token = cursor.peek();
            if (token.is("REQ") || token.is("PXY") || token.is("ERR")) {
                cursor.take();
                bits.add(new Word(token.text(), token.location(), token.comments()));
            } else if (token.kind() == Kind.NUMBER) {
                return bits;
            } else {
                throw cursor.unexpected("REQ or PXY", List.of("REQ", "PXY"));
            }
        }
        return bits;
    }

    private Optional<Numeral> optionalNumber() {
        return cursor.peek().kind() == Kind.NUMBER ? Optional.of(cursor.number("a number")) : Optional.empty();
    }

    private List<Line> elements() {
        var elements = new ArrayList<Line>();
        while (!cursor.atSectionEnd() && !atDefinition(cursor)) {
            elements.add(element());
        }
        return elements;
    }

    private Line element() {
        int mark = cursor.mark();
        var location = cursor.peek().location();
        var qualifier = qualifier();
        for (var kind : Element.Kind.values()) {
            if (cursor.takeIf(String.valueOf(kind.open()))) {
                boolean any = kind != Element.Kind.FIXED && cursor.peek().is("AVP");
                if (kind == Element.Kind.FIXED && cursor.peek().is("AVP")) {
                    throw cursor.unexpected("an AVP's name: other AVPs have no fixed position");
                }
                var name = any ? any() : cursor.name("an AVP's name");
                cursor.expect(String.valueOf(kind.close()));
                return new Line(kind, qualifier, name, any, location, cursor.commentsSince(mark));
            }
        }
        throw cursor.unexpected("an AVP as < fixed >, { required } or [ optional ]");
    }

    private Word any() {
        var token = cursor.take();
        return new Word(token.text(), token.location(), token.comments());
    }

    private Optional<Qualifier> qualifier() {
        var location = cursor.peek().location();
        if (cursor.peek().kind() != Kind.NUMBER && !cursor.peek().is("*")) {
            return Optional.empty();
        }
        var min = optionalNumber();
        cursor.expect("*");
        return Optional.of(new Qualifier(min, optionalNumber(), location));
    }
}
