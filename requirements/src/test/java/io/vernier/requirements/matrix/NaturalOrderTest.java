package io.vernier.requirements.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {
    @Test
    void numbersInsideIdsCountAsNumbers() {
        var ids = List.of("S28", "R10-1", "F7", "R6.1.3-10", "R6-2", "S3", "R6.1.3-9", "F43");

        assertThat(ids.stream().sorted(NaturalOrder.INSTANCE))
                .containsExactly("F7", "F43", "R6-2", "R6.1.3-9", "R6.1.3-10", "R10-1", "S3", "S28");
    }

    @Test
    void aPrefixComesFirst() {
        assertThat(NaturalOrder.INSTANCE.compare("R6", "R6-1")).isNegative();
        assertThat(NaturalOrder.INSTANCE.compare("R6-1", "R6-1")).isZero();
    }
}
