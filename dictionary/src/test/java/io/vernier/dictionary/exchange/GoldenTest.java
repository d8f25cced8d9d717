package io.vernier.dictionary.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
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
}
