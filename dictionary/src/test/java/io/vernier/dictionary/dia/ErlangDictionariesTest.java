package io.vernier.dictionary.dia;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.requirements.Requirement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dictionaries that Erlang's diameter brings, and what its compiler says to ours. */
class ErlangDictionariesTest {
    private static final Path INVALID = Path.of("src/test/resources/dictionary/invalid");

    /** Where Erlang's compiler answers otherwise, and why. */
    private static final Map<String, String> DIFFERENT = Map.of(
            "message_has_error_flag.dia", "parse", // its grammar has ERR in answer-message only
            "uint32_out_of_range_command.dia", "ok", // it takes command codes of 32 bits
            "scan_unterminated_quote.dia", "scan");

    @Requirement("R3.2-1")
    @Test
    void theyReadAsErlangReadsThem(@TempDir Path folder) throws Exception {
        var originals = Erlang.dictionaries();
        var files = files(originals, f -> true);
        Erlang.run("lists:foreach(fun(F) -> {ok, [D]} = diameter_make:codec({path, F}, [parse, return]), "
                + "file:write_file(filename:join(\"" + folder
                + "\", filename:basename(F)), diameter_make:format(D)) end, "
                + strings(files) + ")");

        assertThat(files).hasSizeGreaterThanOrEqualTo(6);
        for (var file : files) {
            assertThat(meaning(folder.resolve(file.getFileName()), originals))
                    .as(file.toString())
                    .containsExactlyInAnyOrderElementsOf(meaning(file, originals));
        }
    }

    @Test
    void erlangReadsWhatWePrintAsItReadsTheOriginals(@TempDir Path folder) throws Exception {
        var originals = Erlang.dictionaries();
        var files = files(originals, f -> true);
        for (var file : files) {
            var printed = DiaFormatter.format(DiaParser.parse(DiaSource.read(file)));
            Files.writeString(folder.resolve(file.getFileName()), printed);
        }

        var lines = Erlang.run("lists:foreach(fun(F) -> R = [diameter_make:codec({path, G}, [parse, return]) "
                + "|| G <- [F, filename:join(\"" + folder + "\", filename:basename(F))]], "
                + "io:format(\"~p~n\", [length(lists:usort(R)) =:= 1 andalso element(1, hd(R))]) end, "
                + strings(files) + ")");

        assertThat(lines).hasSize(files.size()).allMatch("ok"::equals);
    }

    @Test
    void erlangFindsTheSameMistakeInEveryInvalidDictionary() throws Exception {
        Erlang.dictionaries();
        var files = files(INVALID, file -> {
            try {
                return !Files.readString(file).contains("@inherits");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        var lines = Erlang.run("lists:foreach(fun(F) -> R = diameter_make:codec({path, F}, [parse, return]), "
                + "N = case R of {ok, _} -> ok; {error, T} when is_tuple(T) -> element(1, T); {error, T} -> T end, "
                + "io:format(\"~s ~0p~n\", [filename:basename(F), N]) end, " + strings(files) + ")");

        var theirs = new TreeMap<String, String>();
        lines.forEach(line -> theirs.put(line.split(" ", 2)[0], line.split(" ", 2)[1]));
        assertThat(theirs).hasSize(files.size());
        for (var file : files) {
            var name = file.getFileName().toString();
            var expected = usesOurOwnSections(file)
                    ? "scan"
                    : DIFFERENT.getOrDefault(name, name.substring(0, checkLength(name)));
            assertThat(theirs.get(name)).as(name).isEqualTo(expected);
        }
    }

    @Test
    void erlangReadsADictionaryWithoutTheSectionsThatOnlyWeHave(@TempDir Path folder) throws Exception {
        Erlang.dictionaries();
        var file = DiaParser.parse(new DiaSource("ours.dia", """
                @id 7
                @vendor 10415 3GPP
                @avp_types
                   Number  101  OctetString  V
                   Flags   102  Unsigned32   V
                @encoding e164 Number
                @bits Flags
                   LOW 0
                """));
        Files.writeString(folder.resolve("ours.dia"), DiaFormatter.format(file));
        Files.writeString(folder.resolve("theirs.dia"), DiaFormatter.format(file.forErlang()));

        var lines = Erlang.run("lists:foreach(fun(F) -> R = diameter_make:codec({path, F}, [parse, return]), "
                + "io:format(\"~p~n\", [element(1, R)]) end, "
                + strings(List.of(folder.resolve("ours.dia"), folder.resolve("theirs.dia"))) + ")");

        assertThat(lines).containsExactly("error", "ok");
    }

    private static boolean usesOurOwnSections(Path file) throws IOException {
        var text = Files.readString(file);
        return text.contains("@encoding") || text.contains("@bits") || text.contains("@avp_flags");
    }

    private static int checkLength(String file) {
        return Arrays.stream(DiaCheck.values())
                .map(DiaCheck::id)
                .filter(file::startsWith)
                .mapToInt(String::length)
                .max()
                .orElseThrow();
    }

    private static List<String> meaning(Path file, Path folder) throws IOException {
        var dictionaries = Dictionaries.from(DiaResolver.folders(List.of(folder)));
        return Meaning.of(dictionaries.parse(DiaSource.read(file)));
    }

    private static List<Path> files(Path folder, Predicate<Path> wanted) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".dia"))
                    .filter(wanted)
                    .sorted()
                    .toList();
        }
    }

    private static String strings(List<Path> files) {
        return files.stream().map(f -> "\"" + f + "\"").collect(Collectors.joining(",", "[", "]"));
    }
}
