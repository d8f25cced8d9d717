package io.vernier.dictionary.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each format becomes as {@code .dia}, what {@code .dia} becomes in each format, and what is said of the rest. */
class GoldenTest {
    @ParameterizedTest
    @EnumSource
    void everyFormatIsImported(ExchangeFormat format) throws IOException {
        var result = DictionaryImport.read(format, List.of(Samples.file(format)), Samples.KNOWN);

        assertThat(Samples.shown(result)).isEqualTo(Samples.golden("import-" + format + ".txt"));
    }

    @ParameterizedTest
    @EnumSource
    void everyFormatIsExported(ExchangeFormat format) throws IOException {
        var result = DictionaryExport.write(format, List.of(Samples.tolls()), true);

        assertThat(Samples.shown(result)).isEqualTo(Samples.golden("export-" + format + ".txt"));
    }

    @Test
    void aVendorWithoutANameIsCalledAsAKnownDictionaryCallsIt() throws IOException {
        var file = Samples.file(ExchangeFormat.FREEDIAMETER_CSV);

        var alone = DictionaryImport.read(ExchangeFormat.FREEDIAMETER_CSV, List.of(file), Samples.KNOWN);
        var known = DictionaryImport.read(
                ExchangeFormat.FREEDIAMETER_CSV,
                List.of(file),
                Stream.concat(Samples.KNOWN.stream(), Stream.of(Samples.tolls()))
                        .toList());

        assertThat(alone.files().values()).first(STRING).contains("@vendor 32473 vendor32473\n");
        assertThat(known.files().values()).first(STRING).contains("@vendor 32473 Example\n");
    }
}
