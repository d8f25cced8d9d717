package io.vernier.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class GyExchangeTest {
    private final CreditControlRequest request = GyExchange.request(GyExchange.session(7), 3, Instant.EPOCH);

    @Test
    void theMessagesHaveTheSizesThatOthersWereMeasuredWith() {
        assertThat(request.message().length()).isEqualTo(GyExchange.REQUEST_LENGTH);
        assertThat(GyExchange.answer(request).message().length()).isEqualTo(GyExchange.ANSWER_LENGTH);
    }

    @Test
    void bothSidesSeeWhatTheOtherWrote() {
        assertThat(GyExchange.read(request)).isEqualTo(3 + 43 + 12 + 15 + 1_048_576 + 100);
        assertThat(GyExchange.isGranted(GyExchange.answer(request))).isTrue();
    }
}
