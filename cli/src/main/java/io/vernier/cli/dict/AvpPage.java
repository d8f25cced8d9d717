package io.vernier.cli.dict;

import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.EnumValue;
import io.vernier.dictionary.Grammar;
import io.vernier.dictionary.lookup.DictionaryLookup;
import io.vernier.dictionary.lookup.Use;
import io.vernier.json.Json;
import java.util.ArrayList;
import java.util.List;

/** An AVP: number, type, flags, values or grammar, its clause, and the grammars that name it. */
final class AvpPage {
    private AvpPage() {}

    static Page of(AvpDefinition avp, DictionaryLookup lookup) {
        long code = Integer.toUnsignedLong(avp.code());
        long vendor = Integer.toUnsignedLong(avp.vendorId());
        var uses = lookup.uses(code, vendor);
        var lines = new ArrayList<String>();
        lines.add(Page.line("type", avp.type().dictionaryName()));
        lines.add(Page.line("flags", flags(avp)));
        others(avp, lookup)
                .forEach(heir -> lines.add(Page.line("flags", flags(heir.avp()) + " in " + heir.dictionary())));
        lines.add(Page.line("vendor", vendor == 0 ? "none (IETF)" : vendor + " " + lookup.vendor(vendor)));
        lines.add(Page.line("defined in", avp.dictionary() + " (" + avp.location() + ")"));
        avp.comment().forEach(c -> lines.add(Page.line("about", c)));
        avp.encoding().ifPresent(e -> lines.add(Page.line("encoding", e.name())));
        avp.bitNames()
                .forEach(b -> b.bits()
                        .forEach(bit -> lines.add(Page.line(
                                "bit",
                                value(bit)
                                        + b.condition()
                                                .map(c -> "  (with " + c + ")")
                                                .orElse("")))));
        avp.values().forEach(v -> lines.add(Page.line("value", value(v))));
        avp.group().ifPresent(g -> grammar(g, lines));
        uses.forEach(u -> lines.add(Page.line("used in", use(u))));
        if (uses.isEmpty()) {
            lines.add(Page.line("used in", "no grammar; it may stand wherever one has \"* [ AVP ]\""));
        }
        return new Page("AVP " + avp, lines, json(avp, code, vendor, uses, lookup));
    }

    /** An AVP as a dictionary sees it that inherits it. */
    private record Heir(Dictionary dictionary, AvpDefinition avp) {}

    /** Where {@code @avp_flags} gives it other flags. */
    private static List<Heir> others(AvpDefinition avp, DictionaryLookup lookup) {
        return lookup.dictionaries().stream()
                .flatMap(d -> d.avp(avp.code(), avp.vendorId()).map(a -> new Heir(d, a)).stream())
                .filter(h ->
                        h.avp().dictionary().equals(avp.dictionary()) && h.avp().flags() != avp.flags())
                .toList();
    }

    private static String flags(AvpDefinition avp) {
        String flags =
                (avp.isVendorSpecific() ? "V" : "") + (avp.isMandatory() ? "M" : "") + (avp.isProtected() ? "P" : "");
        return flags.isEmpty() ? "-" : flags;
    }

    private static String value(EnumValue value) {
        String comment = String.join(" ", value.comment());
        return Integer.toUnsignedString(value.value()) + " " + value.name()
                + (comment.isEmpty() ? "" : "  ; " + comment);
    }

    /** The lines of a grammar, as the dictionary has them. */
    static void grammar(Grammar grammar, List<String> lines) {
        grammar.elements().forEach(e -> lines.add(Page.line("grammar", e.toString())));
    }

    private static String use(Use use) {
        return use.dictionary() + " " + use.owner() + "  " + use.element();
    }

    private static Json json(AvpDefinition avp, long code, long vendor, List<Use> uses, DictionaryLookup lookup) {
        var json = Json.object()
                .put("kind", "AVP")
                .put("name", avp.name())
                .put("code", code)
                .put("vendor", vendor)
                .put("vendorName", lookup.vendor(vendor))
                .put("type", avp.type().dictionaryName())
                .put("flags", flags(avp))
                .put("dictionary", avp.dictionary())
                .put("place", avp.location().toString())
                .put("comment", String.join("\n", avp.comment()))
                .put(
                        "values",
                        Json.array(
                                avp.values(),
                                v -> Json.object()
                                        .put("name", v.name())
                                        .put("value", Integer.toUnsignedLong(v.value()))
                                        .build()))
                .put("grammar", grammar(avp.group().orElse(Grammar.of(List.of()))))
                .put(
                        "uses",
                        Json.array(
                                uses,
                                u -> Json.object()
                                        .put("dictionary", u.dictionary().name())
                                        .put("in", u.owner())
                                        .put("command", u.isCommand())
                                        .put("element", u.element().toString())
                                        .build()));
        var heirs = others(avp, lookup);
        if (!heirs.isEmpty()) {
            json.put(
                    "flagsOfHeirs",
                    Json.array(
                            heirs,
                            h -> Json.object()
                                    .put("dictionary", h.dictionary().name())
                                    .put("flags", flags(h.avp()))
                                    .build()));
        }
        return json.build();
    }

    static Json grammar(Grammar grammar) {
        return Json.array(grammar.elements(), e -> Json.of(e.toString()));
    }
}
