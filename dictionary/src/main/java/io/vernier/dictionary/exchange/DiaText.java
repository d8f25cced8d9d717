package io.vernier.dictionary.exchange;

import io.vernier.dictionary.Element;
import io.vernier.dictionary.SourceLocation;
import io.vernier.dictionary.dia.DiaComments;
import io.vernier.dictionary.dia.DiaSection;
import io.vernier.dictionary.dia.DiaSection.Line;
import io.vernier.dictionary.dia.DiaSection.Numeral;
import io.vernier.dictionary.dia.DiaSection.Qualifier;
import io.vernier.dictionary.dia.DiaSection.Word;
import java.util.List;
import java.util.Optional;

/** The smallest parts of a {@code .dia} file that was not read from anywhere. */
final class DiaText {
    static final SourceLocation NOWHERE = new SourceLocation("", 0, 0);

    private DiaText() {}

    static Word word(String text) {
        return new Word(text, NOWHERE, DiaComments.NONE);
    }

    static List<Word> words(List<String> texts) {
        return texts.stream().map(DiaText::word).toList();
    }

    /** A number of 32 bits; a negative one as its bits. */
    static Numeral number(long value) {
        long bits = value & 0xffff_ffffL;
        return new Numeral(bits, Long.toString(bits), NOWHERE);
    }

    static DiaComments above(List<String> lines) {
        return new DiaComments(List.of(), semicolons(lines), List.of());
    }

    /** A comment behind a line; more than one line goes above it. */
    static DiaComments behind(List<String> lines) {
        return lines.size() == 1 ? new DiaComments(List.of(), List.of(), semicolons(lines)) : above(lines);
    }

    private static List<String> semicolons(List<String> lines) {
        return lines.stream()
                .map(l -> ("; " + l.replaceAll("\\s+", " ")).stripTrailing())
                .toList();
    }

    static Line line(Element.Kind kind, int min, int max, String name, boolean any) {
        return new Line(kind, qualifier(kind, min, max), word(name), any, NOWHERE, DiaComments.NONE);
    }

    private static Optional<Qualifier> qualifier(Element.Kind kind, int min, int max) {
        boolean unbounded = max == Element.UNBOUNDED;
        boolean isDefault = max == 1 && min == (kind == Element.Kind.OPTIONAL ? 0 : 1);
        if (isDefault) {
            return Optional.empty();
        }
        var least = unbounded && min == 0 ? Optional.<Numeral>empty() : Optional.of(number(min));
        var most = unbounded ? Optional.<Numeral>empty() : Optional.of(number(max));
        return Optional.of(new Qualifier(least, most, NOWHERE));
    }

    static DiaSection.Name name(String name, List<String> comment) {
        return new DiaSection.Name(word(name), NOWHERE, above(comment));
    }
}
