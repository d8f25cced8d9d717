package io.vernier.dictionary.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.AvpFormats;
import io.vernier.codec.AvpList;
import io.vernier.codec.AvpWriter;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.Message;
import io.vernier.codec.data.DiameterAddress;
import io.vernier.codec.data.DiameterUri;
import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.AvpType;
import io.vernier.dictionary.CommandDefinition;
import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.DictionarySet;
import io.vernier.dictionary.Element;
import io.vernier.dictionary.Grammar;
import io.vernier.dictionary.TestDictionaries;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command of every dictionary that comes with Vernier: written, judged and read again. */
class EveryDictionaryTest {
    private static final long SEED = 6733;

    static List<String> names() throws IOException {
        return TestDictionaries.files().stream()
                .map(file -> file.getFileName().toString().replace(".dia", ""))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void everyCommandIsSoundWithWhatItRequiresAndWithAllThatItNames(String name) {
        var dictionary = TestDictionaries.named(name);
        var validator = validator(dictionary);
        for (var command : dictionary.commands()) {
            if (!command.isAnswerMessage()) {
                for (boolean all : new boolean[] {false, true}) {
                    var message = message(command, all);

                    assertThat(validator.validate(message))
                            .as("%s, all: %s", command.name(), all)
                            .isEmpty();
                    assertThat(read(Message.decode(message.toBytes()).avps(), command.grammar(), Set.of()))
                            .as("%s, all: %s", command.name(), all)
                            .isEqualTo(expected(command.grammar(), all, Set.of()));
                }
            }
        }
    }

    private static MessageValidator validator(Dictionary dictionary) {
        return MessageValidator.of(DictionarySet.of(
                Stream.of(dictionary, TestDictionaries.named("rfc6733"), TestDictionaries.named("rfc6733_accounting"))
                        .distinct()
                        .toList()));
    }

    private static Message message(CommandDefinition command, boolean all) {
        var message = Message.builder(command.code(), command.applicationId()).flags(command.flags());
        write(command.grammar(), all, message.writer(), Set.of(), new Random(SEED + command.code()));
        return message.build();
    }

    /** Every answer has a result. Of two application ids in Vendor-Specific-Application-Id there is one (RFC 6733 section 6.11). */
    private static int times(Grammar grammar, Element element, boolean all) {
        boolean one =
                grammar.elements().size() == 3 && grammar.element("Vendor-Id").isPresent();
        if (one && grammar.element("Acct-Application-Id").isPresent()) {
            return element.avp().isPresent() && element.avp().get().name().equals("Acct-Application-Id") ? 0 : 1;
        }
        if (element.avp().isPresent() && element.avp().get().name().equals("Result-Code")) {
            return Math.min(element.max(), 1);
        }
        return all ? Math.min(element.max(), Math.max(element.min(), 2)) : element.min();
    }

    private static void write(Grammar grammar, boolean all, AvpWriter out, Set<AvpDefinition> within, Random random) {
        for (var element : grammar.elements()) {
            for (int i = 0; i < times(grammar, element, all); i++) {
                if (element.avp().isPresent()) {
                    write(element.avp().get(), all, out, within, random);
                } else if (element.min() > 0) {
                    out.avp(BaseAvps.ERROR_MESSAGE, "anything");
                }
            }
        }
    }

    private static void write(AvpDefinition avp, boolean all, AvpWriter out, Set<AvpDefinition> within, Random random) {
        int code = avp.code();
        int vendor = avp.vendorId();
        int flags = avp.flags();
        switch (avp.type()) {
            case OCTET_STRING -> {
                var octets = new byte[1 + random.nextInt(20)];
                random.nextBytes(octets);
                out.octets(code, vendor, flags, octets);
            }
            case UTF8_STRING -> out.utf8(code, vendor, flags, "Vérnier " + random.nextInt());
            case DIAMETER_IDENTITY -> out.utf8(code, vendor, flags, "vernier" + random.nextInt(99) + ".example");
            case IP_FILTER_RULE -> out.utf8(code, vendor, flags, "permit in ip from any to any");
            case QOS_FILTER_RULE -> out.utf8(code, vendor, flags, "tag in 6 from any to any DSCP EF");
            case INTEGER32, UNSIGNED32 -> out.integer32(code, vendor, flags, random.nextInt());
            case INTEGER64, UNSIGNED64 -> out.integer64(code, vendor, flags, random.nextLong());
            case FLOAT32 -> out.float32(code, vendor, flags, random.nextFloat());
            case FLOAT64 -> out.float64(code, vendor, flags, random.nextDouble());
            case ENUMERATED ->
                out.integer32(
                        code,
                        vendor,
                        flags,
                        avp.values().isEmpty()
                                ? random.nextInt()
                                : avp.values()
                                        .get(random.nextInt(avp.values().size()))
                                        .value());
            case TIME ->
                out.value(code, vendor, flags, AvpFormats.TIME, Instant.ofEpochSecond(random.nextInt(2_000_000_000)));
            case ADDRESS -> out.value(code, vendor, flags, AvpFormats.ADDRESS, DiameterAddress.parse("2001:db8::7"));
            case DIAMETER_URI ->
                out.value(code, vendor, flags, AvpFormats.DIAMETER_URI, DiameterUri.of("vernier.example", 3868));
            case GROUPED -> {
                int mark = out.beginGroup(code, vendor, flags);
                write(avp.group().orElseThrow(), all && !within.contains(avp), out, with(within, avp), random);
                out.end(mark);
            }
        }
    }

    /** What was written, as codes in their order, groups in brackets. */
    private static List<String> expected(Grammar grammar, boolean all, Set<AvpDefinition> within) {
        var avps = new ArrayList<String>();
        for (var element : grammar.elements()) {
            for (int i = 0; i < times(grammar, element, all); i++) {
                if (element.avp().isPresent()) {
                    var avp = element.avp().get();
                    avps.add(avp.code() + "/" + avp.vendorId()
                            + (avp.type() == AvpType.GROUPED
                                    ? expected(
                                            avp.group().orElseThrow(), all && !within.contains(avp), with(within, avp))
                                    : ""));
                } else if (element.min() > 0) {
                    avps.add("281/0");
                }
            }
        }
        return avps;
    }

    private static List<String> read(AvpList list, Grammar grammar, Set<AvpDefinition> within) {
        var avps = new ArrayList<String>();
        for (int i = 0; i < list.size(); i++) {
            int code = list.code(i);
            int vendor = list.vendorId(i);
            var group = grammar.elements().stream()
                    .flatMap(element -> element.avp().stream())
                    .filter(avp -> avp.code() == code && avp.vendorId() == vendor && avp.type() == AvpType.GROUPED)
                    .findFirst();
            avps.add(code + "/" + vendor
                    + (group.isPresent()
                            ? read(list.group(i), group.get().group().orElseThrow(), within)
                            : ""));
        }
        return avps;
    }

    private static Set<AvpDefinition> with(Set<AvpDefinition> avps, AvpDefinition one) {
        var more = new HashSet<>(avps);
        more.add(one);
        return more;
    }
}
