package io.vernier.dictionary.exchange;

import io.vernier.dictionary.AvpType;
import io.vernier.dictionary.Element;
import io.vernier.dictionary.exchange.Draft.Avp;
import io.vernier.dictionary.exchange.Draft.Command;
import io.vernier.dictionary.exchange.Draft.Member;
import java.util.List;
import java.util.OptionalLong;

/** jDiameter's {@code dictionary.xml}. */
final class JDiameterWriter implements FormatWriter {
    private static final String NO_VENDOR = "None";

    @Override
    public String write(Draft draft, Notes notes) {
        var xml = new XmlText().open("dictionary");
        for (var type : AvpType.values()) {
            if (type != AvpType.GROUPED) {
                xml.empty("typedefn", "type-name", name(type, false));
            }
        }
        xml.empty("typedefn", "type-name", "Unsigned32Enumerated", "type-parent", "Unsigned32");
        xml.empty("vendor", "vendor-id", NO_VENDOR, "code", "0", "name", NO_VENDOR);
        draft.vendors.forEach(
                (id, name) -> xml.empty("vendor", "vendor-id", "V" + id, "code", Long.toString(id), "name", name));
        draft.avps.forEach(a -> avp(a, xml, notes));
        draft.applications.forEach((id, name) -> {
            xml.open("application", "id", Long.toString(id), "name", name);
            draft.commands.stream().filter(c -> c.applicationId() == id).forEach(c -> command(c, xml, notes));
            xml.close();
        });
        return xml.close().toString();
    }

    private static String name(AvpType type, boolean hasValues) {
        return switch (type) {
            case ADDRESS -> "IPAddress";
            case QOS_FILTER_RULE -> "QOSFilterRule";
            case UNSIGNED32 -> hasValues ? "Unsigned32Enumerated" : type.dictionaryName();
            default -> type.dictionaryName();
        };
    }

    private static void avp(Avp avp, XmlText xml, Notes notes) {
        xml.open(
                "avpdefn",
                "name",
                avp.name(),
                "code",
                Long.toString(avp.code()),
                "vendor-id",
                avp.vendorId() == 0 ? "" : "V" + avp.vendorId(),
                "mandatory",
                avp.mandatory() ? "must" : "mustnot",
                "protected",
                avp.protectedBit() ? "must" : "may",
                "may-encrypt",
                "yes",
                "vendor-bit",
                avp.vendorId() == 0 ? "mustnot" : "must",
                "description",
                String.join(" ", avp.comment()));
        if (avp.isGrouped()) {
            xml.open("grouped");
            members(avp.toString(), avp.members().orElse(List.of()), notes)
                    .forEach(m -> xml.empty("avp", "name", m.name(), "multiplicity", multiplicity(m)));
        } else {
            xml.open("type", "type-name", name(avp.type(), !avp.values().isEmpty()));
            avp.values().forEach(v -> xml.empty("enum", "code", Long.toString(v.number()), "name", v.name()));
        }
        xml.close().close();
    }

    private static void command(Command command, XmlText xml, Notes notes) {
        notes.count(command.name(), "the P bit of a command is not kept");
        xml.open(
                "command",
                "name",
                Command.name(command.sharedName(), command.request()),
                "code",
                Long.toString(command.code()),
                "request",
                Boolean.toString(command.request()));
        int place = 0;
        for (var member : members(command.name(), command.members(), notes)) {
            boolean fixed = member.kind() == Element.Kind.FIXED;
            xml.empty(
                    "avp",
                    "name",
                    member.name(),
                    "code",
                    text(member.code()),
                    "vendor",
                    text(member.vendorId()),
                    "multiplicity",
                    multiplicity(member),
                    "index",
                    fixed ? Integer.toString(place++) : "-1");
        }
        xml.close();
    }

    private static String text(OptionalLong number) {
        return number.isPresent() ? Long.toString(number.getAsLong()) : "";
    }

    /** The named members; what cannot be said of them is noted. */
    private static List<Member> members(String where, List<Member> members, Notes notes) {
        if (members.stream().noneMatch(Member::isAny)) {
            notes.count(where, "a grammar that allows no other AVPs is not kept: others pass there");
        }
        if (members.stream().anyMatch(m -> m.isAny() && m.min() > 0)) {
            notes.count(where, "that there must be AVPs which a grammar does not name is not kept");
        }
        var named = members.stream().filter(m -> !m.isAny()).toList();
        if (named.stream().anyMatch(m -> m.min() > 1 || (m.max() > 1 && m.max() != Element.UNBOUNDED))) {
            notes.count(where, "numbers of occurrences other than 0, 1 and any become \"any\"");
        }
        return named;
    }

    private static String multiplicity(Member member) {
        if (member.max() == 0) {
            return "0";
        }
        String atLeast = member.min() == 0 ? "0" : "1";
        if (member.max() > 1) {
            return atLeast + "+";
        }
        return member.min() == 1 ? "1" : "0-1";
    }
}
