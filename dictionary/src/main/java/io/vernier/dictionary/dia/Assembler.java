package io.vernier.dictionary.dia;

import io.vernier.codec.encoding.Encoding;
import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.AvpType;
import io.vernier.dictionary.BitNames;
import io.vernier.dictionary.CommandDefinition;
import io.vernier.dictionary.Constants;
import io.vernier.dictionary.CustomCodec;
import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.Element;
import io.vernier.dictionary.Element.Kind;
import io.vernier.dictionary.EnumValue;
import io.vernier.dictionary.Grammar;
import io.vernier.dictionary.Vendor;
import io.vernier.dictionary.dia.DiaSection.Avp;
import io.vernier.dictionary.dia.DiaSection.Command;
import io.vernier.dictionary.dia.DiaSection.Line;
import io.vernier.dictionary.dia.DiaSection.Numeral;
import io.vernier.dictionary.dia.DiaSection.Value;
import io.vernier.dictionary.dia.DiaSection.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the dictionary of a tree in which nothing is wrong. */
final class Assembler {
    private final DiaFile file;
    private final Declarations declarations;
    private final Imports imports;
    private final Map<String, AvpDefinition> avps = new HashMap<>();
    private final Map<String, DiaSection.Values> enums = new HashMap<>();
    private final Map<String, CustomCodec> codecs = new HashMap<>();
    private final Map<String, Encoding<?>> encodings = new HashMap<>();
    private final Map<String, List<BitNames>> bits = new HashMap<>();
    private final Map<String, String> flags = new HashMap<>();
    private final Map<String, DiaComments> groupSections = new HashMap<>();

    Assembler(Declarations declarations, Imports imports) {
        this.file = declarations.file();
        this.declarations = declarations;
        this.imports = imports;
        file.sections(DiaSection.Values.class).forEach(e -> enums.put(e.avp().text(), e));
        file.sections(DiaSection.CustomTypes.class)
                .forEach(s -> codecs(
                        s.avps(),
                        new CustomCodec(CustomCodec.By.AVP_NAME, s.module().text())));
        file.sections(DiaSection.Codecs.class)
                .forEach(s -> codecs(
                        s.avps(),
                        new CustomCodec(CustomCodec.By.TYPE, s.module().text())));
        file.sections(DiaSection.EncodingOf.class)
                .forEach(s -> s.avps()
                        .forEach(avp -> encodings.put(
                                avp.text(), Encoding.named(s.encoding().text()).orElseThrow())));
        file.sections(DiaSection.Bits.class)
                .forEach(s -> bits.computeIfAbsent(s.avp().text(), name -> new ArrayList<>())
                        .add(bits(s)));
        file.sections(DiaSection.AvpFlags.class)
                .forEach(s -> s.avps()
                        .forEach(a -> flags.put(a.name().text(), a.flags().text())));
        file.sections(DiaSection.Grouped.class)
                .forEach(s -> s.groups().forEach(g -> groupSections.put(g.name().text(), s.comments())));
    }

    private void codecs(List<Word> names, CustomCodec codec) {
        names.forEach(name -> codecs.put(name.text(), codec));
    }

    Dictionary dictionary() {
        var builder = Dictionary.builder(file.name());
        declarations.id().ifPresent(s -> builder.id(s.id().value()));
        declarations
                .vendor()
                .ifPresent(s -> builder.vendor(new Vendor(bits(s.id()), s.name().text())));
        file.sections(DiaSection.Prefix.class)
                .forEach(s -> builder.prefix(s.prefix().text()));
        if (!file.sections().isEmpty()) {
            var head = file.sections().getFirst().comments();
            builder.comment(DiaComments.plain(head.detached().isEmpty() ? head.attached() : head.detached()));
        }
        for (var avp : declarations.avps.values()) {
            var definition = local(avp);
            avps.put(definition.name(), definition);
            builder.avp(definition);
        }
        var imported = new HashMap<Dictionary, List<AvpDefinition>>();
        imports.avps().forEach((name, i) -> {
            var definition = inherited(i.avp());
            avps.put(name, definition);
            imported.computeIfAbsent(i.from(), d -> new ArrayList<>()).add(definition);
        });
        for (var dictionary : imports.dictionaries()) {
            builder.inherit(new Dictionary.Inherited(dictionary, imported.getOrDefault(dictionary, List.of())));
        }
        for (var section : file.sections(DiaSection.Messages.class).toList()) {
            section.commands().forEach(c -> builder.command(command(c, section.comments())));
        }
        file.sections(DiaSection.Define.class).forEach(s -> builder.constants(constants(s)));
        return builder.build();
    }

