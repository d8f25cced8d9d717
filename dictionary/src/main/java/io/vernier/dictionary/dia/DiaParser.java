package io.vernier.dictionary.dia;

import io.vernier.dictionary.dia.DiaSection.Avp;
import io.vernier.dictionary.dia.DiaSection.FlagsOf;
import io.vernier.dictionary.dia.DiaSection.Value;
import io.vernier.dictionary.dia.DiaSection.Word;
import io.vernier.dictionary.dia.Token.Kind;
import io.vernier.dictionary.dia.TokenCursor.SyntaxError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Reads a dictionary's text into a tree; what the tree means is not looked at here. */
public final class DiaParser {
    private final TokenCursor cursor;
    private final GrammarParser grammars;

    private DiaParser(List<Token> tokens, Problems problems) {
        this.cursor = new TokenCursor(tokens, problems);
        this.grammars = new GrammarParser(cursor);
    }

    /**
     * Parses a dictionary.
     *
     * @throws DiaException with every place that breaks the language's grammar
     */
    public static DiaFile parse(DiaSource source) {
        var problems = new Problems();
        var tokens = Lexer.scan(source, problems);
        var parser = new DiaParser(tokens, problems);
        var sections = parser.sections();
        problems.throwIfAny();
        var end = tokens.getLast().comments();
        var tail = new ArrayList<>(end.detached());
        if (!tail.isEmpty() && !end.attached().isEmpty()) {
            tail.add("");
        }
        tail.addAll(end.attached());
        return new DiaFile(source.file(), sections, tail);
    }

    private List<DiaSection> sections() {
        var sections = new ArrayList<DiaSection>();
        while (cursor.peek().kind() != Kind.END) {
            try {
                section().ifPresent(sections::add);
            } catch (SyntaxError e) {
                cursor.skipUntil(c -> false);
            }
        }
        return sections;
    }

    private Optional<DiaSection> section() {
        if (cursor.peek().kind() != Kind.SECTION) {
            throw cursor.unexpected("a section such as @avp_types", DiaSection.SHOWN_TAGS);
        }
        int mark = cursor.mark();
        var tag = cursor.take();
        var at = tag.location();
        return switch (tag.text()) {
            case "id" -> Optional.of(new DiaSection.Id(cursor.number("an application id"), at, since(mark)));
            case "name" -> Optional.of(new DiaSection.Name(cursor.name("a name"), at, since(mark)));
            case "prefix" -> Optional.of(new DiaSection.Prefix(cursor.name("a prefix"), at, since(mark)));
            case "vendor" ->
                Optional.of(new DiaSection.VendorId(
                        cursor.number("a vendor id"), cursor.name("the vendor's name"), at, since(mark)));
            case "inherits" -> {
                var dictionary = cursor.name("a dictionary's name");
                var comments = since(mark);
                yield Optional.of(new DiaSection.Inherits(dictionary, names(), at, comments));
            }
            case "avp_vendor_id" -> {
                var vendorId = cursor.number("a vendor id");
                var comments = since(mark);
                yield Optional.of(new DiaSection.AvpVendorId(vendorId, names(), at, comments));
            }
            case "custom_types" -> {
                var module = cursor.name("a module");
                var comments = since(mark);
                yield Optional.of(new DiaSection.CustomTypes(module, names(), at, comments));
            }
            case "codecs" -> {
                var module = cursor.name("a module");
                var comments = since(mark);
                yield Optional.of(new DiaSection.Codecs(module, names(), at, comments));
            }
            case "encoding" -> {
                var encoding = cursor.name("an encoding such as e164");
                var comments = since(mark);
                yield Optional.of(new DiaSection.EncodingOf(encoding, names(), at, comments));
            }
            case "enum" -> {
                var avp = cursor.name("an AVP's name");
                var comments = since(mark);
                yield Optional.of(new DiaSection.Values(avp, values(), at, comments));
            }
            case "define" -> {
                var name = cursor.name("a name");
                var comments = since(mark);
                yield Optional.of(new DiaSection.Define(name, values(), at, comments));
            }
            case "bits" -> {
                var avp = cursor.name("an AVP's name");
                var when = when();
                var comments = since(mark);
                yield Optional.of(new DiaSection.Bits(avp, when, values(), at, comments));
            }
            case "avp_types" ->
                Optional.of(new DiaSection.AvpTypes(lines(this::avp, TokenCursor::isFirstOfLine), at, since(mark, 1)));
            case "avp_flags" ->
                Optional.of(
                        new DiaSection.AvpFlags(lines(this::flagsOf, TokenCursor::isFirstOfLine), at, since(mark, 1)));
            case "messages" ->
                Optional.of(new DiaSection.Messages(
                        lines(grammars::command, GrammarParser::atDefinition), at, since(mark, 1)));
            case "grouped" ->
                Optional.of(new DiaSection.Grouped(
                        lines(grammars::group, GrammarParser::atDefinition), at, since(mark, 1)));
            default -> { // reported by the lexer
                cursor.skipUntil(c -> false);
                yield Optional.empty();
            }
        };
    }

    private DiaComments since(int mark) {
        return cursor.commentsSince(mark);
    }

    private DiaComments since(int mark, int tokens) {
        return cursor.commentsBetween(mark, mark + tokens);
    }

    private Optional<DiaSection.When> when() {
        return cursor.isFirstOfLine() || cursor.atSectionEnd()
                ? Optional.empty()
                : Optional.of(new DiaSection.When(
                        cursor.name("the name of the AVP that decides"), cursor.number("the value of that AVP")));
    }

    private List<Word> names() {
        return lines(() -> cursor.name("an AVP's name or the next section"), c -> true);
    }

    private List<Value> values() {
        return lines(this::value, TokenCursor::isFirstOfLine);
    }

    private Value value() {
        int mark = cursor.mark();
        return new Value(cursor.name("a value's name"), cursor.number("the value's number"), since(mark));
    }

    private Avp avp() {
        int mark = cursor.mark();
        var name = cursor.name("an AVP's name");
        var code = cursor.number("the AVP code");
        var type = cursor.name("the AVP's type");
        return new Avp(name, code, type, flags(), since(mark));
    }

    private FlagsOf flagsOf() {
        int mark = cursor.mark();
        var name = cursor.name("an AVP's name");
        if (cursor.isFirstOfLine()) {
            throw cursor.unexpected("the AVP's flags: some of V, M and P, or - for none");
        }
        return new FlagsOf(name, flags(), since(mark));
    }

    private Word flags() {
        var token = cursor.peek();
        boolean nextAvp = cursor.isFirstOfLine() && cursor.peek(1).kind() == Kind.NUMBER;
        if (token.is("-")) {
            cursor.take();
            return new Word("", token.location(), token.comments());
        }
        if (nextAvp || cursor.atSectionEnd()) {
            throw cursor.unexpected("the AVP's flags: some of V, M and P, or - for none");
        }
        return cursor.name("the AVP's flags: some of V, M and P, or - for none");
    }

    /** Parses until the section ends; after a mistake goes on at the next place that looks like a beginning. */
    private <T> List<T> lines(Supplier<T> line, Predicate<TokenCursor> beginning) {
        var lines = new ArrayList<T>();
        while (!cursor.atSectionEnd()) {
            int mark = cursor.mark();
            try {
                lines.add(line.get());
            } catch (SyntaxError e) {
                if (cursor.mark() == mark) {
                    cursor.take();
                }
                cursor.skipUntil(beginning);
            }
        }
        return lines;
    }
}
