package io.vernier.cli.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MachineTimeTest {
    @Test
    void idleTimeAndTimeOfGuestsIsNotCounted() {
        assertThat(MachineTime.busy("cpu  100 10 1 90000 5000 2 3 4 1000 1000"))
                .isEqualTo(Duration.ofMillis((100 + 10 + 1 + 2 + 3 + 4) * 10));
    }

    @Test
    void oldKernelsTellLess() {
        assertThat(MachineTime.busy("cpu  100 10 1 90000")).isEqualTo(Duration.ofMillis(1_110));
    }
}
