package io.vernier.dictionary.dia;

import static io.vernier.dictionary.dia.DiaCheck.*;

import io.vernier.dictionary.AvpType;
import io.vernier.dictionary.SourceLocation;
import io.vernier.dictionary.dia.DiaSection.Codecs;
import io.vernier.dictionary.dia.DiaSection.CustomTypes;
import io.vernier.dictionary.dia.DiaSection.Define;
import io.vernier.dictionary.dia.DiaSection.Value;
import io.vernier.dictionary.dia.DiaSection.Word;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks {@code @enum}, {@code @define} and the sections that list AVPs by name. */
final class EnumChecks {
    private final Declarations declarations;
    private final KnownAvps known;
    private final Problems problems;
    private final Map<String, SourceLocation> sections = new HashMap<>();
    private final Map<String, SourceLocation> values = new HashMap<>();
    private final Map<String, SourceLocation> custom = new HashMap<>();

    EnumChecks(KnownAvps known, Problems problems) {
        this.declarations = known.declarations();
        this.known = known;
        this.problems = problems;
    }

    void run() {
        for (var section : declarations.file().sections()) {
            if (section instanceof DiaSection.Values e) {
                declared(section, e.avp(), e.values());
                type(e.avp());
            } else if (section instanceof Define d) {
                declared(section, d.name(), d.values());
            } else if (section instanceof CustomTypes c) {
                custom(section, c.avps());
            } else if (section instanceof Codecs c) {
                custom(section, c.avps());
            }
        }
        declarations.vendors.forEach(
                (name, vendor) -> known.require(new Word(name, vendor.location(), DiaComments.NONE)));
        declarations.vendors.forEach(this::inheritedVendor);
    }

    private void declared(DiaSection section, Word name, List<Value> lines) {
        var first = sections.putIfAbsent(section.tag() + " " + name, name.location());
        if (first != null) {
            problems.add(
                    ALREADY_DECLARED,
                    name.location(),
                    "@" + section.tag() + " " + name + " is already at line " + first.line());
        }
        for (var line : lines) {
            AvpChecks.uint32(problems, line.value(), "value");
            var firstValue =
                    values.putIfAbsent(name + " " + line.name(), line.name().location());
            if (firstValue != null) {
                problems.add(
                        KEY_ALREADY_DEFINED,
                        line.name().location(),
                        "value " + line.name() + " of " + name + " is already defined at line " + firstValue.line());
            }
        }
    }

    private void type(Word name) {
        var local = declarations.avps.get(name.text());
        var inherited = known.imports().avps().get(name.text());
        if (local != null) {
            if (!local.type().text().equals(AvpType.ENUMERATED.dictionaryName())) {
                problems.add(
                        ENUMERATED_AVP_HAS_WRONG_LOCAL_TYPE,
                        name.location(),
                        "AVP " + name + " has values here, but type " + local.type() + " at line "
                                + local.name().location().line() + " (expected: Enumerated, or @define)");
            }
        } else if (inherited != null) {
            if (inherited.avp().type() != AvpType.ENUMERATED) {
                problems.add(
                        ENUMERATED_AVP_HAS_WRONG_INHERITED_TYPE,
                        name.location(),
                        "AVP " + name + " has values here, but type "
                                + inherited.avp().type().dictionaryName() + " in dictionary "
                                + inherited.from().name() + " (expected: Enumerated, or @define)");
            }
        } else if (known.imports().isComplete()) {
            problems.add(
                    ENUMERATED_AVP_NOT_DEFINED,
                    name.location(),
                    "AVP " + name + " has values here, but is neither defined nor inherited",
                    name.text(),
                    known.names());
        }
    }

    private void custom(DiaSection section, List<Word> avps) {
        for (var avp : avps) {
            known.require(avp);
            var first = custom.putIfAbsent(avp.text(), avp.location());
            if (first != null) {
                AvpChecks.alreadyListed(problems, section, avp, first);
            }
        }
    }

    /** The vendor of an inherited AVP may be replaced, but one without V has none. */
    private void inheritedVendor(String name, Declarations.VendorOf vendor) {
        var inherited = known.imports().avps().get(name);
        if (inherited != null && !inherited.avp().isVendorSpecific()) {
            problems.add(
                    AVP_HAS_VENDOR_ID,
                    vendor.location(),
                    "AVP " + name + " gets vendor id " + vendor.vendorId() + " here, but has no flag V in dictionary "
                            + inherited.from().name());
        }
    }
}
