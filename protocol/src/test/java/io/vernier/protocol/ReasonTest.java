package io.vernier.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonTest {
    @ParameterizedTest
    @EnumSource
    void explainsInWholeSentences(Reason reason) {
        var explanation =
                reason.explain(Collections.nCopies(reason.arity(), "value").toArray());

        assertThat(explanation.code()).isEqualTo(reason.code()).matches("VN-2\\d{3}");
        assertThat(explanation.cause())
                .endsWith(reason.name().startsWith("PEER_") ? "" : ".")
                .doesNotContain("{}");
        assertThat(explanation.remedy()).isNotEmpty().doesNotContain("{}");
    }

    @Test
    void givesEveryReasonACodeOfItsOwn() {
        assertThat(Arrays.stream(Reason.values()).map(Reason::code)).doesNotHaveDuplicates();
    }

    @Test
    void putsTheValuesInOrderCauseFirst() {
        assertThat(Reason.CEA_TIMEOUT
                        .explain("ocs.example.net", "PT10S", "pcef.example.net")
                        .toString())
                .isEqualTo("VN-2106 ocs.example.net did not answer the Capabilities-Exchange-Request within PT10S. The"
                        + " peer may discard requests from nodes that it does not know: check that our Origin-Host"
                        + " pcef.example.net is configured there.");
    }

    @Test
    void wantsExactlyItsValues() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Reason.PEER_CLOSED.explain())
                .withMessage("PEER_CLOSED takes 1 values (got: 0)");
    }

    @Test
    void showsWhatPeersSentWithoutItsControlCharacters() {
        assertThat(Reason.BAD_CER
                        .explain("a\nb\u001b[2J\u202e é " + "x".repeat(600))
                        .cause())
                .startsWith("The Capabilities-Exchange-Request cannot be accepted: a\\u000ab\\u001b[2J\\u202e é xxx")
                .endsWith("x....")
                .hasSizeLessThan(600);
    }
}
