package io.vernier.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TransportLimitsTest {
    private final TransportLimits.Builder builder = TransportLimits.builder();

    @ParameterizedTest
    @ValueSource(ints = {-4, 0, 16, 21, 16_777_215, 16_777_216})
    void aMessageLengthThatTheHeaderCannotSayIsRefused(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.maxMessageLength(length))
                .withMessage("max-message-length: " + length + " (expected: a multiple of 4 from 20 to 16777212)");
    }

    @Test
    void aLaneMustHoldTheLongestMessage() {
        builder.maxMessageLength(4000).highWatermark(1000).queuedBytes(3999);

        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining("queued-bytes: 3999");
    }

    @Test
    void theWatermarkLiesWithinTheLane() {
        builder.queuedBytes(2 << 20).highWatermark((2 << 20) + 1);

        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining("high-watermark");
    }

    @Test
    void aTimeOutIsMoreThanNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.fragmentTimeout(Duration.ZERO))
                .withMessage("fragment-timeout: PT0S (expected: more than zero)");
    }

    @Test
    void aBuilderMayGoOnAfterBuilding() {
        TransportLimits first = builder.connectTimeout(Duration.ofSeconds(1)).build();
        TransportLimits second = builder.connectTimeout(Duration.ofSeconds(2)).build();

        assertThat(first.connectTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(second.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
    }
}
