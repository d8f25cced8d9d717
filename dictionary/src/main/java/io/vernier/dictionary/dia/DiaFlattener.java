package io.vernier.dictionary.dia;

import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.BitNames;
import io.vernier.dictionary.CommandDefinition;
import io.vernier.dictionary.Constants;
import io.vernier.dictionary.CustomCodec;
import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.Element;
import io.vernier.dictionary.EnumValue;
import io.vernier.dictionary.SourceLocation;
import io.vernier.dictionary.Vendor;
import io.vernier.dictionary.dia.DiaSection.Line;
import io.vernier.dictionary.dia.DiaSection.Numeral;
import io.vernier.dictionary.dia.DiaSection.Qualifier;
import io.vernier.dictionary.dia.DiaSection.Value;
import io.vernier.dictionary.dia.DiaSection.Word;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes a dictionary that inherits as one that does not: every AVP that it can name, and every AVP inside an
 * inherited group, is defined in it.
 */
public final class DiaFlattener {
    private final Dictionary dictionary;
    private final SourceLocation nowhere;
    private final Map<String, AvpDefinition> avps = new LinkedHashMap<>();
    private final List<DiaSection> sections = new ArrayList<>();

    private DiaFlattener(Dictionary dictionary) {
        this.dictionary = dictionary;
        this.nowhere = new SourceLocation(dictionary.name() + ".dia", 0, 0);
    }

    /**
     * The same dictionary without {@code @inherits}.
     *
     * @throws IllegalArgumentException if two AVPs inside inherited groups have the same name and are not the same
     */
    public static DiaFile flatten(Dictionary dictionary) {
        return new DiaFlattener(dictionary).flatten();
    }

    private DiaFile flatten() {
        collect();
        sections.add(new DiaSection.Name(word(dictionary.name()), nowhere, comments(dictionary.comment())));
        dictionary.id().ifPresent(id -> sections.add(new DiaSection.Id(number(id), nowhere, DiaComments.NONE)));
        dictionary.prefix().ifPresent(p -> sections.add(new DiaSection.Prefix(word(p), nowhere, DiaComments.NONE)));
        dictionary
                .vendor()
                .ifPresent(v -> sections.add(
                        new DiaSection.VendorId(unsigned(v.id()), word(v.name()), nowhere, DiaComments.NONE)));
        var lines = avps.values().stream().map(this::avp).toList();
        sections.add(new DiaSection.AvpTypes(lines, nowhere, DiaComments.NONE));
        vendors();
        codecs();
        if (!dictionary.commands().isEmpty()) {
            var commands = dictionary.commands().stream().map(this::command).toList();
            sections.add(new DiaSection.Messages(commands, nowhere, DiaComments.NONE));
        }
        groups();
        avps.values().stream()
                .filter(a -> !a.values().isEmpty())
                .forEach(a -> sections.add(
                        new DiaSection.Values(word(a.name()), values(a.values()), nowhere, DiaComments.NONE)));
        dictionary.constants().forEach(this::constants);
        encodings();
        avps.values().forEach(a -> a.bitNames().forEach(b -> sections.add(bits(a, b))));
        return new DiaFile(dictionary.name() + ".dia", sections, List.of());
    }

    private void collect() {
        var open = new ArrayDeque<AvpDefinition>();
        dictionary.avps().forEach(a -> {
            avps.put(a.name(), a);
            open.add(a);
        });
        while (!open.isEmpty()) {
            var group = open.remove();
            group.group()
                    .ifPresent(grammar -> grammar.elements()
                            .forEach(e -> e.avp().ifPresent(member -> {
                                if (isNew(group, member)) {
                                    avps.put(member.name(), member);
                                    open.add(member);
                                }
                            })));
        }
    }

    private boolean isNew(AvpDefinition group, AvpDefinition member) {
        var known = avps.get(member.name());
        if (known != null && (known.code() != member.code() || known.type() != member.type())) {
            throw new IllegalArgumentException("Cannot flatten " + dictionary + ": " + member + " inside " + group
                    + " has the same name as " + known);
        }
        return known == null;
    }

    private DiaSection.Avp avp(AvpDefinition avp) {
        var flags =
                (avp.isVendorSpecific() ? "V" : "") + (avp.isMandatory() ? "M" : "") + (avp.isProtected() ? "P" : "");
        var comment = avp.group().isPresent() ? List.<String>of() : avp.comment();
        return new DiaSection.Avp(
                word(avp.name()),
                unsigned(avp.code()),
                word(avp.type().dictionaryName()),
                word(flags),
                comments(comment));
    }

