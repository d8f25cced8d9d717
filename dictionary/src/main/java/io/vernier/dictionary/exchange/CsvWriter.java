package io.vernier.dictionary.exchange;

import io.vernier.dictionary.exchange.Draft.Avp;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of freeDiameter's {@code csv_to_fd}. */
final class CsvWriter implements FormatWriter {
    private static final Pattern CLAUSE =
            Pattern.compile("(?:3GPP )?((?:RFC|3GPP TS|TS|ETSI TS) ?[0-9][0-9.]*) (?:section|clause) (\\S+)");
    private static final int CELLS = 9;

    @Override
    public String write(Draft draft, Notes notes) {
        var text = new StringBuilder(CsvRows.print(List.of(
                "Attribute Name",
                "Code",
                "Section defined",
                "Value Type",
                "MUST",
                "MAY",
                "SHOULD NOT",
                "MUST NOT",
                "Encr")));
        long vendor = -1;
        String standard = "";
        for (var avp : draft.avps) {
            if (avp.vendorId() != vendor) {
                vendor = avp.vendorId();
                text.append(parameter("@vendor", Long.toString(vendor)));
            }
            var clause = CLAUSE.matcher(String.join(" ", avp.comment()));
            boolean known = clause.find();
            String said = known ? clause.group(1).replaceFirst("^TS", "3GPP TS") : "";
            if (!said.equals(standard)) {
                standard = said;
                text.append(parameter("@standard", standard));
            }
            text.append(row(avp, known ? clause.group(2) : ""));
            note(avp, notes);
        }
        draft.commands.forEach(c -> notes.count(c.name(), "commands are not kept"));
        return text.toString();
    }

    private static String parameter(String name, String value) {
        return CsvRows.print(
                Stream.concat(Stream.of(name, value), Stream.generate(() -> "").limit(CELLS - 2))
                        .toList());
    }

    private static String row(Avp avp, String section) {
        var must = Stream.of(avp.mandatory() ? "M" : "", avp.vendorId() == 0 ? "" : "V", avp.protectedBit() ? "P" : "")
                .filter(f -> !f.isEmpty())
                .collect(Collectors.joining(","));
        var mustNot = Stream.of(avp.mandatory() ? "" : "M", avp.vendorId() == 0 ? "V" : "")
                .filter(f -> !f.isEmpty())
                .collect(Collectors.joining(","));
        return CsvRows.print(List.of(
                avp.name(),
                Long.toString(avp.code()),
                section,
                avp.type().dictionaryName(),
                must,
                "",
                "",
                mustNot,
                ""));
    }

    private static void note(Avp avp, Notes notes) {
        if (avp.isGrouped()) {
            notes.count(avp.toString(), "the grammar of a group is not kept");
        }
        if (!avp.values().isEmpty()) {
            notes.count(avp.toString(), "the named values of an AVP are not kept");
        }
    }
}
