package io.vernier.dictionary.lookup;

import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.Constants;
import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.EnumValue;
import io.vernier.dictionary.lookup.Hit.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** One search: collects what fits, then puts it in order. */
final class Search {
    private static final long NO_VENDOR_WANTED = -1;

    private final DictionaryLookup lookup;
    private final String word;
    private final OptionalLong number;
    private final long vendor;
    private final List<Hit> hits = new ArrayList<>();

    Search(DictionaryLookup lookup, String word) {
        this.lookup = lookup;
        this.word = word.toLowerCase(Locale.ROOT);
        boolean withVendor = word.matches("[0-9]{1,10}/[0-9]{1,10}");
        boolean isNumber = word.matches("[0-9]{1,10}");
        number = withVendor || isNumber
                ? OptionalLong.of(Long.parseLong(word.replaceFirst("/.*", "")))
                : OptionalLong.empty();
        vendor = withVendor ? Long.parseLong(word.replaceFirst(".*/", "")) : NO_VENDOR_WANTED;
    }

    List<Hit> hits() {
        if (vendor == NO_VENDOR_WANTED) {
            lookup.vendors().forEach((id, name) -> add(Kind.VENDOR, name, id, 0, ""));
            lookup.dictionaries()
                    .forEach(d -> d.id().ifPresent(id -> add(Kind.APPLICATION, d.name(), id, 0, d.name())));
            lookup.commands().stream()
                    .filter(c -> !c.definition().isAnswerMessage())
                    .forEach(this::command);
            lookup.dictionaries().forEach(this::constants);
        }
        lookup.avps().forEach(this::avp);
        return hits.stream()
                .distinct()
                .sorted(Comparator.comparing(Hit::kind)
                        .thenComparing(h -> !h.name().toLowerCase(Locale.ROOT).equals(word))
                        .thenComparing(Hit::name)
                        .thenComparingLong(Hit::number)
                        .thenComparing(Hit::where))
                .toList();
    }

    private void add(Kind kind, String name, long code, long vendorId, String where) {
        boolean fits = number.isPresent()
                ? number.getAsLong() == code
                : name.toLowerCase(Locale.ROOT).contains(word);
        if (fits) {
            hits.add(new Hit(kind, name, code, vendorId, where));
        }
    }

    private void command(Command command) {
        var definition = command.definition();
        String where = command.dictionary().name();
        if (number.isEmpty() && command.isCalled(word)) {
            hits.add(new Hit(Kind.COMMAND, definition.name(), definition.code(), 0, where));
        } else {
            add(Kind.COMMAND, definition.name(), definition.code(), 0, where);
        }
    }

    private void avp(AvpDefinition avp) {
        long code = Integer.toUnsignedLong(avp.code());
        long vendorId = Integer.toUnsignedLong(avp.vendorId());
        if (vendor == NO_VENDOR_WANTED || vendor == vendorId) {
            add(Kind.AVP, avp.name(), code, vendorId, avp.dictionary());
        }
        if (number.isEmpty()) {
            values(Kind.VALUE, avp.values(), avp.dictionary() + " " + avp.name());
        }
    }

    private void constants(Dictionary dictionary) {
        for (Constants constants : dictionary.constants()) {
            boolean results =
                    constants.name().equals("Result-Code") || constants.name().equals("Experimental-Result-Code");
            if (results || number.isEmpty()) {
                values(
                        results ? Kind.RESULT_CODE : Kind.VALUE,
                        constants.values(),
                        dictionary.name() + " " + constants.name());
            }
        }
    }

    private void values(Kind kind, List<EnumValue> values, String where) {
        values.forEach(v -> add(kind, v.name(), Integer.toUnsignedLong(v.value()), 0, where));
    }
}
