package io.vernier.dictionary.exchange;

import io.vernier.dictionary.AvpType;
import io.vernier.dictionary.Element;
import io.vernier.dictionary.exchange.Draft.Avp;
import io.vernier.dictionary.exchange.Draft.Command;
import io.vernier.dictionary.exchange.Draft.Member;
import java.util.LinkedHashMap;
import java.util.List;

/** The XML of go-diameter. It looks AVPs up by application: all of them stand in the first one. */
final class GoDiameterWriter implements FormatWriter {
    @Override
    public String write(Draft draft, Notes notes) {
        var xml = new XmlText().open("diameter");
        var applications = new LinkedHashMap<>(draft.applications);
        if (applications.isEmpty()) {
            applications.put(0L, "Base");
            notes.add("", "AVPs must stand in an application there: they are put into application 0");
        } else if (applications.size() > 1) {
            notes.add("", "AVPs belong to one application there: all of them are put into the first");
        }
        boolean first = true;
        for (var application : applications.entrySet()) {
            long id = application.getKey();
            xml.open("application", "id", Long.toString(id), "name", application.getValue());
            draft.vendors.forEach((vendor, name) -> xml.empty("vendor", "id", Long.toString(vendor), "name", name));
            draft.commands.stream()
                    .filter(c -> c.applicationId() == id && c.request())
                    .forEach(c -> command(c, draft, xml, notes));
            if (first) {
                draft.avps.forEach(a -> avp(a, xml, notes));
                first = false;
            }
            xml.close();
        }
        return xml.close().toString();
    }

    private static void command(Command request, Draft draft, XmlText xml, Notes notes) {
        notes.count(request.name(), "the P bit of a command is not kept");
        String name = request.sharedName();
        xml.open("command", "code", Long.toString(request.code()), "short", letters(name), "name", name);
        xml.open("request");
        rules(request.name(), request.members(), xml, notes);
        xml.close().open("answer");
        draft.commands.stream()
                .filter(c -> !c.request() && c.code() == request.code() && c.applicationId() == request.applicationId())
                .forEach(c -> rules(c.name(), c.members(), xml, notes));
        xml.close().close();
    }

    /** {@code CC} for Credit-Control. */
    private static String letters(String name) {
        var letters = new StringBuilder();
        for (String part : name.split("-", -1)) {
            letters.append(part, 0, Math.min(1, part.length()));
        }
        return letters.toString();
    }

    private static void rules(String where, List<Member> members, XmlText xml, Notes notes) {
        if (members.stream().noneMatch(Member::isAny)) {
            notes.count(where, "a grammar that allows no other AVPs is not kept: others pass there");
        }
        boolean first = true;
        for (var member : members) {
            if (member.max() == 0) {
                notes.count(where + " " + member.name(), "that an AVP must not be present is not kept");
                continue;
            }
            boolean sessionId = first && member.name().equals("Session-Id");
            if (member.kind() == Element.Kind.FIXED && !sessionId) {
                notes.count(where + " " + member.name(), "the fixed place of an AVP other than Session-Id is not kept");
            }
            first = false;
            xml.empty(
                    "rule",
                    "avp",
                    member.name(),
                    "required",
                    Boolean.toString(member.min() > 0),
                    "min",
                    member.min() > 1 ? Integer.toString(member.min()) : "",
                    "max",
                    member.max() == Element.UNBOUNDED ? "" : Integer.toString(member.max()));
        }
    }

    private static void avp(Avp avp, XmlText xml, Notes notes) {
        String must = (avp.mandatory() ? "M" : "") + (avp.protectedBit() ? "P" : "") + (avp.vendorId() == 0 ? "" : "V");
        if (!avp.comment().isEmpty()) {
            notes.count(avp.toString(), "a comment is not kept");
        }
        xml.open(
                "avp",
                "name",
                avp.name(),
                "code",
                Long.toString(avp.code()),
                "must",
                must.isEmpty() ? "-" : must.replaceAll("(?<=.)(?=.)", ","),
                "must-not",
                avp.vendorId() == 0 ? "V" : "-",
                "may-encrypt",
                "-",
                "vendor-id",
                avp.vendorId() == 0 ? "" : Long.toString(avp.vendorId()));
        if (avp.isGrouped()) {
            xml.open("data", "type", avp.type().dictionaryName());
            rules(avp.toString(), avp.members().orElse(List.of()), xml, notes);
        } else {
            xml.open("data", "type", avp.type().dictionaryName());
            avp.values().forEach(v -> xml.empty("item", "code", Long.toString(v.number()), "name", v.name()));
            if (avp.type() != AvpType.ENUMERATED && !avp.values().isEmpty()) {
                notes.count(avp.toString(), "named numbers of a type other than Enumerated may be overlooked there");
            }
        }
        xml.close().close();
    }
}