    private AvpDefinition local(Avp avp) {
        var name = avp.name().text();
        var type = AvpType.named(avp.type().text()).orElseThrow();
        var builder = AvpDefinition.builder(name, bits(avp.code()), type);
        var flags = avp.flags().text();
        if (flags.contains("V")) {
            builder.vendor(bits(declarations.vendorId(name).orElseThrow()));
        }
        if (flags.contains("M")) {
            builder.mandatory();
        }
        if (flags.contains("P")) {
            builder.protectedBit();
        }
        Optional.ofNullable(codecs.get(name)).ifPresent(builder::customCodec);
        Optional.ofNullable(encodings.get(name)).ifPresent(builder::encoding);
        Optional.ofNullable(bits.get(name)).ifPresent(builder::bitNames);
        var section = declarations.avpSections.getOrDefault(name, DiaComments.NONE);
        var comment = first(avp.comments(), section);
        var location = avp.name().location();
        var group = declarations.groups.get(name);
        var values = enums.get(name);
        if (group != null) {
            builder.group(() -> grammar(group.elements()));
            location = group.name().location();
            var groupSection = groupSections.getOrDefault(name, DiaComments.NONE);
            comment = first(group.comments(), groupSection, avp.comments(), section);
        } else if (values != null) {
            builder.values(values(values.values()));
            comment = first(avp.comments(), values.comments(), section);
        }
        return builder.definedIn(file.name(), location, comment).build();
    }

    /** An inherited AVP as this dictionary sees it: with its own vendor, flags, values, codec and bits where it says so. */
    private AvpDefinition inherited(AvpDefinition avp) {
        var name = avp.name();
        var vendor = declarations.vendors.get(name);
        var values = enums.get(name);
        var codec = codecs.get(name);
        var encoding = encodings.get(name);
        var ownBits = bits.get(name);
        var ownFlags = flags.get(name);
        if (vendor == null
                && ownFlags == null
                && values == null
                && codec == null
                && encoding == null
                && ownBits == null) {
            return avp;
        }
        var builder = avp.toBuilder();
        if (vendor != null) {
            builder.vendor(bits(vendor.vendorId()));
        }
        if (ownFlags != null) {
            builder.flags(ownFlags.contains("M"), ownFlags.contains("P"));
        }
        if (codec != null) {
            builder.customCodec(codec);
        }
        if (encoding != null) {
            builder.encoding(encoding);
        }
        if (ownBits != null) {
            var conditions = ownBits.stream().map(BitNames::condition).toList();
            var all = new ArrayList<>(ownBits);
            avp.bitNames().stream()
                    .filter(b -> !conditions.contains(b.condition()))
                    .forEach(all::add);
            builder.bitNames(all);
        }
        if (values != null) {
            var all = new ArrayList<>(avp.values());
            var known = all.stream().map(EnumValue::name).toList();
            values(values.values()).stream()
                    .filter(v -> !known.contains(v.name()))
                    .forEach(all::add);
            builder.values(all);
        }
        return builder.build();
    }

    private static List<String> first(DiaComments... candidates) {
        for (var comments : candidates) {
            var text = comments.text();
            if (!text.isEmpty()) {
                return text;
            }
        }
        return List.of();
    }

    private CommandDefinition command(Command command, DiaComments section) {
        int flags = 0;
        for (var bit : command.bits()) {
            flags |= bit.text().equals("REQ") ? CommandDefinition.REQUEST : CommandDefinition.PROXIABLE;
        }
        boolean answerMessage = command.code().isEmpty();
        return new CommandDefinition(
                command.name().text(),
                command.code().map(Assembler::bits).orElse(CommandDefinition.ANSWER_MESSAGE_CODE),
                declarations.id().orElseThrow().id().value(),
                answerMessage ? CommandDefinition.ERROR | CommandDefinition.PROXIABLE : flags,
                grammar(command.elements()),
                command.name().location(),
                first(command.comments(), section));
    }

    private Grammar grammar(List<Line> lines) {
        return Grammar.of(lines.stream().map(this::element).toList());
    }

    private Element element(Line line) {
        int min = line.kind() == Kind.OPTIONAL ? 0 : 1;
        int max = 1;
        if (line.qualifier().isPresent()) {
            var qualifier = line.qualifier().get();
            min = qualifier.min().map(Assembler::count).orElse(line.kind() == Kind.REQUIRED ? 1 : 0);
            max = qualifier.max().map(Assembler::count).orElse(Element.UNBOUNDED);
        }
        if (line.any()) {
            return Element.any(line.kind(), min, max);
        }
        var avp = avps.get(line.name().text());
        if (avp == null) {
            throw new IllegalStateException("AVP " + line.name() + " passed the checks, but is not defined");
        }
        return Element.of(line.kind(), min, max, avp);
    }

    private static BitNames bits(DiaSection.Bits section) {
        return new BitNames(
                section.when()
                        .map(w ->
                                new BitNames.Condition(w.avp().text(), w.value().value())),
                values(section.bits()),
                section.location(),
                section.comments().text());
    }

    private Constants constants(DiaSection.Define section) {
        return new Constants(
                section.name().text(),
                values(section.values()),
                section.location(),
                section.comments().text());
    }

    private static List<EnumValue> values(List<Value> lines) {
        return lines.stream()
                .map(v -> new EnumValue(
                        v.name().text(),
                        bits(v.value()),
                        v.name().location(),
                        v.comments().text()))
                .toList();
    }

    private static int bits(Numeral number) {
        return (int) number.value();
    }

    private static int count(Numeral number) {
        return (int) Math.min(number.value(), Element.UNBOUNDED);
    }
}
