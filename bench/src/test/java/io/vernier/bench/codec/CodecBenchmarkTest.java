package io.vernier.bench.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CodecBenchmarkTest {
    private final CodecBenchmark benchmark = new CodecBenchmark();

    @Test
    void whatIsMeasuredIsRight() {
        assertThat(benchmark.validateRequest()).isTrue();
        assertThat(benchmark.validateAnswer()).isTrue();
        assertThat(benchmark.roundTrip()).isEqualTo(benchmark.decodeAndReadRequest() - 7);
        assertThat(benchmark.decodeAndReadAnswer()).isPositive();
        assertThat(benchmark.exchange()).isTrue();
        assertThat(benchmark.buildRequest().message().fault()).isEmpty();
        assertThat(benchmark.buildAnswer().message().fault()).isEmpty();
        assertThat(benchmark.decodeRequest().fault()).isEmpty();
    }
}
