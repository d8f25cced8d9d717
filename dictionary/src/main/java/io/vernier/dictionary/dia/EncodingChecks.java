package io.vernier.dictionary.dia;

import static io.vernier.dictionary.dia.DiaCheck.*;

import io.vernier.codec.encoding.Encoding;
import io.vernier.dictionary.AvpType;
import io.vernier.dictionary.SourceLocation;
import io.vernier.dictionary.dia.DiaSection.Bits;
import io.vernier.dictionary.dia.DiaSection.EncodingOf;
import io.vernier.dictionary.dia.DiaSection.When;
import io.vernier.dictionary.dia.DiaSection.Word;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks {@code @encoding} and {@code @bits}: that there is such a thing, and that the AVP's type can hold it. */
final class EncodingChecks {
    private static final Set<AvpType> NUMBERS = EnumSet.of(AvpType.UNSIGNED32, AvpType.UNSIGNED64);
    private static final Set<AvpType> DECIDING =
            EnumSet.of(AvpType.UNSIGNED32, AvpType.UNSIGNED64, AvpType.INTEGER32, AvpType.ENUMERATED);

    private final KnownAvps known;
    private final Problems problems;
    private final Map<String, SourceLocation> encoded = new HashMap<>();
    private final Map<String, SourceLocation> sections = new HashMap<>();

    EncodingChecks(KnownAvps known, Problems problems) {
        this.known = known;
        this.problems = problems;
    }

    void run() {
        var file = known.declarations().file();
        file.sections(EncodingOf.class).forEach(this::encoding);
        file.sections(Bits.class).forEach(this::bits);
    }

    private void encoding(EncodingOf section) {
        var name = section.encoding();
        var encoding = Encoding.named(name.text());
        if (encoding.isEmpty()) {
            problems.add(
                    UNKNOWN_ENCODING,
                    name.location(),
                    "unknown encoding " + name,
                    name.text(),
                    Encoding.all().stream().map(Encoding::name).toList());
        }
        for (var avp : section.avps()) {
            known.require(avp);
            var first = encoded.putIfAbsent(avp.text(), avp.location());
            if (first != null) {
                AvpChecks.alreadyListed(problems, section, avp, first);
            }
            encoding.ifPresent(e -> type(avp)
                    .filter(type -> !e.types().contains(type.dictionaryName()))
                    .ifPresent(type -> problems.add(
                            ENCODING_HAS_WRONG_TYPE,
                            avp.location(),
                            "AVP " + avp + " has encoding " + name + " here, but type " + type.dictionaryName()
                                    + " (expected: "
                                    + String.join(
                                            " or ", e.types().stream().sorted().toList()) + ")")));
        }
    }

    private void bits(Bits section) {
        var avp = section.avp();
        known.require(avp);
        section.when().ifPresent(this::condition);
        var key = section.when().map(w -> avp + " " + w.avp() + " " + w.value().value());
        var first = sections.putIfAbsent(key.orElse(avp.text()), avp.location());
        if (first != null) {
            problems.add(
                    ALREADY_DECLARED,
                    avp.location(),
                    "@bits " + avp + section.when().map(w -> " " + w).orElse("") + " is already at line "
                            + first.line());
        }
        var type = type(avp);
        type.filter(t -> !NUMBERS.contains(t))
                .ifPresent(t -> problems.add(
                        BITS_HAS_WRONG_TYPE,
                        avp.location(),
                        "AVP " + avp + " has bits here, but type " + t.dictionaryName()
                                + " (expected: Unsigned32 or Unsigned64)"));
        values(section, type.filter(t -> t == AvpType.UNSIGNED64).isPresent() ? Long.SIZE : Integer.SIZE);
    }

    private void condition(When when) {
        known.require(when.avp());
        AvpChecks.uint32(problems, when.value(), "value");
        type(when.avp())
                .filter(t -> !DECIDING.contains(t))
                .ifPresent(t -> problems.add(
                        BITS_HAS_WRONG_TYPE,
                        when.avp().location(),
                        "AVP " + when.avp() + " decides about bits here, but has type " + t.dictionaryName()
                                + " (expected: a number)"));
    }

    private void values(Bits section, int size) {
        var names = new HashMap<String, SourceLocation>();
        var numbers = new HashMap<Long, Word>();
        for (var bit : section.bits()) {
            if (bit.value().value() >= size) {
                problems.add(
                        BIT_OUT_OF_RANGE,
                        bit.value().location(),
                        "bit " + bit.value() + " is out of range (expected: 0 to " + (size - 1)
                                + ", 0 for the lowest)");
            }
            var name = bit.name();
            var first = names.putIfAbsent(name.text(), name.location());
            if (first != null) {
                problems.add(
                        KEY_ALREADY_DEFINED,
                        name.location(),
                        "bit " + name + " of " + section.avp() + " is already defined at line " + first.line());
            }
            var other = numbers.putIfAbsent(bit.value().value(), name);
            if (other != null) {
                problems.add(
                        BIT_ALREADY_DEFINED,
                        bit.value().location(),
                        "bit " + bit.value() + " of " + section.avp() + " is already " + other + " at line "
                                + other.location().line());
            }
        }
    }

    private Optional<AvpType> type(Word avp) {
        var local = known.declarations().avps.get(avp.text());
        if (local != null) {
            return AvpType.named(local.type().text());
        }
        return Optional.ofNullable(known.imports().avps().get(avp.text()))
                .map(i -> i.avp().type());
    }
}
