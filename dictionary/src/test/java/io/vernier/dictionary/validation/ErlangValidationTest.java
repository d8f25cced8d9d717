package io.vernier.dictionary.validation;

import static io.vernier.dictionary.validation.Ccr.M;
import static io.vernier.dictionary.validation.Ccr.avp;
import static io.vernier.dictionary.validation.Ccr.group;
import static io.vernier.dictionary.validation.Ccr.number;
import static io.vernier.dictionary.validation.Ccr.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import io.vernier.dictionary.DictionarySet;
import io.vernier.dictionary.dia.DiaResolver;
import io.vernier.dictionary.dia.Dictionaries;
import io.vernier.dictionary.dia.Erlang;
import io.vernier.dictionary.validation.ValidationOptions.EnumValues;
import io.vernier.dictionary.validation.ValidationOptions.MandatoryAvps;
import io.vernier.requirements.Requirement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same dictionary, the same spoiled messages: Erlang's diameter and we find the same faults in them. */
class ErlangValidationTest {
    private static final String DICTIONARY = "diameter_gen_base_rfc6733";

    /** What Erlang's diameter does by default, and it has no tables of section 10. */
    private static final ValidationOptions AS_ERLANG = ValidationOptions.DEFAULT
            .withMandatoryAvps(MandatoryAvps.IN_GRAMMAR)
            .withEnumValues(EnumValues.NAMED)
            .withOccurrenceTables(false)
            .withResultCodes(false);

    @Requirement("R3.2-2")
    @Test
    void bothFindTheSameFaults(@TempDir Path folder) throws Exception {
        var originals = Erlang.dictionaries();
        var set = DictionarySet.of(
                Dictionaries.from(DiaResolver.folders(List.of(originals))).dictionary(DICTIONARY));
        var validator = MessageValidator.of(set).withOptions(AS_ERLANG);
        var messages = messages();
        var file = folder.resolve("messages.txt");
        Files.write(
                file,
                messages.stream()
                        .map(m -> HexFormat.of().formatHex(m.toBytes()))
                        .toList());

        var theirs = Erlang.run("{ok, B} = file:read_file(\"" + file + "\"), "
                + "Code = fun(A) when is_tuple(A) -> element(2, A); ([A | _]) -> element(2, A); (A) -> A end, "
                + "lists:foreach(fun(H) -> "
                + "P = diameter_codec:decode(" + DICTIONARY + ", binary:decode_hex(H)), "
                + "Es = [case E of {C, A} -> {C, Code(A)}; C -> {C, -1} end || E <- element(6, P)], "
                + "io:format(\"~0p~n\", [lists:usort(Es)]) end, "
                + "binary:split(B, <<\"\\n\">>, [global, trim_all]))");

        assertThat(theirs).hasSize(messages.size());
        for (int i = 0; i < theirs.size(); i++) {
            var ours = validator.validate(messages.get(i));
            assertThat(summary(ours)).as("%s%n%s", messages.get(i), ours).isEqualTo(theirs.get(i));
        }
    }

    private static List<Message> messages() {
        var messages = new ArrayList<Message>();
        var random = new Random(6733);
        var extras = List.of(
                number(258, 5),
                number(9999, 1),
                avp(9999, 0, 0),
                avp(9999, 10415, M, (byte) 1),
                number(295, 99),
                avp(
                        55,
                        0,
                        0,
                        new byte[3]), // an Enumerated of another length is 5004 to Erlang, and 5014 to section 4.2
                number(278, 1),
                number(278, 2),
                text(1, "user"),
                avp(1, 0, M, (byte) 0xff),
                text(282, ""),
                group(284, 0, M, text(280, "h"), text(33, "s")),
                group(284, 0, M, text(280, ""), text(33, "s")), // of several faults in a group Erlang tells the first
                group(284, 0, M, text(280, "h")),
                group(284, 0, 0, text(280, "h"), text(33, "s"), number(9999, 1)),
                group(284, 0, M, text(280, "h"), text(33, "s"), number(9999, 1)),
                group(297, 0, M, number(266, 1), number(298, 2)),
                group(297, 0, 0, number(266, 1), number(298, 2), avp(9999, 0, 0)),
                number(273, 1));
        for (int i = 0; i < 400; i++) {
            var str = Ccr.of(
                    0,
                    275,
                    0xc0,
                    text(263, "s"),
                    text(264, "h"),
                    text(296, "r"),
                    text(283, "r"),
                    number(258, 0),
                    number(295, 1));
            for (int n = random.nextInt(3); n > 0; n--) {
                var extra = extras.get(random.nextInt(extras.size()));
                if (extra.code() == 295) { // of a surplus AVP with a wrong value Erlang tells the value
                    str.remove(295);
                }
                str.add(extra);
            }
            if (random.nextInt(3) == 0) {
                str.avps.remove(random.nextInt(str.avps.size()));
            }
            messages.add(str.message());
        }
        return messages;
    }

    private static String summary(List<Fault> faults) {
        return faults.stream()
                .map(f -> "{" + f.resultCode() + ","
                        + (f.failedAvps().isEmpty()
                                ? -1
                                : f.failedAvps().getFirst().code()) + "}")
                .distinct()
                .sorted()
                .toList()
                .toString()
                .replace(", ", ",");
    }
}
