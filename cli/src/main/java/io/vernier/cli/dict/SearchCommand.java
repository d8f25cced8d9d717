package io.vernier.cli.dict;

import io.vernier.cli.shell.Command;
import io.vernier.cli.shell.ExitCode;
import io.vernier.cli.shell.Options;
import io.vernier.cli.shell.Terminal;
import io.vernier.dictionary.lookup.Hit;
import io.vernier.json.Json;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code vernier dict search}: everything with a name like this, or with this number. */
final class SearchCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Arguments.spec("WORD", "0..*").addOption(Options.text("--vendor"));
    }

    @Override
    public String help() {
        return """
                Examples:
                  vernier dict search location            every name with that in it
                  vernier dict search 1032/10415          the AVP of this code and vendor
                  vernier dict search flags --vendor 3GPP

                Usage: vernier dict search WORD [--vendor NAME|ID] [--json] [--dict FILE]...

                  WORD            a part of a name in any case, a number, or CODE/VENDOR
                  --vendor V      only AVPs of this vendor; IETF or 0 for those of none
                  --dict FILE     a .dia file of your own, too
                  --json          one object a line for each thing found

                Finds AVPs, commands, applications, vendors, result codes and, by their names,
                the values of Enumerated AVPs. Exit code: 1 where nothing is found.
                """;
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) throws IOException {
        var words = Arguments.words(arguments);
        if (words.size() != 1 || words.getFirst().isBlank()) {
            throw Arguments.usage("search", "search needs one word");
        }
        var lookup = Arguments.lookup(arguments);
        var hits = lookup.search(words.getFirst().strip());
        if (arguments.hasMatchedOption("--vendor")) {
            String wanted = arguments.matchedOptionValue("--vendor", "");
            var vendors = lookup.vendors(wanted).stream()
                    .map(v -> Integer.toUnsignedLong(v.id()))
                    .toList();
            if (vendors.isEmpty()) {
                throw Arguments.unknown("there is no vendor \"" + wanted + "\"", List.of());
            }
            hits = hits.stream()
                    .filter(h -> h.kind() == Hit.Kind.AVP && vendors.contains(h.vendorId()))
                    .toList();
        }
        if (hits.isEmpty()) {
            throw Arguments.unknown("nothing is called \"" + words.getFirst() + "\"", lookup.nearest(words.getFirst()));
        }
        if (arguments.hasMatchedOption("--json")) {
            hits.forEach(h -> terminal.out().println(json(h).toText()));
            return ExitCode.OK;
        }
        var table = new Table("WHAT", "NAME", "NUMBER", "WHERE");
        hits.forEach(h -> table.add(
                h.kind().toString(), h.name(), h.number() + (h.vendorId() == 0 ? "" : "/" + h.vendorId()), h.where()));
        terminal.out().print(table);
        return ExitCode.OK;
    }

    private static Json json(Hit hit) {
        return Json.object()
                .put("kind", hit.kind().toString())
                .put("name", hit.name())
                .put("number", hit.number())
                .put("vendor", hit.vendorId())
                .put("where", hit.where())
                .build();
    }
}
