package io.vernier.interop.messages;

import io.vernier.codec.AvpFormats;
import io.vernier.codec.AvpWriter;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.Message;
import io.vernier.codec.data.DiameterAddress;
import io.vernier.codec.data.DiameterUri;
import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.CommandDefinition;
import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.Element;
import io.vernier.dictionary.Grammar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A message with every AVP that the grammar of its command names, and every member of every group, each twice where it
 * may be repeated.
 *
 * @param dictionary the name of the dictionary that has the command
 * @param command what it is a specimen of
 */
public record Specimen(String dictionary, CommandDefinition command, Message message) {
    /** The code that stands for the answer-message, which has the code of whatever it answers. */
    private static final int ANSWERED_BY_ANSWER_MESSAGE = 272;

    /** One for each command that the dictionary defines itself. */
    public static List<Specimen> of(Dictionary dictionary) {
        var specimens = new ArrayList<Specimen>();
        for (var command : dictionary.commands()) {
            specimens.add(new Specimen(dictionary.name(), command, message(command)));
        }
        return specimens;
    }

    private static Message message(CommandDefinition command) {
        int code = command.isAnswerMessage() ? ANSWERED_BY_ANSWER_MESSAGE : command.code();
        var message = Message.builder(code, command.applicationId())
                .flags(command.flags())
                .hopByHopId(code)
                .endToEndId(-code);
        write(command.grammar(), message.writer(), Set.of());
        return message.build();
    }

    private static void write(Grammar grammar, AvpWriter out, Set<String> within) {
        if (grammar.elements().stream().allMatch(Element::isAny)) {
            out.avp(BaseAvps.ERROR_MESSAGE, "in a group of anything");
        }
        for (var element : grammar.elements()) {
            element.avp().ifPresent(avp -> {
                for (int i = 0; i < (element.max() > 1 ? 2 : 1); i++) {
                    write(avp, out, within);
                }
            });
        }
    }

    private static void write(AvpDefinition avp, AvpWriter out, Set<String> within) {
        int code = avp.code();
        int vendor = avp.vendorId();
        int flags = avp.flags();
        var sample = Samples.of(avp.name());
        if (sample.isPresent()) {
            out.octets(code, vendor, flags, sample.get());
            return;
        }
        switch (avp.type()) {
            case OCTET_STRING -> out.octets(code, vendor, flags, new byte[] {1, 2, 3, 4});
            case UTF8_STRING -> out.utf8(code, vendor, flags, "Vérnier");
            case DIAMETER_IDENTITY -> out.utf8(code, vendor, flags, "vernier.example");
            case IP_FILTER_RULE, QOS_FILTER_RULE -> out.utf8(code, vendor, flags, "permit in ip from any to any");
            case INTEGER32 -> out.integer32(code, vendor, flags, -7);
            case UNSIGNED32 -> out.unsigned32(code, vendor, flags, 7);
            case INTEGER64 -> out.integer64(code, vendor, flags, -8);
            case UNSIGNED64 -> out.integer64(code, vendor, flags, Long.MAX_VALUE);
            case FLOAT32 -> out.float32(code, vendor, flags, 1.5f);
            case FLOAT64 -> out.float64(code, vendor, flags, -2.5);
            case ENUMERATED -> out.integer32(code, vendor, flags, firstValue(avp));
            case TIME -> out.value(code, vendor, flags, AvpFormats.TIME, Instant.parse("2026-11-22T12:00:00Z"));
            case ADDRESS -> out.value(code, vendor, flags, AvpFormats.ADDRESS, DiameterAddress.parse("2001:db8::7"));
            case DIAMETER_URI ->
                out.value(code, vendor, flags, AvpFormats.DIAMETER_URI, DiameterUri.of("vernier.example", 3868));
            case GROUPED -> {
                int mark = out.beginGroup(code, vendor, flags);
                if (!within.contains(avp.name())) {
                    avp.group().ifPresent(grammar -> write(grammar, out, with(within, avp.name())));
                }
                out.end(mark);
            }
        }
    }

    private static int firstValue(AvpDefinition avp) {
        return avp.values().isEmpty() ? 1 : avp.values().getFirst().value();
    }

    private static Set<String> with(Set<String> names, String name) {
        var more = new HashSet<>(names);
        more.add(name);
        return more;
    }
}
