package io.vernier.dictionary.exchange;

import io.vernier.dictionary.AvpType;
import io.vernier.dictionary.Element;
import io.vernier.dictionary.exchange.Draft.Avp;
import io.vernier.dictionary.exchange.Draft.Command;
import io.vernier.dictionary.exchange.Draft.Member;
import io.vernier.dictionary.exchange.Draft.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The XML of go-diameter. An AVP with a V bit but without vendor takes the first vendor of its application, since the
 * format's own files leave it out; Session-Id in front is fixed there, as RFC 6733 section 8.8 has it.
 */
final class GoDiameterReader implements FormatReader {
    private static final String SESSION_ID = "Session-Id";

    @Override
    public void read(List<Path> files, Draft into, Notes notes) throws IOException {
        for (var file : files) {
            var root = XmlSource.read(file);
            if (!root.name().equals("diameter")) {
                throw new ExchangeException(
                        root.place(), "is <" + root.name() + "> (expected: go-diameter's <diameter>)");
            }
            root.children("application").forEach(a -> application(a, into, notes));
        }
    }

    private static void application(XmlNode application, Draft into, Notes notes) {
        long id = application.number("id");
        into.applications.putIfAbsent(id, application.attribute("name").orElse("application " + id));
        application
                .children("vendor")
                .forEach(v -> into.vendors.putIfAbsent(
                        v.number("id"), v.attribute("name").orElse(v.required("id"))));
        long vendor = application.child("vendor").map(v -> v.number("id")).orElse(0L);
        application.children("avp").forEach(a -> into.avps.add(avp(a, vendor, notes)));
        application.children("command").forEach(c -> {
            into.commands.add(command(c, id, true));
            into.commands.add(command(c, id, false));
        });
    }

    private static Command command(XmlNode node, long application, boolean request) {
        long code = node.number("code");
        var members = node.child(request ? "request" : "answer")
                .map(GoDiameterReader::members)
                .orElse(List.of(Member.any(node.place())));
        return new Command(
                Command.name(node.required("name"), request),
                code,
                application,
                request,
                Command.mayBeProxied(code),
                members,
                List.of(),
                node.place());
    }

    private static Avp avp(XmlNode node, long vendorOfApplication, Notes notes) {
        String must = node.attribute("must").orElse("");
        boolean vendorBit = must.contains("V");
        long vendor = node.attribute("vendor-id").isPresent() ? node.number("vendor-id") : vendorOfApplication;
        if (vendorBit && vendor == 0) {
            notes.add(node.place(), node.required("name") + " has the V bit but no vendor: taken as no vendor");
        }
        var data = node.child("data")
                .orElseThrow(() -> new ExchangeException(
                        node.place(), node.required("name") + " has no <data>, which says its type"));
        var type = Types.orOctets(data.required("type"), Map.of(), data.place(), notes);
        var values = data.children("item")
                .map(i -> new Value(i.required("name"), i.number("code")))
                .toList();
        return new Avp(
                node.required("name"),
                node.number("code"),
                vendorBit ? vendor : 0,
                type,
                must.contains("M"),
                must.contains("P"),
                values,
                type == AvpType.GROUPED ? Optional.of(members(data)) : Optional.empty(),
                List.of(),
                node.place());
    }

    private static List<Member> members(XmlNode parent) {
        var members = new ArrayList<Member>();
        parent.children("rule").forEach(r -> members.add(member(r, members.isEmpty())));
        if (members.stream().noneMatch(Member::isAny)) {
            members.add(Member.any(parent.place())); // go-diameter refuses none
        }
        return members;
    }

    private static Member member(XmlNode rule, boolean first) {
        String name = rule.required("avp");
        boolean required = rule.says("required", "true");
        int min = rule.attribute("min").isPresent() ? (int) Math.max(0, rule.number("min")) : required ? 1 : 0;
        long said = rule.attribute("max").isPresent() ? rule.number("max") : 0;
        int max = said <= 0 ? Element.UNBOUNDED : (int) said; // 0 is what is not said there
        var member = Member.of(name, min, Math.max(min, max), rule.place());
        return first && name.equals(SESSION_ID) && min == 1 && max == 1 ? member.in(Element.Kind.FIXED) : member;
    }
}
