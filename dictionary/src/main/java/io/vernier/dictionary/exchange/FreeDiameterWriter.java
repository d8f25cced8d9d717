package io.vernier.dictionary.exchange;

import io.vernier.dictionary.AvpType;
import io.vernier.dictionary.Element;
import io.vernier.dictionary.exchange.Draft.Avp;
import io.vernier.dictionary.exchange.Draft.Command;
import io.vernier.dictionary.exchange.Draft.Member;
import io.vernier.json.Json;
import io.vernier.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** The JSON of freeDiameter's extension {@code dict_json}, one definition a line. */
final class FreeDiameterWriter implements FormatWriter {
    @Override
    public String write(Draft draft, Notes notes) {
        var parts = new LinkedHashMap<String, List<Json>>();
        parts.put(
                "Vendors",
                draft.vendors.entrySet().stream()
                        .map(v -> named(v.getKey(), v.getValue()))
                        .toList());
        parts.put("Types", types(draft));
        parts.put("AVPs", draft.avps.stream().map(a -> avp(a, notes)).toList());
        parts.put(
                "Applications",
                draft.applications.entrySet().stream()
                        .map(a -> named(a.getKey(), a.getValue()))
                        .toList());
        parts.put(
                "Commands", draft.commands.stream().map(c -> command(c, draft)).toList());
        parts.put(
                "CommandRules",
                draft.commands.stream()
                        .map(c -> Json.object()
                                .put("Command", c.name())
                                .put("Content", content(c.name(), c.members(), notes))
                                .build())
                        .<Json>map(o -> o)
                        .toList());
        parts.put(
                "AVPRules",
                draft.avps.stream()
                        .filter(a -> a.members().isPresent())
                        .map(a -> rule(a, notes))
                        .toList());
        return parts.entrySet().stream()
                .filter(p -> !p.getValue().isEmpty())
                .map(p -> "  \"" + p.getKey() + "\": [\n"
                        + p.getValue().stream().map(v -> "    " + v.toText()).collect(Collectors.joining(",\n"))
                        + "\n  ]")
                .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    }

    private static Json named(long code, String name) {
        return Json.object().put("Code", code).put("Name", name).build();
    }

    /** The one type of RFC 6733's applications that the extension does not bring. */
    private static List<Json> types(Draft draft) {
        boolean needed = draft.avps.stream().anyMatch(a -> a.type() == AvpType.QOS_FILTER_RULE);
        return needed
                ? List.of(Json.object()
                        .put("Name", AvpType.QOS_FILTER_RULE.dictionaryName())
                        .put("Base", AvpType.OCTET_STRING.dictionaryName())
                        .build())
                : List.of();
    }

    private static Json avp(Avp avp, Notes notes) {
        if (!avp.comment().isEmpty()) {
            notes.count(avp.toString(), "a comment is not kept");
        }
        String vendorBit = avp.vendorId() == 0 ? "" : "V";
        var flags = Json.object()
                .put("Must", vendorBit + (avp.mandatory() ? "M" : "") + (avp.protectedBit() ? "P" : ""))
                .put("MustNot", avp.vendorId() == 0 ? "V" : "");
        var object = Json.object()
                .put("Code", avp.code())
                .put("Name", avp.name())
                .put("Type", avp.type().dictionaryName())
                .put("Flags", flags.build());
        if (avp.vendorId() != 0) {
            object.put("Vendor", avp.vendorId());
        }
        if (!avp.values().isEmpty() && avp.type() == AvpType.ENUMERATED) {
            object.put("EnumValues", Json.array(avp.values(), v -> named(v.number(), v.name())));
        } else if (!avp.values().isEmpty()) {
            notes.count(avp.toString(), "the named numbers of a type other than Enumerated are not kept");
        }
        return object.build();
    }

    private static Json command(Command command, Draft draft) {
        var flags = Json.object()
                .put("Must", (command.request() ? "R" : "") + (command.proxiable() ? "P" : ""))
                .put("MustNot", (command.request() ? "" : "R") + (command.proxiable() ? "" : "P"));
        JsonObject object = Json.object()
                .put("Code", command.code())
                .put("Name", command.name())
                .put("Flags", flags.build());
        String application = draft.applications.get(command.applicationId());
        if (application != null) {
            object.put("Application", application);
        }
        return object.build();
    }

    private static Json rule(Avp avp, Notes notes) {
        var object = Json.object().put("AVP", avp.name());
        if (avp.vendorId() != 0) {
            object.put("Vendor", avp.vendorId());
        }
        return object.put("Content", content(avp.toString(), avp.members().orElse(List.of()), notes))
                .build();
    }

    private static Json content(String where, List<Member> members, Notes notes) {
        if (members.stream().noneMatch(Member::isAny)) {
            notes.count(where, "a grammar that allows no other AVPs is not kept: others pass there");
        }
        if (members.stream().anyMatch(m -> m.isAny() && m.min() > 0)) {
            notes.count(where, "that there must be AVPs which a grammar does not name is not kept");
        }
        return Json.array(members.stream().filter(m -> !m.isAny()).toList(), FreeDiameterWriter::member);
    }

    private static Json member(Member member) {
        var object = Json.object().put("AVP", member.name());
        member.vendorId().stream().filter(v -> v != 0).forEach(v -> object.put("Vendor", v));
        if (member.kind() == Element.Kind.FIXED) {
            object.put("First", true);
        }
        object.put("Min", member.min());
        if (member.max() != Element.UNBOUNDED) {
            object.put("Max", member.max());
        }
        return object.build();
    }
}
