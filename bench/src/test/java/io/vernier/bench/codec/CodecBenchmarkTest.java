package io.vernier.bench.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CodecBenchmarkTest {
    private final CodecBenchmark benchmark = new CodecBenchmark();

    @Test
    void whatIsMeasuredIsRight() {
        assertThat(benchmark.validate()).isTrue();
        assertThat(benchmark.readAnswer()).isTrue();
        assertThat(benchmark.roundTrip()).isEqualTo(benchmark.decodeAndRead() - 7);
        assertThat(benchmark.buildRequest().message().fault()).isEmpty();
        assertThat(benchmark.buildAnswer().message().fault()).isEmpty();
        assertThat(benchmark.decode().fault()).isEmpty();
    }
}
