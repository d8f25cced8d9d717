package io.vernier.dictionary.exchange;

import io.vernier.dictionary.AvpType;
import io.vernier.dictionary.Element;
import io.vernier.dictionary.exchange.Draft.Avp;
import io.vernier.dictionary.exchange.Draft.Command;
import io.vernier.dictionary.exchange.Draft.Member;
import io.vernier.dictionary.exchange.Draft.Value;
import io.vernier.json.Json;
import io.vernier.json.JsonException;
import io.vernier.json.JsonReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The JSON of freeDiameter's extension {@code dict_json}. A command without application belongs to the only one of its
 * file. Grammars do not forbid what they do not name, and stand apart from what they are of.
 */
final class FreeDiameterReader implements FormatReader {
    private static final Set<String> PARTS =
            Set.of("Vendors", "Types", "AVPs", "Applications", "Commands", "CommandRules", "AVPRules");
    private static final String ENUMERATED = "Enumerated";

    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, Long> applicationIds = new HashMap<>();

    @Override
    public void read(List<Path> files, Draft into, Notes notes) throws IOException {
        for (var file : files) {
            var root = parse(file);
            boolean looksRight = PARTS.stream().anyMatch(p -> root.member(p).isPresent());
            if (!looksRight) {
                throw new ExchangeException(
                        root.place(), "has no AVPs, Commands or Applications (expected: freeDiameter's JSON)");
            }
            file(root, into, notes);
        }
    }

    private static JsonNode parse(Path file) throws IOException {
        try {
            var values = JsonReader.readAll(Files.readString(file));
            if (values.size() == 1) {
                return new JsonNode(values.getFirst(), file.toString());
            }
            throw new ExchangeException(
                    file.toString(), "holds " + values.size() + " JSON values (expected: one object)");
        } catch (JsonException notJson) {
            throw new ExchangeException(file + ":" + notJson.getMessage(), "(expected: freeDiameter's JSON)");
        } catch (MalformedInputException notText) {
            throw new ExchangeException(file.toString(), "is no text in UTF-8 (expected: freeDiameter's JSON)");
        }
    }

    private void file(JsonNode root, Draft into, Notes notes) {
        root.elements("Vendors").forEach(v -> into.vendors.putIfAbsent(v.number("Code"), v.text("Name")));
        root.elements("Types").forEach(t -> parents.put(t.text("Name"), t.text("Base")));
        var ofThisFile = new ArrayList<Long>();
        root.elements("Applications").forEach(a -> {
            long id = a.number("Code");
            into.applications.putIfAbsent(id, a.text("Name"));
            applicationIds.put(a.text("Name"), id);
            ofThisFile.add(id);
        });
        var groups = new LinkedHashMap<String, List<Member>>();
        root.elements("AVPRules")
                .forEach(r -> groups.put(key(r.text("AVP"), vendor(r).orElse(0)), members(r, notes)));
        root.elements("AVPs").forEach(a -> into.avps.add(avp(a, groups, notes)));
        groups.keySet()
                .forEach(k -> notes.add(root.place(), "has a rule for " + k + ", which it does not define: left out"));
        var grammars = new LinkedHashMap<String, List<Member>>();
        root.elements("CommandRules").forEach(r -> grammars.put(r.text("Command"), members(r, notes)));
        long fallback = ofThisFile.size() == 1 ? ofThisFile.getFirst() : 0;
        root.elements("Commands").forEach(c -> into.commands.add(command(c, fallback, grammars, notes)));
        grammars.keySet()
                .forEach(k -> notes.add(root.place(), "has a rule for " + k + ", which it does not define: left out"));
    }

    private static String key(String name, long vendor) {
        return vendor == 0 ? name : name + " of vendor " + vendor;
    }

    private static OptionalLong vendor(JsonNode node) {
        return node.member("Vendor").isPresent() ? OptionalLong.of(node.number("Vendor")) : OptionalLong.empty();
    }

    private Avp avp(JsonNode node, Map<String, List<Member>> groups, Notes notes) {
        String name = node.text("Name");
        long vendor = vendor(node).orElse(0);
        String must = node.member("Flags").flatMap(f -> f.member("Must")).isPresent()
                ? node.member("Flags").orElseThrow().text("Must")
                : "";
        String typeName = node.text("Type");
        var type = typeName.startsWith(ENUMERATED)
                ? AvpType.ENUMERATED
                : Types.orOctets(typeName, parents, node.place() + ".Type", notes);
        var values = node.elements("EnumValues").stream()
                .filter(v -> isNumber(v, notes))
                .map(v -> new Value(v.text("Name"), v.number("Code")))
                .toList();
        var rule = Optional.ofNullable(groups.remove(key(name, vendor)));
        return new Avp(
                name,
                node.number("Code"),
                vendor,
                type,
                must.contains("M"),
                must.contains("P"),
                values,
                type == AvpType.GROUPED ? rule : Optional.empty(),
                List.of(),
                node.place());
    }

    /** AVPs of the octet types may have named texts there, which {@code .dia} does not know. */
    private static boolean isNumber(JsonNode value, Notes notes) {
        try {
            value.number("Code");
            return true;
        } catch (ExchangeException notANumber) {
            notes.count(value.place(), "a named value that is no number of 32 bits is left out");
            return false;
        }
    }

    private Command command(JsonNode node, long fallback, Map<String, List<Member>> grammars, Notes notes) {
        String name = node.text("Name");
        var application = node.member("Application").map(a -> node.text("Application"));
        var known = application.map(applicationIds::get);
        if (application.isPresent() && known.isEmpty()) {
            notes.add(node.place(), name + " names the application " + application.get() + ", which is not declared");
        }
        var flags = node.member("Flags");
        String must = flags.flatMap(f -> f.member("Must"))
                .map(m -> flags.get().text("Must"))
                .orElse("");
        String mustNot = flags.flatMap(f -> f.member("MustNot"))
                .map(m -> flags.get().text("MustNot"))
                .orElse("");
        long code = node.number("Code");
        var members = Optional.ofNullable(grammars.remove(name)).orElse(List.of(Member.any(node.place())));
        boolean proxiable = must.contains("P") || (!mustNot.contains("P") && Command.mayBeProxied(code));
        return new Command(
                name, code, known.orElse(fallback), must.contains("R"), proxiable, members, List.of(), node.place());
    }

    private static List<Member> members(JsonNode rule, Notes notes) {
        var members = new ArrayList<Member>();
        rule.elements("Content").forEach(m -> members.add(member(m, notes)));
        members.add(Member.any(rule.place()));
        return members;
    }

    private static Member member(JsonNode node, Notes notes) {
        boolean first = node.isTrue("First");
        int min = node.member("Min").isPresent() ? (int) Math.max(0, node.number("Min")) : first ? 1 : 0;
        int max = node.member("Max")
                .filter(m -> !m.value().equals(Json.of("unbounded")))
                .map(m -> (int) m.number())
                .filter(m -> m >= 0)
                .orElse(Element.UNBOUNDED);
        if (max < min) {
            notes.add(node.place(), "has a Max below its Min: taken as unbounded");
            max = Element.UNBOUNDED;
        }
        var kind = first && min > 0 ? Element.Kind.FIXED : Member.kind(min);
        return new Member(
                node.text("AVP"),
                OptionalLong.empty(),
                OptionalLong.of(vendor(node).orElse(0)),
                kind,
                min,
                max,
                node.place());
    }
}
