package io.vernier.codec.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QosFilterRuleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tag in ip from any to assigned DSCP AF11             | tag in ip from any to assigned DSCP AF11",
                "TAG in 17 from any to any 5060 dscp ef               | tag in 17 from any to any 5060 DSCP EF",
                "tag in ip from any to any DSCP 46                    | tag in ip from any to any DSCP EF",
                "tag in ip from any to any DSCP 101110                | tag in ip from any to any DSCP EF",
                "tag in ip from any to any DSCP 000011                | tag in ip from any to any DSCP 3",
                "tag in ip from any to any DSCP 0                     | tag in ip from any to any DSCP CS0",
                "tag in ip from any to any DSCP 63                    | tag in ip from any to any DSCP 63",
                "meter out ip from any to any metering 1000000 AF11 AF13 | meter out ip from any to any metering 1000000 AF11 AF13",
                "meter out ip from any to any metering 0 ef Drop      | meter out ip from any to any metering 0 EF drop",
                "meter out 6 from !::1 to any metering 9223372036854775807 af41 af43 | meter out 6 from !::1 to any metering 9223372036854775807 AF41 AF43",
            })
    void aRuleIsWrittenInOneSpelling(String text, String canonical) {
        var rule = QosFilterRule.parse(text);

        assertThat(rule).hasToString(canonical);
        assertThat(QosFilterRule.parse(canonical)).isEqualTo(rule);
        byte[] data = text.getBytes(StandardCharsets.US_ASCII);
        assertThat(QosFilterRule.decode(data, 0, data.length)).isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "permit in ip from any to any                 | column 1: \"permit\" (expected: tag or meter)",
                "tag in ip from any to any                    | column 26: the end (expected: DSCP)",
                "tag in ip from any to any metering 1 AF11 AF12 | column 27: \"metering\" (expected: DSCP)",
                "tag in ip from any to any DSCP               | column 31: the end (expected: a DSCP such as AF11",
                "tag in ip from any to any DSCP 64            | column 32: DSCP: \"64\" (expected: AF11 to AF43, EF, CS0 to CS7",
                "tag in ip from any to any DSCP AF14          | column 32: DSCP: \"AF14\"",
                "tag in ip from any to any DSCP AF11 frag     | column 37: \"frag\" (expected: the end of the rule)",
                "meter in ip from any to any DSCP AF11        | column 29: \"DSCP\" (expected: metering)",
                "meter in ip from any to any metering fast AF11 AF12 | column 38: \"fast\" (expected: a rate in bits per second)",
                "meter in ip from any to any metering 1k AF11 AF12 | column 39: \"k\"",
                "meter in ip from any to any metering 9223372036854775808 AF11 AF12 | column 38:",
                "meter in ip from any to any metering 1 AF11  | column 44: the end (expected: a DSCP",
                "meter in ip from any to any metering 1 CS1 AF12 | metering colour: CS1 (expected: AF11 to AF43, or EF)",
                "meter in ip from any to any metering 1 drop drop | column 40: DSCP: \"drop\"",
            })
    void everyComplaintNamesColumnAndExpectation(String text, String complaint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QosFilterRule.parse(text))
                .withMessageStartingWith("QoSFilterRule \"")
                .withMessageContaining(complaint);
    }

    @Test
    void everyCodepointComesBackFromItsText() {
        for (int value = 0; value < 64; value++) {
            assertThat(Dscp.parse(new Dscp(value).toString())).isEqualTo(new Dscp(value));
        }
        assertThat(new Dscp(10)).hasToString("AF11");
        assertThat(new Dscp(38)).hasToString("AF43");
        assertThat(new Dscp(40)).hasToString("CS5");
        assertThatIllegalArgumentException().isThrownBy(() -> new Dscp(64));
    }
}
