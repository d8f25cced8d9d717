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
import java.util.Optional;

/**
 * Wireshark's {@code dictionary.xml}. It has commands by their codes only, without grammar, and groups without the
 * number of their members: each may occur any number of times, and others as well.
 */
final class WiresharkReader implements FormatReader {
    private static final String NO_VENDOR = "None";

    private final Map<String, Long> vendorIds = new HashMap<>();
    private final Map<String, String> parents = new HashMap<>();

    @Override
    public void read(List<Path> files, Draft into, Notes notes) throws IOException {
        for (var file : files) {
            var root = XmlSource.read(file);
            if (!root.name().equals("dictionary")
                    && !root.name().equals("vendor")
                    && !root.name().equals("application")) {
                throw new ExchangeException(
                        root.place(), "is <" + root.name() + "> (expected: Wireshark's <dictionary>)");
            }
            root.all().filter(n -> n.name().equals("vendor")).forEach(v -> vendor(v, into));
            root.all()
                    .filter(n -> n.name().equals("typedefn"))
                    .forEach(t -> t.attribute("type-parent")
                            .ifPresent(parent -> parents.put(t.required("type-name"), parent)));
            sections(root, 0, into, notes);
        }
    }

    private void vendor(XmlNode vendor, Draft into) {
        long id = vendor.number("code");
        String key = vendor.required("vendor-id");
        vendorIds.put(key, id);
        if (id != 0) {
            into.vendors.putIfAbsent(id, vendor.attribute("name").orElse(key));
        }
    }

    /** Commands outside of any application belong to the base protocol there. */
    private void sections(XmlNode section, long application, Draft into, Notes notes) {
        for (var node : section.children()) {
            switch (node.name()) {
                case "application" -> {
                    long id = node.number("id");
                    into.applications.putIfAbsent(id, node.attribute("name").orElse("application " + id));
                    sections(node, id, into, notes);
                }
                case "base", "vendor" -> sections(node, application, into, notes);
                case "command" -> {
                    into.commands.add(command(node, application, true));
                    into.commands.add(command(node, application, false));
                }
                case "avp" -> into.avps.add(avp(node, notes));
                default -> {
                    // typedefn is read already; a section that is new to us changes nothing
                }
            }
        }
    }

    private static Command command(XmlNode node, long application, boolean request) {
        long code = node.number("code");
        return new Command(
                Command.name(node.required("name"), request),
                code,
                application,
                request,
                Command.mayBeProxied(code),
                List.of(Member.any(node.place())),
                List.of(),
                node.place());
    }

    private Avp avp(XmlNode node, Notes notes) {
        var group = node.child("grouped");
        var type = node.child("type")
                .map(t -> Types.orOctets(t.required("type-name"), parents, t.place(), notes))
                .orElse(group.isPresent() ? AvpType.GROUPED : AvpType.OCTET_STRING);
        if (group.isEmpty() && node.child("type").isEmpty()) {
            notes.add(node.place(), node.required("name") + " has no type: taken as OctetString");
        }
        var values = node.children("enum")
                .map(e -> new Value(e.required("name"), e.number("code")))
                .toList();
        return new Avp(
                node.required("name"),
                node.number("code"),
                vendorId(node, notes),
                type,
                node.says("mandatory", "must"),
                node.says("protected", "must"),
                values,
                group.map(WiresharkReader::members),
                node.attribute("description").map(List::of).orElse(List.of()),
                node.place());
    }

    private long vendorId(XmlNode avp, Notes notes) {
        String vendor = avp.attribute("vendor-id").orElse(NO_VENDOR);
        var id = Optional.ofNullable(vendorIds.get(vendor));
        if (id.isEmpty() && !vendor.equals(NO_VENDOR)) {
            notes.add(avp.place(), "names the vendor " + vendor + ", which is not declared: taken as no vendor");
        }
        return id.orElse(0L);
    }

    private static List<Member> members(XmlNode group) {
        var members = new ArrayList<Member>();
        group.children("gavp")
                .forEach(g -> members.add(Member.of(g.required("name"), 0, Element.UNBOUNDED, g.place())));
        members.add(Member.any(group.place()));
        return members;
    }
}
