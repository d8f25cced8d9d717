package io.vernier.cli.explain;

import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.AvpType;
import io.vernier.dictionary.Constants;
import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.Element;
import io.vernier.dictionary.EnumValue;
import io.vernier.dictionary.lookup.Command;
import io.vernier.dictionary.lookup.DictionaryLookup;
import io.vernier.dictionary.lookup.Use;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What dictionaries say of AVPs, commands and result codes, in words. */
final class DictionaryTopics {
    private static final String EXPERIMENTAL = "Experimental-Result-Code";
    private static final int MOST_USES = 6;
    private static final int MOST_VALUES = 12;

    private final DictionaryLookup lookup;

    DictionaryTopics(DictionaryLookup lookup) {
        this.lookup = lookup;
    }

    /** The topics of a name, a number, or {@code code/vendor}. */
    List<Topic> find(String word) {
        var topics = new LinkedHashSet<Topic>();
        if (word.matches("[0-9]{1,10}/[0-9]{1,10}")) {
            long code = Long.parseLong(word.replaceFirst("/.*", ""));
            long vendor = Long.parseLong(word.replaceFirst(".*/", ""));
            lookup.avps(code, vendor).forEach(a -> topics.add(avp(a)));
            return List.copyOf(topics);
        }
        boolean isNumber = word.matches("[0-9]{1,10}");
        results(word, topics);
        (isNumber ? lookup.commands(Long.parseLong(word)) : lookup.commands(word))
                .stream().filter(c -> !c.definition().isAnswerMessage()).forEach(c -> topics.add(command(c)));
        (isNumber ? lookup.avps(Long.parseLong(word)) : lookup.avps(word)).forEach(a -> topics.add(avp(a)));
        return List.copyOf(topics);
    }

    private void results(String word, Set<Topic> topics) {
        for (var dictionary : lookup.dictionaries()) {
            for (var constants : dictionary.constants()) {
                boolean experimental = constants.name().equals(EXPERIMENTAL);
                if (experimental || constants.name().equals("Result-Code")) {
                    constants.values().stream()
                            .filter(value -> isCalled(value, word))
                            .map(value -> experimental ? experimental(value, dictionary) : result(value, constants))
                            .forEach(topics::add);
                }
            }
        }
    }

    /** By its number or its name, with or without {@code DIAMETER_} in front. */
    private static boolean isCalled(EnumValue value, String word) {
        return Integer.toUnsignedString(value.value()).equals(word)
                || value.name().equalsIgnoreCase(word)
                || value.name().equalsIgnoreCase("DIAMETER_" + word);
    }

    private static Topic result(EnumValue value, Constants constants) {
        return new Topic(
                Integer.toUnsignedString(value.value()),
                value.name(),
                "A value of Result-Code: " + severity(value.value()) + ".",
                "",
                String.join(" ", constants.comment()));
    }

    private static Topic experimental(EnumValue value, Dictionary dictionary) {
        String vendor = dictionary
                .vendor()
                .map(v -> v.name() + " (vendor " + Integer.toUnsignedString(v.id()) + ")")
                .orElse("no vendor");
        return new Topic(
                Integer.toUnsignedString(value.value()),
                value.name() + ", " + EXPERIMENTAL + " of " + vendor,
                "Stands in Experimental-Result beside that Vendor-Id and is no Result-Code, which has numbers of its own: "
                        + severity(value.value()) + ".",
                "",
                value.comment().isEmpty() ? "dictionary " + dictionary : String.join(" ", value.comment()));
    }

    /** What the thousands of a result code mean (RFC 6733 section 7.1). */
    private static String severity(long code) {
        return switch ((int) (code / 1000)) {
            case 1 -> "the request is not done yet, more is needed";
            case 2 -> "success";
            case 3 -> "the message was wrong for the node that got it";
            case 4 -> "it failed this time and may succeed later";
            case 5 -> "it failed and will fail again as it is";
            default -> "outside of the classes of RFC 6733";
        };
    }

    private static Topic command(Command command) {
        var definition = command.definition();
        String kind = definition.isRequest() ? "request" : "answer";
        String required = names(
                definition.grammar().elements().stream()
                        .filter(e -> e.min() > 0 && !e.isAny())
                        .map(Element::name)
                        .toList(),
                Integer.MAX_VALUE);
        return new Topic(
                Integer.toString(definition.code()),
                definition.name() + " (" + command.abbreviation() + ")",
                sentence(definition.comment()) + "A" + (definition.isRequest() ? " " : "n ") + kind + " of application "
                        + definition.applicationId()
                        + (definition.isProxiable() ? ", which agents may relay." : ", between neighbours only.")
                        + (required.isEmpty() ? "" : " It must have " + required + "."),
                "",
                "dictionary " + command.dictionary());
    }

    private Topic avp(AvpDefinition avp) {
        long code = Integer.toUnsignedLong(avp.code());
        long vendor = Integer.toUnsignedLong(avp.vendorId());
        return new Topic(
                code + (vendor == 0 ? "" : "/" + vendor),
                avp.name(),
                (avp.type() == AvpType.GROUPED ? sentence(avp.comment()) : "") + "An AVP of "
                        + (vendor == 0 ? "the IETF" : "vendor " + lookup.vendor(vendor)) + ", type "
                        + avp.type().dictionaryName() + ", sent " + (avp.isMandatory() ? "with" : "without")
                        + " the M bit."
                        + values(avp) + members(avp) + uses(lookup.uses(code, vendor)),
                "",
                avp.type() == AvpType.GROUPED || avp.comment().isEmpty()
                        ? "dictionary " + avp.dictionary()
                        : String.join(" ", avp.comment()));
    }

    private static String values(AvpDefinition avp) {
        return avp.values().isEmpty()
                ? ""
                : " Values: "
                        + names(
                                avp.values().stream()
                                        .map(v -> Integer.toUnsignedString(v.value()) + " " + v.name())
                                        .toList(),
                                MOST_VALUES)
                        + ".";
    }

    private static String members(AvpDefinition avp) {
        return avp.group()
                .map(g -> " It holds "
                        + names(
                                g.elements().stream()
                                        .map(e -> e.isAny() ? "others" : e.name() + (e.min() > 0 ? " (required)" : ""))
                                        .toList(),
                                Integer.MAX_VALUE)
                        + ".")
                .orElse("");
    }

    private static String uses(List<Use> uses) {
        var owners = uses.stream().map(Use::owner).distinct().toList();
        return owners.isEmpty() ? "" : " It stands in " + names(owners, MOST_USES) + ".";
    }

    private static String names(List<String> names, int most) {
        String first = names.stream().limit(most).collect(Collectors.joining(", "));
        return names.size() > most ? first + " and " + (names.size() - most) + " more" : first;
    }

    private static String sentence(List<String> comment) {
        String text = String.join(" ", comment);
        return text.isEmpty() ? "" : text + (text.endsWith(".") ? " " : ". ");
    }

    /** Names that may have been meant. */
    String suggestion(String word) {
        var nearest = new ArrayList<>(lookup.nearest(word));
        return nearest.isEmpty() || word.toUpperCase(Locale.ROOT).startsWith("VN-")
                ? ""
                : " Did you mean " + String.join(", ", nearest) + "?";
    }
}
