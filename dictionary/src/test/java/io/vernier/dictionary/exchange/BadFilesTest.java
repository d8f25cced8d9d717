package io.vernier.dictionary.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vernier.dictionary.dia.DiaException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that are not what was said: the place and the reason, never a stack trace of a parser, and nothing fetched. */
class BadFilesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static void isRefused(ExchangeFormat format, Path file, String message) {
        assertThatThrownBy(() -> DictionaryImport.read(format, List.of(file), List.of()))
                .isInstanceOf(ExchangeException.class)
                .hasMessage(message.replace("FILE", file.toString()));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            WIRESHARK        | <dictionary><base                 | FILE:1:18 is no XML that can be read: XML document structures must start and end within the same entity.
            WIRESHARK        | <diameter/>                       | FILE:1:1 is <diameter> (expected: Wireshark's <dictionary>)
            WIRESHARK        | <dictionary><avp code='1'/></dictionary> | FILE:1:13 <avp> has no attribute "name", which it needs
            WIRESHARK        | <dictionary><avp name='A' code='x'><type type-name='Time'/></avp></dictionary> | FILE:1:13 attribute code of <avp> is "x" (expected: a number of 32 bits)
            WIRESHARK        | <dictionary>&secret;</dictionary> | FILE:1:13 names the entity secret, which no <!ENTITY secret SYSTEM ...> declares as a file
            JDIAMETER        | <diameter/>                       | FILE:1:1 is <diameter> (expected: jDiameter's <dictionary>)
            GO_DIAMETER      | <dictionary/>                     | FILE:1:1 is <dictionary> (expected: go-diameter's <diameter>)
            GO_DIAMETER      | <diameter><application id='4'><avp name='A' code='1'/></application></diameter> | FILE:1:31 A has no <data>, which says its type
            FREEDIAMETER     | []                                | FILE is an array (expected: an object)
            FREEDIAMETER     | {}                                | FILE has no AVPs, Commands or Applications (expected: freeDiameter's JSON)
            FREEDIAMETER     | {"AVPs": [{"Name": "A"}]}         | FILE AVPs[0] has no "Type", which it needs
            FREEDIAMETER     | {"AVPs": [{"Name": "A", "Type": "Time", "Code": -3000000000}]} | FILE AVPs[0].Code the value is "-3000000000" (expected: a number of 32 bits)
            FREEDIAMETER     | {"AVPs": [                        | FILE:1:11 the text ends where a value is due (expected: freeDiameter's JSON)
            FREEDIAMETER_CSV | a text about nothing              | FILE:1:1 has 1 cells (expected: NAME,CODE,SECTION,TYPE,MUST,...)
            FREEDIAMETER_CSV | # a comment                       | FILE has no row with an AVP (expected: NAME,CODE,SECTION,TYPE,FLAGS,...)
            FREEDIAMETER_CSV | @vendr,10415                      | FILE:1:1 is the unknown row @vendr (expected: @vendor or @standard)
            FREEDIAMETER_CSV | "A,12a,1,Time,M,,,,"              | FILE:1:1 the code of A is "12a" (expected: a number of 32 bits)
            """)
    void whatIsWrongIsSaidWithItsPlace(ExchangeFormat format, String text, String message) throws IOException {
        isRefused(format, file("bad" + format.ending(), text), message);
    }

    @ParameterizedTest
    @EnumSource
    void octetsThatAreNoTextAreRefused(ExchangeFormat format) throws IOException {
        var file = Files.write(folder.resolve("noise"), new byte[] {(byte) 0xff, 0, (byte) 0xc3, 0x28, 1});

        assertThatThrownBy(() -> DictionaryImport.read(format, List.of(file), List.of()))
                .isInstanceOfAny(ExchangeException.class, DiaException.class)
                .hasMessageContaining(file.toString());
    }

    @ParameterizedTest
    @EnumSource
    void aMissingFileIsNamed(ExchangeFormat format) {
        var file = folder.resolve("missing");

        assertThatThrownBy(() -> DictionaryImport.read(format, List.of(file), List.of()))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining(file.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "../secret.xml,      'includes \"../secret.xml\" (expected: the name of a file in the same folder)'",
        "/etc/passwd,        'includes \"/etc/passwd\" (expected: the name of a file in the same folder)'",
        "file:///etc/passwd, 'includes \"file:///etc/passwd\" (expected: the name of a file in the same folder)'",
        "gone.xml,           'includes gone.xml, which is not in the same folder'",
        "main.xml,           'includes main.xml, which includes it in turn'",
    })
    void onlyFilesBesideItAreIncluded(String name, String message) throws IOException {
        var inner = Files.createDirectories(folder.resolve("inner"));
        Files.writeString(folder.resolve("secret.xml"), "<avp/>");
        var main = Files.writeString(
                inner.resolve("main.xml"),
                "<!DOCTYPE dictionary [<!ENTITY x SYSTEM \"" + name + "\">]>\n<dictionary>\n  &x;\n</dictionary>");

        isRefused(ExchangeFormat.WIRESHARK, main, main + ":3:3 " + message);
    }

    @Test
    void entitiesDoNotMultiply() throws IOException {
        var bomb = file("bomb.xml", """
                <!DOCTYPE dictionary [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
                <dictionary>&b;</dictionary>""");

        assertThatThrownBy(() -> DictionaryImport.read(ExchangeFormat.WIRESHARK, List.of(bomb), List.of()))
                .isInstanceOf(ExchangeException.class)
                .hasMessageContaining("names the entity b");
    }

    @Test
    void theEncodingOfAFileCounts() throws IOException {
        var latin = Files.write(
                folder.resolve("latin.xml"),
                "<?xml version='1.0' encoding='ISO-8859-1'?><dictionary><vendor vendor-id='E' code='7' name='M\u00fcller'/><avp name='A' code='1' vendor-id='E'><type type-name='Time'/></avp></dictionary>"
                        .getBytes(StandardCharsets.ISO_8859_1));

        var imported = DictionaryImport.read(ExchangeFormat.WIRESHARK, List.of(latin), List.of());

        assertThat(imported.files().get("latin.dia")).contains("@vendor 7 M-ller");
        isRefused(
                ExchangeFormat.WIRESHARK,
                file("odd.xml", "<?xml version='1.0' encoding='EBCDIC-X'?><dictionary/>"),
                "FILE:1:1 has an encoding that is not known here: EBCDIC-X");
    }
}
