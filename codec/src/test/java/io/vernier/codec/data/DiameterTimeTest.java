package io.vernier.codec.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vernier.requirements.Requirement;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiameterTimeTest {
    @Requirement("R4-14")
    @ParameterizedTest
    @CsvSource({
        "80000000, 1968-01-20T03:14:08Z",
        "83aa7e80, 1970-01-01T00:00:00Z",
        "e8fe6f80, 2023-11-14T22:13:20Z",
        "ffffffff, 2036-02-07T06:28:15Z",
        "00000000, 2036-02-07T06:28:16Z",
        "00000001, 2036-02-07T06:28:17Z",
        "7fffffff, 2104-02-26T09:42:23Z",
    })
    void secondsCountOverTheWrapOf2036(String hex, Instant time) {
        int raw = Integer.parseUnsignedInt(hex, 16);

        assertThat(DiameterTime.decode(raw)).isEqualTo(time);
        assertThat(DiameterTime.encode(time)).isEqualTo(raw);
    }

    @Test
    void aFractionOfASecondIsDropped() {
        assertThat(DiameterTime.encode(Instant.parse("1970-01-01T00:00:00.999999999Z")))
                .isEqualTo(0x83aa7e80);
        assertThat(DiameterTime.encode(DiameterTime.MAX.plusNanos(999_999_999))).isEqualTo(0x7fffffff);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1968-01-20T03:14:07.999999999Z",
                "2104-02-26T09:42:24Z",
                "-1000000000-01-01T00:00:00Z",
                "+1000000000-12-31T23:59:59Z"
            })
    void aTimeThat32BitsCannotTellIsRefused(Instant time) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DiameterTime.encode(time))
                .withMessageContaining(
                        "time: " + time + " (expected: 1968-01-20T03:14:08Z to 2104-02-26T09:42:23Z, all that 32 bits");
    }
}
