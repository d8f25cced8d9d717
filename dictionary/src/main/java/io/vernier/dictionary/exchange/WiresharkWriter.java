package io.vernier.dictionary.exchange;

import io.vernier.dictionary.AvpType;
import io.vernier.dictionary.exchange.Draft.Avp;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Wireshark's {@code dictionary.xml}, in one file without entities. */
final class WiresharkWriter implements FormatWriter {
    private static final String NO_VENDOR = "None";
    /** The codes below it are those of RADIUS, for Wireshark whatever the vendor. */
    private static final int FIRST_OF_DIAMETER = 256;

    private static final Set<AvpType> DERIVED_FROM_OCTETS =
            Set.of(AvpType.UTF8_STRING, AvpType.DIAMETER_IDENTITY, AvpType.IP_FILTER_RULE, AvpType.QOS_FILTER_RULE);

    @Override
    public String write(Draft draft, Notes notes) {
        var xml = new XmlText();
        xml.open("dictionary");
        base(draft, xml, notes);
        for (var application : draft.applications.entrySet()) {
            if (application.getKey() != 0) {
                xml.open("application", "id", Long.toString(application.getKey()), "name", application.getValue());
                commands(draft, application.getKey(), xml, notes);
                xml.close();
            }
        }
        xml.empty("vendor", "vendor-id", NO_VENDOR, "code", "0", "name", NO_VENDOR);
        for (var vendor : draft.vendors.entrySet()) {
            xml.open(
                    "vendor",
                    "vendor-id",
                    key(vendor.getValue()),
                    "code",
                    Long.toString(vendor.getKey()),
                    "name",
                    vendor.getValue());
            draft.avps.stream()
                    .filter(a -> a.vendorId() == vendor.getKey())
                    .forEach(a -> avp(a, key(vendor.getValue()), xml, notes));
            xml.close();
        }
        return xml.close().toString();
    }

    private static void base(Draft draft, XmlText xml, Notes notes) {
        xml.open("base");
        commands(draft, 0, xml, notes);
        for (var type : AvpType.values()) {
            if (type != AvpType.GROUPED) {
                xml.empty("typedefn", "type-name", name(type), "type-parent", parent(type));
            }
        }
        xml.empty("typedefn", "type-name", AvpType.ADDRESS.dictionaryName(), "type-parent", parent(AvpType.ADDRESS));
        draft.avps.stream().filter(a -> a.vendorId() == 0).forEach(a -> avp(a, "", xml, notes));
        xml.close();
    }

    private static String parent(AvpType type) {
        if (type == AvpType.ENUMERATED) {
            return AvpType.INTEGER32.dictionaryName();
        }
        if (type == AvpType.DIAMETER_URI) {
            return AvpType.UTF8_STRING.dictionaryName();
        }
        boolean octets = DERIVED_FROM_OCTETS.contains(type) || type == AvpType.ADDRESS;
        return octets ? AvpType.OCTET_STRING.dictionaryName() : "";
    }

    /** An address whose code is one of RADIUS would be read without its family, and called malformed. */
    private static String name(Avp avp) {
        boolean radius = avp.type() == AvpType.ADDRESS && avp.code() < FIRST_OF_DIAMETER;
        return radius ? AvpType.ADDRESS.dictionaryName() : name(avp.type());
    }

    private static String name(AvpType type) {
        return type == AvpType.ADDRESS ? "IPAddress" : type.dictionaryName();
    }

    /** Request and answer are one command there, of which only name and code are kept. */
    private static void commands(Draft draft, long application, XmlText xml, Notes notes) {
        var codes = new LinkedHashSet<Long>();
        draft.commands.stream().filter(c -> c.applicationId() == application).forEach(c -> {
            if (codes.add(c.code())) {
                xml.empty("command", "name", c.sharedName(), "code", Long.toString(c.code()), "vendor-id", NO_VENDOR);
            }
            notes.count(c.name(), "the grammar of a command is not kept, nor its P bit");
        });
    }

    private static void avp(Avp avp, String vendor, XmlText xml, Notes notes) {
        xml.open(
                "avp",
                "name",
                avp.name(),
                "description",
                String.join(" ", avp.comment()),
                "code",
                Long.toString(avp.code()),
                "mandatory",
                avp.mandatory() ? "must" : "mustnot",
                "protected",
                avp.protectedBit() ? "must" : "",
                "vendor-bit",
                vendor.isEmpty() ? "mustnot" : "must",
                "vendor-id",
                vendor);
        if (avp.isGrouped()) {
            xml.open("grouped");
            for (var member : avp.members().orElse(List.of())) {
                if (!member.isAny()) {
                    xml.empty("gavp", "name", member.name());
                }
            }
            xml.close();
            notes.count(
                    avp.toString(), "how often, in which order and whether alone a group's members occur is not kept");
        } else {
            xml.empty("type", "type-name", name(avp));
            avp.values().forEach(v -> xml.empty("enum", "name", v.name(), "code", Long.toString(v.number())));
        }
        xml.close();
    }

    /** An XML name made of the vendor's name. */
    private static String key(String vendor) {
        String key = vendor.replaceAll("[^A-Za-z0-9_.-]", "_");
        return key.matches("[A-Za-z_].*") ? key : "V" + key;
    }
}
