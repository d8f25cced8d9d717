package io.vernier.cli.dict;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileToolsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void lintIsContentWithASoundDictionary() throws IOException {
        assertThat(Run.vernier("dict", "lint", Toll.in(folder).toString()))
                .isEqualTo(new Run(0, "1 file, 0 errors, 0 warnings\n", ""));
    }

    @Test
    void lintShowsPlaceRuleAndRemedyAndFails() throws IOException {
        String bad = file(
                "bad.dia", Toll.TEXT.replace("[ Vehicle ]", "[ Vehicel ]").replace("UTF8String  VM", "UTF8Strin VM"));

        assertThat(Run.vernier("dict", "lint", bad)).isEqualTo(new Run(1, """
                %1$s:8:22 error AVP Gate-Id has unknown type UTF8Strin [avp_has_unknown_type]
                  try: Did you mean UTF8String? Use a type of RFC 6733 sections 4.2 and 4.3; OctetString holds anything.
                %1$s:14:86 error AVP Vehicel is neither defined nor inherited [avp_not_defined]
                  try: Did you mean Vehicle? Correct the name, add the AVP to @avp_types, or inherit it with @inherits.
                1 file, 2 errors, 0 warnings
                """.formatted(bad), ""));
    }

    @Test
    void lintFailsAtWarningsWhereItIsStrict() throws IOException {
        String odd = file("odd.dia", Toll.TEXT.replace("LORRY  1", "LORRY  0"));

        var run = Run.vernier("dict", "lint", odd);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains(":23:4 warning AVP Vehicle-Class (4/32473) has two names for 0: CAR and LORRY");
        assertThat(Run.vernier("dict", "lint", "--strict", odd).exitCode()).isEqualTo(1);
        assertThat(Run.vernier("dict", "lint", "--json", odd).out())
                .isEqualTo("{\"file\":\"" + odd + "\",\"line\":23,\"column\":4,\"severity\":\"warning\","
                        + "\"rule\":\"value_number_twice\",\"message\":\"AVP Vehicle-Class (4/32473) has two names for 0: "
                        + "CAR and LORRY\",\"remedy\":\"Correct one of the numbers, or remove one of the names.\"}\n");
    }

    @Test
    void filesInheritFromFilesBesideThemAndFromOurs() throws IOException {
        Toll.in(folder);
        String heir = file("heir.dia", """
                @inherits toll Gate-Id
                @inherits rfc8506 Rating-Group
                @avp_types
                   Both 1000 Grouped M
                @grouped
                   Both ::= < AVP Header: 1000 > [ Gate-Id ] [ Rating-Group ]
                """);

        assertThat(Run.vernier("dict", "lint", heir).out()).isEqualTo("1 file, 0 errors, 0 warnings\n");
        assertThat(Run.vernier("dict", "show", "Both", "--dict", heir).out()).contains("[ Rating-Group ]");
    }

    @Test
    void diffTellsWhatWasAddedRemovedAndChanged() throws IOException {
        String before = Toll.in(folder).toString();
        String after = file(
                "after.dia",
                Toll.TEXT
                        .replace("Vehicle-Class  4  Enumerated  V", "Vehicle-Class  4  Enumerated  VM")
                        .replace("Gate-Id        1", "Gate-Id        9"));

        assertThat(Run.vernier("dict", "diff", before, after)).isEqualTo(new Run(1, """
                - AVP Gate-Id (1/32473)
                ~ AVP Vehicle-Class (4/32473)
                    M bit: false -> true
                + AVP Gate-Id (9/32473)
                """, ""));
        assertThat(Run.vernier("dict", "diff", before, before)).isEqualTo(new Run(0, "", ""));
        assertThat(Run.vernier("dict", "diff", "--json", before, after).out().lines())
                .contains(
                        "{\"change\":\"changed\",\"subject\":\"AVP Vehicle-Class (4/32473)\",\"details\":[\"M bit: false -> true\"]}");
        assertThat(Run.vernier("dict", "diff", "rfc8506", "ts32299_gy").out())
                .contains("~ AVP Multiple-Services-Credit-Control (456)");
        assertThat(Run.vernier("dict", "diff", "rfc8506", "rfc850").err())
                .contains("VN-8302 \"rfc850\" is neither a file nor a dictionary (did you mean rfc8506");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"wireshark .xml", "freediameter .json", "jdiameter .xml", "go-diameter .xml", "erlang .dia"})
    void whatIsExportedIsImportedAgain(String formatAndEnding) throws IOException {
        String format = formatAndEnding.split(" ", -1)[0];
        var exported = folder.resolve("exported" + formatAndEnding.split(" ", -1)[1]);
        String toll = Toll.in(folder).toString();

        var out = Run.vernier("dict", "export", "--to", format, toll, "-o", exported.toString());
        assertThat(out.exitCode()).isZero();
        assertThat(out.err()).endsWith("wrote " + exported + "\n");
        var in = Run.vernier("dict", "import", "--from", format, exported.toString());

        assertThat(in.exitCode()).isZero();
        assertThat(in.out().lines().map(l -> l.replaceAll(" +", " ")))
                .contains("@vendor 32473 Example")
                .anyMatch(l -> l.startsWith(" Gate-Id 1 UTF8String VM"));
    }

    @Test
    void severalFilesNeedAFolder() throws IOException {
        String xml = file("two.xml", """
                <dictionary>
                  <base><command name="Ping" code="300" vendor-id="None"/></base>
                  <application id="9" name="Nine"><command name="Pong" code="301"/></application>
                </dictionary>
                """);
        var target = folder.resolve("out");

        assertThat(Run.vernier("dict", "import", "--from", "wireshark", xml).err())
                .contains("VN-8305 The commands of 2 applications need a file each", "-o FOLDER");
        assertThat(Run.vernier("dict", "import", "--from", "wireshark", xml, "-o", target.toString())
                        .exitCode())
                .isZero();
        assertThat(target.resolve("two.dia")).exists();
        assertThat(target.resolve("two_9.dia"))
                .content()
                .contains("Pong-Request ::= < Diameter Header: 301, REQ, PXY >");
        assertThat(Run.vernier("dict", "lint", target.resolve("two_9.dia").toString())
                        .exitCode())
                .isZero();
    }

    @Test
    void exportTellsWhatAFormatCannotHold() throws IOException {
        var run = Run.vernier(
                "dict", "export", "--to", "wireshark", "--own", Toll.in(folder).toString());

        assertThat(run.out()).startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<dictionary>\n");
        assertThat(run.err()).isEqualTo("""
                note: Toll-Request the grammar of a command is not kept, nor its P bit (2 times, here first)
                note: Vehicle (2/32473) how often, in which order and whether alone a group's members occur is not kept
                """);
        assertThat(Run.vernier("dict", "export", "--to", "erlang", "rfc6733", "rfc8506")
                        .err())
                .contains("VN-8304 As erlang this cannot be written: 2 dictionaries (expected: one");
    }

    @Test
    void wrongInputsAreToldWithTheirPlaces() throws IOException {
        String text = file("text.xml", "not xml");

        assertThat(Run.vernier("dict", "import", "--from", "wireshark", text))
                .satisfies(r -> assertThat(r.exitCode()).isEqualTo(1))
                .satisfies(r -> assertThat(r.err()).contains("VN-8303 " + text + ":1:1 is no XML that can be read"));
        assertThat(Run.vernier("dict", "import", "--from", "erlang", file("bad.dia", "@nam x"))
                        .err())
                .contains("VN-8301 ", "bad.dia:1:1 ");
        assertThat(Run.vernier("dict", "import", "--from", "pcap", text).err())
                .contains("VN-8001 there is no format \"pcap\" (expected: wireshark, freediameter,");
        assertThat(Run.vernier("dict", "import", text).err()).contains("import needs --from");
        assertThat(Run.vernier("dict", "export", "--to", "erlang").err())
                .contains("export needs at least one dictionary");
        assertThat(Run.vernier("dict", "lint").err()).contains("lint needs at least one file");
        assertThat(Run.vernier("dict", "diff", text).err()).contains("diff needs two dictionaries");
        assertThat(Run.vernier(
                                "dict",
                                "import",
                                "--from",
                                "jdiameter",
                                folder.resolve("gone").toString())
                        .err())
                .contains("VN-8002 There is no file " + folder.resolve("gone"));
    }
}
