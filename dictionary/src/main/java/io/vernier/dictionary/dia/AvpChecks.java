package io.vernier.dictionary.dia;

import static io.vernier.dictionary.dia.DiaCheck.*;

import io.vernier.dictionary.AvpType;
import io.vernier.dictionary.SourceLocation;
import io.vernier.dictionary.dia.DiaSection.Avp;
import io.vernier.dictionary.dia.DiaSection.AvpVendorId;
import io.vernier.dictionary.dia.DiaSection.Numeral;
import io.vernier.dictionary.dia.DiaSection.Word;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Checks the sections that stand once, {@code @avp_types} and {@code @avp_vendor_id}, as far as they stand alone. */
final class AvpChecks {
    private static final List<String> TYPES = Stream.concat(
                    Stream.of(AvpType.values()).map(AvpType::dictionaryName), Stream.of("DiamIdent", "DiamURI"))
            .toList();

    private final Declarations declarations;
    private final DiaFile file;
    private final Problems problems;

    AvpChecks(Declarations declarations, Problems problems) {
        this.declarations = declarations;
        this.file = declarations.file();
        this.problems = problems;
    }

    void run() {
        once();
        collect();
        file.sections(AvpVendorId.class).forEach(this::vendors);
        declarations.avps.values().forEach(this::avp);
        codes();
    }

    private void once() {
        var seen = new HashMap<String, SourceLocation>();
        for (var section : file.sections()) {
            if (List.of("id", "name", "prefix", "vendor").contains(section.tag())) {
                var first = seen.putIfAbsent(section.tag(), section.location());
                if (first != null) {
                    problems.add(
                            DUPLICATE_SECTION,
                            section.location(),
                            "@" + section.tag() + " is already at line " + first.line());
                }
            }
        }
        file.sections(DiaSection.Id.class).forEach(s -> uint32(problems, s.id(), "application id"));
        file.sections(DiaSection.VendorId.class).forEach(s -> uint32(problems, s.id(), "vendor id"));
        if (declarations.id().isEmpty()) {
            file.sections(DiaSection.Messages.class)
                    .filter(m -> !m.commands().isEmpty())
                    .forEach(m -> problems.add(
                            MESSAGES_WITHOUT_ID,
                            m.location(),
                            "@messages needs an @id: commands belong to an application"));
        }
    }

    static void uint32(Problems problems, Numeral number, String what) {
        if (number.value() > Numeral.MAX_UINT32) {
            problems.add(
                    UINT32_OUT_OF_RANGE,
                    number.location(),
                    what + " " + number + " is out of range (expected: 0 to " + Numeral.MAX_UINT32 + ")");
        }
    }

    private void collect() {
        for (var section : file.sections(DiaSection.AvpTypes.class).toList()) {
            for (var avp : section.avps()) {
                var name = avp.name().text();
                var first = declarations.avps.putIfAbsent(name, avp);
                declarations.avpSections.putIfAbsent(name, section.comments());
                if (first != null) {
                    problems.add(
                            AVP_NAME_ALREADY_DEFINED,
                            avp.name().location(),
                            "AVP " + name + " is already defined at line "
                                    + first.name().location().line());
                }
            }
        }
        for (var section : file.sections(DiaSection.Grouped.class).toList()) {
            section.groups()
                    .forEach(g -> declarations.groups.putIfAbsent(g.name().text(), g));
        }
    }

    private void vendors(AvpVendorId section) {
        uint32(problems, section.vendorId(), "vendor id");
        for (var word : section.avps()) {
            var vendor = new Declarations.VendorOf(section.vendorId(), word.location());
            var first = declarations.vendors.putIfAbsent(word.text(), vendor);
            if (first != null) {
                alreadyListed(problems, section, word, first.location());
            }
        }
    }

    static void alreadyListed(Problems problems, DiaSection section, Word avp, SourceLocation first) {
        problems.add(
                AVP_ALREADY_DEFINED,
                avp.location(),
                "AVP " + avp + " is already listed for @" + section.tag() + " at line " + first.line());
    }

    private void avp(Avp avp) {
        uint32(problems, avp.code(), "AVP code");
        if (AvpType.named(avp.type().text()).isEmpty()) {
            problems.add(
                    AVP_HAS_UNKNOWN_TYPE,
                    avp.type().location(),
                    "AVP " + avp.name() + " has unknown type " + avp.type(),
                    avp.type().text(),
                    TYPES);
        }
        flags(problems, avp.name(), avp.flags());
        var vendor = declarations.vendors.get(avp.name().text());
        if (avp.flags().text().contains("V")) {
            if (declarations.vendorId(avp.name().text()).isEmpty()) {
                problems.add(
                        AVP_HAS_NO_VENDOR,
                        avp.flags().location(),
                        "AVP " + avp.name() + " has flag V, but neither @avp_vendor_id nor @vendor names its vendor");
            }
        } else if (vendor != null) {
            problems.add(
                    AVP_HAS_VENDOR_ID,
                    vendor.location(),
                    "AVP " + avp.name() + " gets vendor id " + vendor.vendorId() + " here, but has no flag V at line "
                            + avp.name().location().line());
        }
    }

    /** Each of V, M and P once at most. */
    static void flags(Problems problems, Word avp, Word word) {
        var flags = word.text();
        var seen = new TreeSet<Character>();
        for (int i = 0; i < flags.length(); i++) {
            char flag = flags.charAt(i);
            if ("VMP".indexOf(flag) < 0) {
                problems.add(
                        AVP_HAS_INVALID_FLAG,
                        word.location(),
                        "AVP " + avp + " has unknown flag " + flag + " (expected: some of V, M and P, or -)",
                        String.valueOf(flag),
                        "VMP".indexOf(Character.toUpperCase(flag)) < 0
                                ? List.of()
                                : List.of(String.valueOf(Character.toUpperCase(flag))));
            } else if (!seen.add(flag)) {
                problems.add(AVP_HAS_DUPLICATE_FLAG, word.location(), "AVP " + avp + " has flag " + flag + " twice");
            }
        }
    }

    private void codes() {
        Map<String, Avp> byCode = new HashMap<>();
        for (var avp : declarations.avps.values()) {
            boolean vendorSpecific = avp.flags().text().contains("V");
            var vendor = vendorSpecific
                    ? declarations
                            .vendorId(avp.name().text())
                            .map(v -> "/" + v.value())
                            .orElse("/?")
                    : "";
            var key = avp.code().value() + vendor;
            var first = byCode.putIfAbsent(key, avp);
            if (first != null) {
                problems.add(
                        AVP_CODE_ALREADY_DEFINED,
                        avp.code().location(),
                        "AVP " + avp.name() + " has code " + key + ", which " + first.name() + " at line "
                                + first.name().location().line() + " has already");
            }
        }
    }
}
