package io.vernier.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExplanationTest {
    @Test
    void causeAndRemedyReadAsSentences() {
        assertThat(new Explanation("VN-3301", "the peer closed the connection", "See its log."))
                .hasToString("VN-3301 the peer closed the connection. See its log.");
        assertThat(new Explanation("VN-2106", "No answer came.", "")).hasToString("VN-2106 No answer came.");
    }
}
