package io.vernier.codec.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vernier.requirements.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifiersTest {
    private static final InstantSource START = InstantSource.fixed(Instant.ofEpochSecond(1_700_000_123));

    @Requirement("R3-15")
    @Test
    void theFirstEndToEndIdHasTheTimeAboveTwentyRandomBits() {
        int one = new EndToEndIds(IdRange.ALL, START, new SplittableRandom(1)).next();
        int other = new EndToEndIds(IdRange.ALL, START, new SplittableRandom(2)).next();

        assertThat(one >>> 20).isEqualTo(1_700_000_123 & 0xfff).isEqualTo(other >>> 20);
        assertThat(one & 0xf_ffff).isNotEqualTo(other & 0xf_ffff);
    }

    @Requirement({"R3-16", "S94"})
    @Test
    void eachEndToEndIdIsOneMoreThanTheOneBefore() {
        var ids = new EndToEndIds(IdRange.ALL, START, new SplittableRandom(1));
        int first = ids.next();

        for (int i = 1; i < 100_000; i++) {
            assertThat(ids.next()).isEqualTo(first + i);
        }
    }

    @Requirement("R3-16")
    @ParameterizedTest(name = "restart after {0} s")
    @CsvSource({"1", "2", "60", "239", "240", "3600"})
    void aRestartDoesNotRepeatTheEndToEndIdsOfTheLastFourMinutes(int seconds) {
        int sentEachSecond = 10_000;
        for (int seed = 0; seed < 100; seed++) {
            var later = InstantSource.offset(START, Duration.ofSeconds(seconds));
            var before = new EndToEndIds(IdRange.ALL, START, new SplittableRandom(seed));
            var after = new EndToEndIds(IdRange.ALL, later, new SplittableRandom(-seed));
            int lastBefore = before.next() + sentEachSecond * seconds;

            long ahead = Integer.toUnsignedLong(after.next() - lastBefore);

            assertThat(ahead).as("seed %d", seed).isBetween(1L, (1L << 32) - 240L * sentEachSecond);
        }
    }

    @Requirement("R3-13")
    @Test
    void hopByHopIdsStartAnywhereAndGoUpByOne() {
        var ids = new HopByHopIds(IdRange.ALL, () -> 0xffff_ffff_0000_0000L);
        int first = ids.next();

        assertThat(ids.next()).isEqualTo(first + 1);
        assertThat(ids.next()).isEqualTo(first + 2);
        assertThat(new HopByHopIds(IdRange.ALL, new SplittableRandom(3)).next())
                .isNotEqualTo(new HopByHopIds(IdRange.ALL, new SplittableRandom(4)).next());
    }

    @Test
    void hopByHopIdsRunOverTheTopWithoutAGap() {
        RandomGenerator allOnes = () -> -1L;
        var ids = new HopByHopIds(IdRange.ALL, allOnes);

        assertThat(ids.next()).isEqualTo(-1);
        assertThat(ids.next()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "0,          32, ffffffff, ffffffff",
        "0,          32, 12345678, 12345678",
        "5,          28, ffffffff, 5fffffff",
        "15,         28, 00000001, f0000001",
        "1,          31, 7fffffff, ffffffff",
        "0,          31, ffffffff, 7fffffff",
        "4294967295, 0,  ffffffff, ffffffff",
        "7,          0,  12345678, 00000007",
    })
    void aShareFixesTheTopBitsAndCountsInTheLowOnes(long high, int lowBits, String count, String id) {
        var range = new IdRange((int) high, lowBits);

        assertThat(Integer.toHexString(range.id(Integer.parseUnsignedInt(count, 16))))
                .isEqualTo(Integer.toHexString(Integer.parseUnsignedInt(id, 16)));
    }

    @ParameterizedTest
    @CsvSource({"0, 33", "0, -1", "1, 32", "16, 28", "-1, 28", "-1, 1"})
    void aShareMustFitIntoTheTopBits(int high, int lowBits) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IdRange(high, lowBits))
                .withMessageContaining("(expected: 0 to ");
    }

    @Test
    void twoSharesNeverMeet() {
        var one = new EndToEndIds(new IdRange(1, 24), START, new SplittableRandom(1));
        var two = new EndToEndIds(new IdRange(2, 24), START, new SplittableRandom(1));

        for (int i = 0; i < 1000; i++) {
            assertThat(one.next() >>> 24).isEqualTo(1);
            assertThat(two.next() >>> 24).isEqualTo(2);
        }
    }

    @Requirement({"S312", "S313", "S314"})
    @ParameterizedTest
    @CsvSource({
        "2023-11-14T22:13:20Z, 1761505152",
        "1968-01-20T03:14:08Z, 0",
        "1970-01-01T00:00:00Z, 61505152",
        "2104-02-26T09:42:23Z, 4294967295",
    })
    void theOriginStateIdIsTheSecondsSinceTheFirstDiameterTime(Instant start, long id) {
        assertThat(OriginStateId.startedAt(start)).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({"1968-01-20T03:14:07Z", "2104-02-26T09:42:24Z"})
    void aStartThatIsNoDiameterTimeIsRefused(Instant start) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OriginStateId.startedAt(start))
                .withMessageContaining("start: " + start);
    }
}
