package io.vernier.interop.tshark;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.Grammar;
import io.vernier.dictionary.dia.DiaResolver;
import io.vernier.dictionary.dia.DiaSource;
import io.vernier.dictionary.dia.Dictionaries;
import io.vernier.interop.messages.OurDictionaries;
import io.vernier.interop.messages.Specimen;
import io.vernier.interop.process.ForeignStack;
import io.vernier.interop.process.Needs;
import io.vernier.messages.base.DiameterBase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code vernier dict export --to wireshark} writes is all that tshark needs to know a user's own application. */
@Needs(ForeignStack.TSHARK)
class ExportedDictionaryTest {
    private static final String TOLLS = """
            @id 16777999
            @name tolls
            @vendor 32473 Example
            @inherits rfc6733 Session-Id Origin-Host Origin-Realm Result-Code

            @avp_types
               Gate-Id        1  UTF8String  VM
               Vehicle        2  Grouped     VM
               Vehicle-Class  3  Enumerated  V
               Weight         4  Float64     V
               Seen           5  Time        V
               Camera         6  Address     V

            @messages
               Toll-Request ::= < Diameter Header: 8389000, REQ, PXY >
                                < Session-Id > { Origin-Host } { Origin-Realm } { Gate-Id } [ Vehicle ] * [ AVP ]
               Toll-Answer ::= < Diameter Header: 8389000, PXY >
                               < Session-Id > { Result-Code } { Origin-Host } { Origin-Realm } * [ AVP ]

            @grouped
               Vehicle ::= < AVP Header: 2 > { Vehicle-Class } [ Weight ] [ Seen ] * [ Camera ]

            @enum Vehicle-Class
               LORRY  1
            """;

    /** Not below the project: tshark reads it with the rights of nobody. */
    @TempDir
    Path folder;

    @Test
    void tsharkCallsTheAvpsOfAUserAndOursByTheNamesInTheExportedDictionary() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var dia = Files.writeString(folder.resolve("tolls.dia"), TOLLS);
        var data = folder.resolve("wireshark");
        var diameter = Files.createDirectories(data.resolve("diameter"));
        Vernier.run(
                "dict",
                "export",
                "--to",
                "wireshark",
                dia.toString(),
                "ts29212_gx",
                "rfc6733",
                "-o",
                diameter.resolve("dictionary.xml").toString());
        var specimens = Stream.of(tolls(), OurDictionaries.read("ts29212_gx"))
                .flatMap(d -> Specimen.of(d).stream())
                .toList();

        var dissected = Tshark.dissectWith(
                data, folder, specimens.stream().map(Specimen::message).toList());

        assertThat(specimens).hasSize(2 + 4);
        for (int i = 0; i < specimens.size(); i++) {
            Agreement.check(specimens.get(i).message(), dissected.get(i));
            isNamed(dissected.get(i).avps(), specimens.get(i).command().grammar());
        }
        assertThat(dissected.getFirst().avps().getLast().members().getFirst().shown())
                .isEqualTo("1");
    }

    /** By the grammar that they stand in, or by the base protocol where that takes any AVP. */
    private static void isNamed(List<DissectedAvp> avps, Grammar grammar) {
        for (var avp : avps) {
            int code = (int) avp.code();
            int vendor = (int) avp.vendor();
            var ours = grammar.element(code, vendor)
                    .flatMap(io.vernier.dictionary.Element::avp)
                    .or(() -> DiameterBase.dictionary().avp(code, vendor))
                    .orElseThrow();
            // of Experimental-Result-Code Wireshark says first that it knows no vendor's codes
            assertThat(avp.name().replace("other_vendor.", "")).isEqualTo(ours.name());
            isNamed(avp.members(), ours.group().orElse(Grammar.of(List.of())));
        }
    }

    private static Dictionary tolls() {
        return Dictionaries.from(DiaResolver.none())
                .with(DiameterBase.dictionary())
                .parse(new DiaSource("tolls.dia", TOLLS));
    }
}
