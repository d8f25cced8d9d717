package io.vernier.dictionary.dia;

import io.vernier.dictionary.dia.DiaSection.Avp;
import io.vernier.dictionary.dia.DiaSection.Command;
import io.vernier.dictionary.dia.DiaSection.Group;
import io.vernier.dictionary.dia.DiaSection.Line;
import io.vernier.dictionary.dia.DiaSection.Value;
import io.vernier.dictionary.dia.DiaSection.Word;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Prints a dictionary as the RFCs print it: columns for AVPs and values, grammars with their brackets under each
 * other. Sections keep their order and every comment its place; printing what is printed changes nothing.
 */
public final class DiaFormatter {
    private static final String INDENT = "   ";

    /** Names of lists go on behind this column only if a name alone is longer. */
    private static final int MAX_LINE = 110;

    private final StringBuilder out = new StringBuilder();

    private DiaFormatter() {}

    /** The text of a dictionary, with line feeds at the ends of its lines. */
    public static String format(DiaFile file) {
        var formatter = new DiaFormatter();
        @Nullable DiaSection above = null;
        for (var section : file.sections()) {
            boolean bare = section.comments().detached().isEmpty()
                    && section.comments().attached().isEmpty();
            if (!formatter.out.isEmpty() && !(above != null && bare && standTogether(above, section))) {
                formatter.out.append('\n');
            }
            formatter.section(section);
            above = section;
        }
        if (!file.tail().isEmpty()) {
            formatter.out.append('\n');
            file.tail().forEach(formatter::line);
        }
        return formatter.out.toString();
    }

    /** Whether one stands right under the other: the lines of the head do, and what is inherited as a whole. */
    private static boolean standTogether(DiaSection above, DiaSection below) {
        return isOneLine(above)
                && isOneLine(below)
                && above instanceof DiaSection.Inherits == below instanceof DiaSection.Inherits;
    }

    private static boolean isOneLine(DiaSection section) {
        return switch (section) {
            case DiaSection.Id s -> true;
            case DiaSection.Name s -> true;
            case DiaSection.Prefix s -> true;
            case DiaSection.VendorId s -> true;
            case DiaSection.Inherits s -> s.avps().isEmpty();
            default -> false;
        };
    }

    private void section(DiaSection section) {
        above("", section.comments());
        switch (section) {
            case DiaSection.Id s -> head(s, " " + s.id());
            case DiaSection.Name s -> head(s, " " + word(s.name()));
            case DiaSection.Prefix s -> head(s, " " + word(s.prefix()));
            case DiaSection.VendorId s -> head(s, " " + s.id() + " " + word(s.name()));
            case DiaSection.Inherits s -> names(s, word(s.dictionary()), s.avps());
            case DiaSection.AvpVendorId s -> names(s, s.vendorId().text(), s.avps());
            case DiaSection.CustomTypes s -> names(s, word(s.module()), s.avps());
            case DiaSection.Codecs s -> names(s, word(s.module()), s.avps());
            case DiaSection.EncodingOf s -> names(s, word(s.encoding()), s.avps());
            case DiaSection.AvpTypes s -> avps(s);
            case DiaSection.AvpFlags s -> flags(s);
            case DiaSection.Values s -> values(s, word(s.avp()), s.values());
            case DiaSection.Define s -> values(s, word(s.name()), s.values());
            case DiaSection.Bits s ->
                values(
                        s,
                        word(s.avp())
                                + s.when()
                                        .map(w -> " " + word(w.avp()) + " " + w.value())
                                        .orElse(""),
                        s.bits());
            case DiaSection.Messages s -> {
                head(s, "");
                s.commands().forEach(this::command);
            }
            case DiaSection.Grouped s -> {
                head(s, "");
                s.groups().forEach(this::group);
            }
        }
    }

    private void head(DiaSection section, String rest) {
        line("@" + section.tag() + rest + behind(section.comments()));
    }

    private void names(DiaSection section, String argument, List<Word> avps) {
        head(section, " " + argument);
        if (!avps.isEmpty()) {
            out.append('\n');
        }
        if (avps.stream().allMatch(avp -> avp.comments().equals(DiaComments.NONE))) {
            filled(avps);
            return;
        }
        for (var avp : avps) {
            above(INDENT, avp.comments());
            line(INDENT + word(avp) + behind(avp.comments()));
        }
    }

