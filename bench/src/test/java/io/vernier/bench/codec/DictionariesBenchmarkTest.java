package io.vernier.bench.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DictionariesBenchmarkTest {
    @ParameterizedTest
    @EnumSource
    void theRequestIsSoundByEitherSet(ShippedDictionaries dictionaries) {
        var benchmark = new DictionariesBenchmark();
        benchmark.dictionaries = dictionaries;
        benchmark.load();

        assertThat(benchmark.validate()).isTrue();
        assertThat(benchmark.decodeValidateAndRead()).isPositive();
    }

    @Test
    void oneIsOneAndAllAreHundreds() {
        assertThat(ShippedDictionaries.ONE.load().dictionaries()).hasSize(1);
        assertThat(ShippedDictionaries.ALL.load().dictionaries())
                .hasSizeGreaterThan(200)
                .doesNotHaveDuplicates()
                .startsWith(ShippedDictionaries.ONE.load().dictionaries().get(0));
    }
}
