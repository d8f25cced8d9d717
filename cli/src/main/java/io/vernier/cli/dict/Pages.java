package io.vernier.cli.dict;

import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.Vendor;
import io.vernier.dictionary.lookup.Command;
import io.vernier.dictionary.lookup.DictionaryLookup;
import io.vernier.json.Json;
import java.util.ArrayList;
import java.util.List;

/** Finds what somebody means by a name or a number, and tells all about it. */
final class Pages {
    private final DictionaryLookup lookup;

    Pages(DictionaryLookup lookup) {
        this.lookup = lookup;
    }

    /** Everything that exactly this names: AVPs, commands, applications, vendors; empty where there is nothing. */
    List<Page> of(String word) {
        var pages = new ArrayList<Page>();
        if (word.matches("[0-9]{1,10}/[0-9]{1,10}")) {
            long code = Long.parseLong(word.replaceFirst("/.*", ""));
            long vendor = Long.parseLong(word.replaceFirst(".*/", ""));
            lookup.avps(code, vendor).forEach(a -> pages.add(AvpPage.of(a, lookup)));
            return pages;
        }
        boolean isNumber = word.matches("[0-9]{1,10}");
        long number = isNumber ? Long.parseLong(word) : 0;
        var avps = isNumber ? lookup.avps(number) : lookup.avps(word);
        avps.forEach(a -> pages.add(AvpPage.of(a, lookup)));
        var commands = isNumber ? lookup.commands(number) : lookup.commands(word);
        commands.forEach(c -> pages.add(command(c)));
        var dictionaries = isNumber
                ? lookup.applications(number)
                : lookup.dictionary(word).stream().toList();
        dictionaries.forEach(d -> pages.add(dictionary(d)));
        lookup.vendors(word).forEach(v -> pages.add(vendor(v)));
        return pages;
    }

    private static Page command(Command command) {
        var definition = command.definition();
        var lines = new ArrayList<String>();
        lines.add(Page.line("short", command.abbreviation()));
        lines.add(Page.line("application", definition.applicationId() + " " + command.dictionary()));
        lines.add(Page.line("flags", (definition.isRequest() ? "R" : "") + (definition.isProxiable() ? "P" : "")));
        lines.add(Page.line("defined in", command.dictionary() + " (" + definition.location() + ")"));
        definition.comment().forEach(c -> lines.add(Page.line("about", c)));
        AvpPage.grammar(definition.grammar(), lines);
        var json = Json.object()
                .put("kind", "command")
                .put("name", definition.name())
                .put("abbreviation", command.abbreviation())
                .put("code", definition.code())
                .put("request", definition.isRequest())
                .put("proxiable", definition.isProxiable())
                .put("application", definition.applicationId())
                .put("dictionary", command.dictionary().name())
                .put("place", definition.location().toString())
                .put("comment", String.join("\n", definition.comment()))
                .put("grammar", AvpPage.grammar(definition.grammar()));
        String number = definition.isAnswerMessage() ? "" : " (" + definition.code() + ")";
        return new Page("command " + definition.name() + number, lines, json.build());
    }

    private static Page dictionary(Dictionary dictionary) {
        var lines = new ArrayList<String>();
        String application =
                dictionary.id().isPresent() ? Long.toString(dictionary.id().getAsLong()) : "none: AVPs to inherit";
        lines.add(Page.line("application", application));
        dictionary
                .vendor()
                .ifPresent(v -> lines.add(Page.line("vendor", Integer.toUnsignedString(v.id()) + " " + v.name())));
        dictionary.comment().forEach(c -> lines.add(Page.line("about", c)));
        dictionary
                .inherits()
                .forEach(i -> lines.add(Page.line("inherits", i.dictionary().name())));
        dictionary
                .commands()
                .forEach(c ->
                        lines.add(Page.line("command", c.name() + (c.isAnswerMessage() ? "" : " (" + c.code() + ")"))));
        dictionary
                .ownAvps()
                .forEach(a -> lines.add(Page.line("AVP", a + "  " + a.type().dictionaryName())));
        var json = Json.object().put("kind", "application").put("name", dictionary.name());
        if (dictionary.id().isPresent()) {
            json.put("application", dictionary.id().getAsLong());
        }
        json.put("comment", String.join("\n", dictionary.comment()))
                .put(
                        "inherits",
                        Json.array(
                                dictionary.inherits(),
                                i -> Json.of(i.dictionary().name())))
                .put("commands", Json.array(dictionary.commands(), c -> Json.of(c.name())))
                .put("avps", Json.array(dictionary.ownAvps(), Pages::brief));
        return new Page("dictionary " + dictionary, lines, json.build());
    }

    private Page vendor(Vendor vendor) {
        var lines = new ArrayList<String>();
        var avps =
                lookup.avps().stream().filter(a -> a.vendorId() == vendor.id()).toList();
        avps.stream().map(AvpDefinition::dictionary).distinct().forEach(d -> {
            long count = avps.stream().filter(a -> a.dictionary().equals(d)).count();
            lines.add(Page.line("AVPs", count + " in " + d));
        });
        var json = Json.object()
                .put("kind", "vendor")
                .put("name", vendor.name())
                .put("vendor", Integer.toUnsignedLong(vendor.id()))
                .put("avps", Json.array(avps, Pages::brief));
        return new Page(
                "vendor " + vendor.name() + " (" + Integer.toUnsignedString(vendor.id()) + ")", lines, json.build());
    }

    private static Json brief(AvpDefinition avp) {
        return Json.object()
                .put("name", avp.name())
                .put("code", Integer.toUnsignedLong(avp.code()))
                .put("vendor", Integer.toUnsignedLong(avp.vendorId()))
                .put("type", avp.type().dictionaryName())
                .build();
    }
}
