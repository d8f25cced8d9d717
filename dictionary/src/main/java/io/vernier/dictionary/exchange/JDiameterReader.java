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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * jDiameter's {@code dictionary.xml}. It refuses no AVP that a grammar does not name, and lists those that must not be
 * present with the multiplicity 0.
 */
final class JDiameterReader implements FormatReader {
    private final Map<String, Long> vendorIds = new HashMap<>();
    private final Map<String, String> parents = new HashMap<>();

    @Override
    public void read(List<Path> files, Draft into, Notes notes) throws IOException {
        for (var file : files) {
            var root = XmlSource.read(file);
            if (!root.name().equals("dictionary")) {
                throw new ExchangeException(
                        root.place(), "is <" + root.name() + "> (expected: jDiameter's <dictionary>)");
            }
            for (var node : (Iterable<XmlNode>) root.all()::iterator) {
                switch (node.name()) {
                    case "vendor" -> vendor(node, into);
                    case "typedefn" ->
                        node.attribute("type-parent")
                                .ifPresent(parent -> parents.put(node.required("type-name"), parent));
                    case "avpdefn" -> into.avps.add(avp(node, notes));
                    case "application" -> application(node, into, notes);
                    default -> {
                        // what is inside of these is read with them
                    }
                }
            }
        }
    }

    private void vendor(XmlNode vendor, Draft into) {
        long id = vendor.number("code");
        vendorIds.put(vendor.required("vendor-id"), id);
        if (id != 0) {
            into.vendors.putIfAbsent(id, vendor.attribute("name").orElse(vendor.required("vendor-id")));
        }
    }

    private void application(XmlNode application, Draft into, Notes notes) {
        long id = application.number("id");
        into.applications.putIfAbsent(id, application.attribute("name").orElse("application " + id));
        application.children("command").forEach(c -> into.commands.add(command(c, id, notes)));
    }

    private static Command command(XmlNode node, long application, Notes notes) {
        long code = node.number("code");
        boolean request = node.says("request", "true");
        String name = node.required("name");
        String ending = request ? "-Request" : "-Answer";
        return new Command(
                name.endsWith(ending) ? name : name + ending,
                code,
                application,
                request,
                Command.mayBeProxied(code),
                members(node, notes),
                List.of(),
                node.place());
    }

    private Avp avp(XmlNode node, Notes notes) {
        var group = node.child("grouped");
        var type = node.child("type");
        var values = type.map(t -> t.children("enum")
                        .map(e -> new Value(e.required("name"), e.number("code")))
                        .toList())
                .orElse(List.of());
        if (group.isEmpty() && type.isEmpty()) {
            notes.add(node.place(), node.required("name") + " has neither type nor grammar: taken as OctetString");
        }
        return new Avp(
                node.required("name"),
                node.number("code"),
                vendorId(node, notes),
                group.isPresent()
                        ? AvpType.GROUPED
                        : type.map(t -> Types.orOctets(t.required("type-name"), parents, t.place(), notes))
                                .orElse(AvpType.OCTET_STRING),
                node.says("mandatory", "must"),
                node.says("protected", "must"),
                values,
                group.map(g -> members(g, notes)),
                node.attribute("description").map(List::of).orElse(List.of()),
                node.place());
    }

    private long vendorId(XmlNode avp, Notes notes) {
        String vendor = avp.attribute("vendor-id").orElse("None");
        if (vendorIds.containsKey(vendor) || vendor.equals("None")) {
            return vendorIds.getOrDefault(vendor, 0L);
        }
        notes.add(avp.place(), "names the vendor " + vendor + ", which is not declared: taken as no vendor");
        return 0;
    }

    private static List<Member> members(XmlNode parent, Notes notes) {
        var members = new ArrayList<Member>();
        parent.children("avp").forEach(m -> members.add(member(m, notes)));
        members.add(Member.any(parent.place()));
        return members;
    }

    private static Member member(XmlNode node, Notes notes) {
        String multiplicity = node.attribute("multiplicity").orElse("0+");
        int min = multiplicity.startsWith("1") ? 1 : 0;
        int max = switch (multiplicity) {
            case "0" -> 0;
            case "1", "0-1" -> 1;
            case "0+", "1+" -> Element.UNBOUNDED;
            default -> {
                notes.add(node.place(), "has the unknown multiplicity " + multiplicity + ": taken as 0+");
                yield Element.UNBOUNDED;
            }
        };
        boolean fixed = min == 1
                && node.attribute("index").filter(i -> !i.startsWith("-")).isPresent();
        return new Member(
                node.required("name"),
                node.attribute("code").isPresent() ? OptionalLong.of(node.number("code")) : OptionalLong.empty(),
                node.attribute("vendor").isPresent() ? OptionalLong.of(node.number("vendor")) : OptionalLong.empty(),
                fixed ? Element.Kind.FIXED : Member.kind(min),
                min,
                max,
                node.place());
    }
}
