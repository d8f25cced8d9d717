package io.vernier.cli.dict;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookupToolsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private static void fails(int exitCode, String message, String... arguments) {
        var run = Run.vernier(arguments);

        assertThat(run.err()).contains(message);
        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(exitCode);
    }

    @Test
    void listHasALineForEachDictionary() throws IOException {
        var run = Run.vernier("dict", "list", "--dict", Toll.in(folder).toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines().map(l -> l.replaceAll(" +", " ")))
                .contains(
                        "DICTIONARY APPLICATION VENDOR COMMANDS AVPS INHERITS FROM",
                        "toll 16777999 32473 Example 2 3 rfc6733",
                        "rfc6737 10 0 IETF 2 0 rfc6733");
    }

    @Test
    void listAsJsonHasTheMembersThatProgramsRelyOn() throws IOException {
        assertThat(Run.vernier(
                                "dict",
                                "list",
                                "--json",
                                "--dict",
                                Toll.in(folder).toString())
                        .out()
                        .lines())
                .contains("{\"name\":\"toll\",\"application\":16777999,\"vendor\":32473,\"vendorName\":\"Example\","
                        + "\"commands\":2,\"avps\":3,\"inherits\":[\"rfc6733\"]}");
    }

    @Test
    void searchShowsKindNumberAndPlace() throws IOException {
        var run = Run.vernier(
                "dict", "search", "vehicle", "--dict", Toll.in(folder).toString());

        assertThat(run).isEqualTo(new Run(0, """
                WHAT  NAME           NUMBER   WHERE
                AVP   Vehicle        2/32473  toll
                AVP   Vehicle-Class  4/32473  toll
                """, ""));
        assertThat(Run.vernier("dict", "search", "--json", "1032/10415").out())
                .startsWith("{\"kind\":\"AVP\",\"name\":\"RAT-Type\",\"number\":1032,\"vendor\":10415,\"where\":\"");
    }

    @Test
    void searchMayBeLimitedToAVendor() {
        assertThat(Run.vernier("dict", "search", "user-name", "--vendor", "ietf")
                        .out()
                        .lines())
                .anyMatch(l -> l.matches("AVP +User-Name +1 +rfc6733"))
                .noneMatch(l -> l.contains("/10415"));
        fails(1, "VN-8302 there is no vendor \"Nobody\"", "dict", "search", "user", "--vendor", "Nobody");
    }

    @Test
    void whatIsNotFoundIsSaidWithNearNames() {
        fails(1, "nothing is called \"Orgin-Host\" (did you mean Origin-Host", "dict", "search", "Orgin-Host");
        fails(1, "nothing is called \"Orgin-Host\" (did you mean Origin-Host", "dict", "show", "Orgin-Host");
        fails(2, "search needs one word; see: vernier dict search --help", "dict", "search");
        fails(2, "show needs one name or number; see: vernier dict show --help", "dict", "show", "a", "b");
        fails(2, "there is no command \"dict shwo\"; see: vernier dict --help", "dict", "shwo");
        assertThat(Run.vernier("dict").exitCode()).isEqualTo(2);
    }

    @Test
    void anAvpIsShownWithTheFlagsThatHeirsGiveIt() throws IOException {
        var file = Files.writeString(
                folder.resolve("mine.dia"), "@name mine\n@inherits rfc6733 Class\n@avp_flags\n Class -\n");

        assertThat(Run.vernier("dict", "show", "25/0", "--dict", file.toString())
                        .out()
                        .lines())
                .contains("  flags       M", "  flags       - in mine");
        assertThat(Run.vernier("dict", "show", "--json", "25/0", "--dict", file.toString())
                        .out())
                .contains("\"flagsOfHeirs\":[{\"dictionary\":\"mine\",\"flags\":\"-\"}]");
    }

    @Test
    void anAvpIsShownWithItsPlaceValuesAndUses() throws IOException {
        String file = Toll.in(folder).toString();

        assertThat(Run.vernier("dict", "show", "vehicle-class", "--dict", file))
                .isEqualTo(new Run(0, """
                AVP Vehicle-Class (4/32473)
                  type        Enumerated
                  flags       V
                  vendor      32473 Example
                  defined in  toll (%s:10:4)
                  value       0 CAR
                  value       1 LORRY
                  used in     toll Vehicle  [ Vehicle-Class ]
                """.formatted(file), ""));
        assertThat(Run.vernier("dict", "show", "2/32473", "--dict", file).out())
                .contains(
                        "AVP Vehicle (2/32473)\n",
                        "  grammar     [ Vehicle-Class ]\n",
                        "  used in     toll Toll-Request  [ Vehicle ]\n");
        assertThat(Run.vernier("dict", "show", "--json", "Gate-Id", "--dict", file)
                        .out())
                .startsWith(
                        "{\"kind\":\"AVP\",\"name\":\"Gate-Id\",\"code\":1,\"vendor\":32473,\"vendorName\":\"Example\","
                                + "\"type\":\"UTF8String\",\"flags\":\"VM\",\"dictionary\":\"toll\",\"place\":\"")
                .contains(
                        "\"comment\":\"the gate that saw it\",\"values\":[],\"grammar\":[],\"uses\":[{\"dictionary\":\"toll\","
                                + "\"in\":\"Toll-Request\",\"command\":true,\"element\":\"1* { Gate-Id }\"}]}");
    }

    @Test
    void aCodeOfAnotherVendorIsNotTakenForThisOnes() {
        fails(1, "vendor 0 has no AVP 1032; others have: ", "dict", "show", "1032/0");
        fails(1, "vendor 10415 has no AVP 432; others have: Rating-Group (432).", "dict", "show", "432/10415");
    }

    @Test
    void namesOfBitsAndEncodingsAreShown() throws IOException {
        var file = Files.writeString(folder.resolve("bits.dia"), """
                @name bits
                @vendor 32473 Example
                @avp_types
                   Lights  1  Unsigned32   V
                   Number  2  OctetString  V
                @bits Lights
                   Front  0
                   Rear   5  ; two of them
                @encoding tbcd
                   Number
                """);

        assertThat(Run.vernier("dict", "show", "Lights", "--dict", file.toString())
                        .out())
                .contains("  bit         0 Front\n  bit         5 Rear  ; two of them\n");
        assertThat(Run.vernier("dict", "show", "2/32473", "--dict", file.toString())
                        .out())
                .contains("  encoding    tbcd\n");
        assertThat(Run.vernier("dict", "export", "--to", "go-diameter", file.toString())
                        .err())
                .contains("the names of an AVP's bits are not kept", "the encoding of an AVP's octets is not kept");
    }

    @Test
    void commandsApplicationsAndVendorsAreShown() throws IOException {
        String file = Toll.in(folder).toString();

        assertThat(Run.vernier("dict", "show", "TR", "--dict", file).out())
                .startsWith(
                        "command Toll-Request (8389000)\n  short       TR\n  application 16777999 toll\n  flags       RP\n")
                .contains("  grammar     1* { Gate-Id }\n");
        assertThat(Run.vernier("dict", "show", "16777999", "--dict", file).out())
                .startsWith("dictionary toll\n  application 16777999\n  vendor      32473 Example\n")
                .contains(
                        "  about       A toll gate asks what a vehicle pays.\n",
                        "  inherits    rfc6733\n",
                        "  command     Toll-Answer (8389000)\n",
                        "  AVP         Gate-Id (1/32473)  UTF8String\n");
        assertThat(Run.vernier("dict", "show", "Example", "--dict", file).out())
                .isEqualTo("vendor Example (32473)\n  AVPs        3 in toll\n");
    }

    @Test
    void aDictionaryThatCannotBeUsedIsSaid() throws IOException {
        var broken = Files.writeString(folder.resolve("broken.dia"), "@id 1\n@avp_types\n  A 1 Tiem -\n  B x Time -\n");
        var noText = Files.write(folder.resolve("noise.dia"), new byte[] {(byte) 0xff, (byte) 0xfe});

        fails(
                1,
                "VN-8301 " + broken + " cannot be used: " + broken + ":4:5 ",
                "dict",
                "list",
                "--dict",
                broken.toString());
        fails(1, "VN-8301 " + noText + " is no text in UTF-8.", "dict", "list", "--dict", noText.toString());
        fails(
                1,
                "VN-8002 There is no file " + folder.resolve("gone.dia"),
                "dict",
                "list",
                "--dict",
                folder.resolve("gone.dia").toString());
    }
}