    /** Names without comments, as many as a line holds. */
    private void filled(List<Word> avps) {
        var line = new StringBuilder();
        for (var avp : avps) {
            if (!line.isEmpty() && line.length() + 1 + word(avp).length() > MAX_LINE) {
                line(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? INDENT : " ").append(word(avp));
        }
        if (!line.isEmpty()) {
            line(line.toString());
        }
    }

    private void avps(DiaSection.AvpTypes section) {
        head(section, "");
        int name = width(section.avps(), a -> word(a.name()));
        int code = width(section.avps(), a -> a.code().text());
        int type = width(section.avps(), a -> a.type().text());
        if (!section.avps().isEmpty()) {
            out.append('\n');
        }
        for (Avp avp : section.avps()) {
            above(INDENT, avp.comments());
            line(INDENT + left(word(avp.name()), name) + "   "
                    + right(avp.code().text(), code) + "   " + left(avp.type().text(), type) + "   "
                    + shown(avp.flags())
                    + behind(avp.comments()));
        }
    }

    private void flags(DiaSection.AvpFlags section) {
        head(section, "");
        int name = width(section.avps(), a -> word(a.name()));
        if (!section.avps().isEmpty()) {
            out.append('\n');
        }
        for (var avp : section.avps()) {
            above(INDENT, avp.comments());
            line(INDENT + left(word(avp.name()), name) + "   " + shown(avp.flags()) + behind(avp.comments()));
        }
    }

    private static String shown(Word flags) {
        return flags.text().isEmpty() ? "-" : flags.text();
    }

    private void values(DiaSection section, String argument, List<Value> values) {
        head(section, " " + argument);
        int nameWidth = width(values, v -> word(v.name()));
        int valueWidth = width(values, v -> v.value().text());
        if (!values.isEmpty()) {
            out.append('\n');
        }
        for (var value : values) {
            above(INDENT, value.comments());
            line(INDENT + left(word(value.name()), nameWidth) + "   "
                    + right(value.value().text(), valueWidth) + behind(value.comments()));
        }
    }

    private void command(Command command) {
        out.append('\n');
        above(INDENT, command.comments());
        var name = command.code().isPresent()
                ? word(command.name())
                : command.name().text();
        var header = command.code()
                .map(code -> "< Diameter Header: " + code
                        + command.bits().stream().map(b -> ", " + b).collect(Collectors.joining())
                        + command.applicationId().map(id -> " " + id).orElse("") + " >")
                .orElse("< Diameter Header: code, ERR [PXY] >");
        grammar(name, header, command.comments(), command.elements());
    }

    private void group(Group group) {
        out.append('\n');
        above(INDENT, group.comments());
        var header = "< AVP Header: " + group.code()
                + group.vendorId().map(v -> " " + v).orElse("") + " >";
        grammar(word(group.name()), header, group.comments(), group.elements());
    }

    /** The brackets of all elements stand under that of the header, unless a qualifier needs more room. */
    private void grammar(String name, String header, DiaComments comments, List<Line> elements) {
        line(INDENT + name + " ::= " + header + behind(comments));
        int qualifiers =
                width(elements, e -> e.qualifier().map(Object::toString).orElse(""));
        int column = Math.max(INDENT.length() + name.length() + " ::= ".length(), INDENT.length() + qualifiers + 1);
        for (var element : elements) {
            above(" ".repeat(column), element.comments());
            var qualifier = element.qualifier().map(Object::toString).orElse("");
            var avp = element.any() ? "AVP" : word(element.name());
            line(right(qualifier, column - 1) + " " + element.kind().open() + " " + avp + " "
                    + element.kind().close() + behind(element.comments()));
        }
    }

    private void above(String indent, DiaComments comments) {
        for (var comment : comments.detached()) {
            line(comment.isEmpty() ? "" : indent + comment);
        }
        if (!comments.detached().isEmpty()) {
            out.append('\n');
        }
        comments.attached().forEach(comment -> line(indent + comment));
    }

    private static String behind(DiaComments comments) {
        return comments.trailing().stream().map(c -> "  " + c).collect(Collectors.joining());
    }

    private void line(String text) {
        out.append(text.stripTrailing()).append('\n');
    }

    /** A name, in quotes where it would be read as something else. */
    private static String word(Word word) {
        var name = word.text();
        boolean plain = !name.isEmpty()
                && name.chars().allMatch(c -> Lexer.isNamePart((char) c))
                && Lexer.isNameStart(name.charAt(0))
                && Lexer.number(name) < 0
                && !Token.RESERVED.contains(name);
        return plain ? name : "'" + name + "'";
    }

    private static <T> int width(List<T> things, Function<T, String> column) {
        return things.stream().map(column).mapToInt(String::length).max().orElse(0);
    }

    private static String left(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private static String right(String text, int width) {
        return " ".repeat(width - text.length()) + text;
    }
}
