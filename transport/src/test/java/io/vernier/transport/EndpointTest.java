package io.vernier.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

final class EndpointTest {
    @Test
    void printsAsItIsWritten() {
        assertThat(Endpoint.of("ocs1.example.net", 3868)).hasToString("ocs1.example.net:3868");
        assertThat(Endpoint.of("::1", 3868)).hasToString("[::1]:3868");
        assertThat(new Endpoint(List.of("192.0.2.1", "2001:db8::1"), 3868)).hasToString("192.0.2.1,[2001:db8::1]:3868");
    }

    @Test
    void refusesWhatNobodyCanBeReachedAt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Endpoint.of("host", 65_536))
                .withMessage("port 65536 (expected: 0..65535)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Endpoint(List.of(), 3868))
                .withMessageContaining("without a host");
    }
}
