package io.vernier.dictionary.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.vernier.codec.Avp;
import io.vernier.codec.CommandFlags;
import io.vernier.codec.Fault;
import io.vernier.dictionary.DictionarySet;
import io.vernier.dictionary.TestDictionaries;
import io.vernier.requirements.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every cell of the tables of RFC 6733 section 10, tried with as many AVPs as it allows, and with one more or less. */
class OccurrenceTablesTest {
    private static final DictionarySet SET = TestDictionaries.set("rfc6733", "rfc6733_accounting");
    private static final MessageValidator VALIDATOR = MessageValidator.of(SET);
    private static final Map<String, Integer> CODES =
            Map.of("CE", 257, "RA", 258, "AC", 271, "AS", 274, "ST", 275, "DW", 280, "DP", 282);

    /**
     * The grammars of CER and CEA have {@code * [ Inband-Security-Id ]} where the table has 0, that of ACA has
     * {@code [ Error-Reporting-Host ]} where the table has 0+; the grammars win.
     */
    private static boolean isContradiction(String command, int avp) {
        return (avp == 299 && command.startsWith("CE")) || (avp == 294 && command.equals("ACA"));
    }

    static Stream<Arguments> cells() {
        var cells = new ArrayList<Arguments>();
        for (var table : List.of(OccurrenceTables.BASE, OccurrenceTables.ACCOUNTING)) {
            var rows =
                    table.lines().map(l -> List.of(l.strip().split(" +", -1))).toList();
            for (var row : rows.subList(1, rows.size())) {
                for (int column = 2; column < row.size(); column++) {
                    int code = Integer.parseInt(row.getFirst());
                    if (!isContradiction(rows.getFirst().get(column), code)) {
                        cells.add(arguments(rows.getFirst().get(column), code, row.get(1), row.get(column)));
                    }
                }
            }
        }
        return cells.stream();
    }

    @Requirement("R10-1")
    @ParameterizedTest(name = "{0} {2} {3}")
    @MethodSource("cells")
    void aBaseCommandCarriesAnAvpAsOftenAsTheTableSays(String command, int avp, String name, String cell) {
        boolean required = cell.startsWith("1");
        boolean many = cell.endsWith("+");

        assertThat(codes(command, avp, 0)).as("none").isEqualTo(required ? "[5005]" : "[]");
        assertThat(codes(command, avp, 1)).as("one").isEqualTo(cell.equals("0") ? "[5008]" : "[]");
        assertThat(codes(command, avp, 2))
                .as("two")
                .isEqualTo(many ? "[]" : cell.equals("0") ? "[5008, 5008]" : "[5009]");
    }

    private static String codes(String abbreviation, int avp, int count) {
        int code = CODES.getOrDefault(abbreviation.substring(0, 2), 0);
        long application = code == 271 ? 3 : 0;
        var command = SET.command(application, code, abbreviation.endsWith("R")).orElseThrow();
        var message = Ccr.of(application, code, command.isRequest() ? CommandFlags.REQUEST : 0);
        for (var element : command.grammar().elements()) {
            element.avp()
                    .filter(a -> element.min() > 0 && a.code() != avp)
                    .ifPresent(a -> message.add(sound(a.code())));
        }
        for (int i = 0; i < count; i++) {
            message.add(sound(avp));
        }
        return VALIDATOR.validate(message.message()).stream()
                .map(Fault::resultCode)
                .toList()
                .toString();
    }

    /** An AVP of the base protocol with a good value: numbers are 1 or, for the Result-Code, 2001. */
    private static Avp sound(int code) {
        var avp = SET.avp(0, code, 0).orElseThrow();
        return switch (avp.type()) {
            case GROUPED ->
                Ccr.group(
                        code,
                        0,
                        avp.flags(),
                        avp.group().orElseThrow().elements().stream()
                                .filter(e -> e.min() > 0 || e.name().equals("Auth-Application-Id"))
                                .flatMap(e -> e.avp().stream())
                                .map(a -> sound(a.code()))
                                .toArray(Avp[]::new));
            case DIAMETER_URI -> Ccr.text(code, "aaa://a");
            case ADDRESS -> Ccr.avp(code, 0, avp.flags(), new byte[] {0, 1, 127, 0, 0, 1});
            case UNSIGNED64 -> Ccr.avp(code, 0, avp.flags(), new byte[8]);
            case UTF8_STRING, DIAMETER_IDENTITY, OCTET_STRING -> Ccr.text(code, "a");
            default -> Ccr.number(code, code == 268 ? 2001 : 1);
        };
    }
}
