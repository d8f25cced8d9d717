package io.vernier.dictionary.dia;

import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.CommandDefinition;
import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.EnumValue;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a dictionary says, line by line, without places, comments and the way it is inherited: for comparisons. */
final class Meaning {
    private Meaning() {}

    static List<String> of(Dictionary dictionary) {
        return Stream.of(
                        Stream.of("name " + dictionary.name(), "id " + dictionary.id()),
                        Stream.of("prefix " + dictionary.prefix(), "vendor " + dictionary.vendor()),
                        dictionary.avps().stream()
                                .sorted((a, b) -> a.name().compareTo(b.name()))
                                .map(Meaning::avp),
                        dictionary.commands().stream().map(Meaning::command),
                        dictionary.constants().stream().map(c -> "define " + c.name() + values(c.values())))
                .flatMap(lines -> lines)
                .toList();
    }

    static String avp(AvpDefinition avp) {
        return avp + " " + avp.type() + " " + Integer.toHexString(avp.flags()) + values(avp.values())
                + avp.group().map(g -> " " + g.elements()).orElse("")
                + avp.customCodec().map(c -> " " + c).orElse("")
                + avp.encoding().map(e -> " " + e).orElse("")
                + avp.bitNames().stream()
                        .map(b -> " bits " + b.condition() + values(b.bits()))
                        .collect(Collectors.joining());
    }

    private static String command(CommandDefinition command) {
        return command.name() + " " + command.code() + " " + command.applicationId() + " "
                + Integer.toHexString(command.flags()) + " " + command.grammar().elements();
    }

    private static String values(List<EnumValue> values) {
        return values.isEmpty()
                ? ""
                : " " + values.stream().map(v -> v.name() + "=" + v.value()).toList();
    }
}