    private void vendors() {
        var byVendor = new TreeMap<Long, List<Word>>();
        var own = dictionary.vendor().map(Vendor::id);
        avps.values().stream()
                .filter(a -> a.isVendorSpecific()
                        && own.filter(id -> id == a.vendorId()).isEmpty())
                .forEach(a -> byVendor.computeIfAbsent(Integer.toUnsignedLong(a.vendorId()), v -> new ArrayList<>())
                        .add(word(a.name())));
        byVendor.forEach((vendor, names) ->
                sections.add(new DiaSection.AvpVendorId(number(vendor), names, nowhere, DiaComments.NONE)));
    }

    private void codecs() {
        var byCodec = new LinkedHashMap<CustomCodec, List<Word>>();
        avps.values()
                .forEach(a -> a.customCodec()
                        .ifPresent(c -> byCodec.computeIfAbsent(c, k -> new ArrayList<>())
                                .add(word(a.name()))));
        byCodec.forEach((codec, names) -> sections.add(
                codec.by() == CustomCodec.By.AVP_NAME
                        ? new DiaSection.CustomTypes(word(codec.module()), names, nowhere, DiaComments.NONE)
                        : new DiaSection.Codecs(word(codec.module()), names, nowhere, DiaComments.NONE)));
    }

    private void encodings() {
        var byName = new TreeMap<String, List<Word>>();
        avps.values()
                .forEach(a -> a.encoding()
                        .ifPresent(e -> byName.computeIfAbsent(e.name(), k -> new ArrayList<>())
                                .add(word(a.name()))));
        byName.forEach(
                (name, names) -> sections.add(new DiaSection.EncodingOf(word(name), names, nowhere, DiaComments.NONE)));
    }

    private DiaSection bits(AvpDefinition avp, BitNames names) {
        return new DiaSection.Bits(
                word(avp.name()),
                names.condition().map(c -> new DiaSection.When(word(c.avp()), number(c.value()))),
                values(names.bits()),
                nowhere,
                comments(names.comment()));
    }

    private DiaSection.Command command(CommandDefinition command) {
        var bits = new ArrayList<Word>();
        if (command.isRequest()) {
            bits.add(word("REQ"));
        }
        if (command.isProxiable() && !command.isAnswerMessage()) {
            bits.add(word("PXY"));
        }
        return new DiaSection.Command(
                word(command.name()),
                command.isAnswerMessage() ? Optional.empty() : Optional.of(unsigned(command.code())),
                bits,
                Optional.empty(),
                lines(command.grammar().elements()),
                comments(command.comment()));
    }

    private void groups() {
        var groups = new ArrayList<DiaSection.Group>();
        avps.values()
                .forEach(a -> a.group()
                        .ifPresent(grammar -> groups.add(new DiaSection.Group(
                                word(a.name()),
                                unsigned(a.code()),
                                Optional.empty(),
                                lines(grammar.elements()),
                                comments(a.comment())))));
        if (!groups.isEmpty()) {
            sections.add(new DiaSection.Grouped(groups, nowhere, DiaComments.NONE));
        }
    }

    private List<Line> lines(List<Element> elements) {
        return elements.stream()
                .map(e -> new Line(e.kind(), qualifier(e), word(e.name()), e.isAny(), nowhere, DiaComments.NONE))
                .toList();
    }

    private Optional<Qualifier> qualifier(Element element) {
        if (element.qualifier().isEmpty()) {
            return Optional.empty();
        }
        boolean anyNumber = element.max() == Element.UNBOUNDED;
        Optional<Numeral> min = anyNumber && element.min() == 0 ? Optional.empty() : Optional.of(number(element.min()));
        Optional<Numeral> max = anyNumber ? Optional.empty() : Optional.of(number(element.max()));
        return Optional.of(new Qualifier(min, max, nowhere));
    }

    private void constants(Constants constants) {
        sections.add(new DiaSection.Define(
                word(constants.name()), values(constants.values()), nowhere, comments(constants.comment())));
    }

    private List<Value> values(List<EnumValue> values) {
        return values.stream()
                .map(v -> new Value(word(v.name()), unsigned(v.value()), comments(v.comment())))
                .toList();
    }

    private Word word(String text) {
        return new Word(text, nowhere, DiaComments.NONE);
    }

    private Numeral unsigned(int bits) {
        return number(Integer.toUnsignedLong(bits));
    }

    private Numeral number(long value) {
        return new Numeral(value, Long.toString(value), nowhere);
    }

    private static DiaComments comments(List<String> lines) {
        return new DiaComments(
                List.of(), lines.stream().map(l -> (";; " + l).stripTrailing()).toList(), List.of());
    }
}
