package io.vernier.codec.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vernier.codec.id.SessionIds.Format;
import io.vernier.requirements.Requirement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SessionIdsTest {
    private static final InstantSource START = InstantSource.fixed(Instant.ofEpochSecond(0x6571a525));

    @Requirement({"S97", "S98", "S99", "S100", "S101", "S102", "S103"})
    @Test
    void theHexFormatIsIdentityStartAndTheHalvesOfACounter() {
        var ids = new SessionIds("test1.gy", Format.HEX, START, random(0x5bd295f2_6c76d6b6L));

        assertThat(ids.next()).isEqualTo("test1.gy;6571a525;5bd295f2;6c76d6b6");
        assertThat(ids.next()).isEqualTo("test1.gy;6571a525;5bd295f2;6c76d6b7");
    }

    @Requirement({"R8.8-2", "S97", "S98", "S99", "S100", "S330", "S331", "S332"})
    @Test
    void theFormatOfTheRfcIsIdentityAndTheDecimalHalvesOfACounterThatStartsAtTheNtpTime() {
        var ids = new SessionIds("accesspoint7.example.com", Format.RFC, START, random(0x8000_020bL << 32));

        assertThat(ids.next()).isEqualTo("accesspoint7.example.com;" + (0x6571a525L + 2_208_988_800L) + ";523");
        assertThat(ids.next()).endsWith(";524");
        assertThat(ids.next("mobile@200.1.1.88")).endsWith(";525;mobile@200.1.1.88");
    }

    @Test
    void theLowHalfRunsOverIntoTheHighHalf() {
        var hex = new SessionIds("a", Format.HEX, START, random(0x0000_0009_ffff_ffffL));
        var wrapping = new SessionIds("a", Format.HEX, START, random(-1L));

        assertThat(hex.next()).isEqualTo("a;6571a525;00000009;ffffffff");
        assertThat(hex.next()).isEqualTo("a;6571a525;0000000a;00000000");
        assertThat(wrapping.next()).isEqualTo("a;6571a525;ffffffff;ffffffff");
        assertThat(wrapping.next()).isEqualTo("a;6571a525;00000000;00000000");
    }

    @Requirement({"S101", "R8.8-2"})
    @Test
    void aRestartWithinTheSameSecondStartsSomewhereElse() {
        for (var format : Format.values()) {
            var before = new SessionIds("a.example", format, START, random(1));
            var after = new SessionIds("a.example", format, START, random(1L << 40));

            assertThat(before.next()).isNotEqualTo(after.next());
        }
    }

    @Requirement("R8.8-2")
    @Test
    void aRestartInALaterSecondStartsAboveEverythingBefore() {
        var before = new SessionIds("a", Format.RFC, START, random(-1L));
        var after = new SessionIds(
                "a", Format.RFC, InstantSource.fixed(START.instant().plusSeconds(1)), random(0));

        assertThat(counter(after.next())).isGreaterThan(counter(before.next()) + 0x7fff_ffffL);
    }

    @Requirement({"S96", "R8.8-2"})
    @Test
    void manyThreadsNeverGetTheSame() throws Exception {
        var ids = SessionIds.create("node.example.net");
        Set<String> seen = ConcurrentHashMap.newKeySet();
        var go = new CountDownLatch(1);
        var threads = new HashSet<Thread>();
        for (int i = 0; i < 4; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    go.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                for (int n = 0; n < 10_000; n++) {
                    seen.add(ids.next());
                }
            }));
        }

        go.countDown();
        for (var thread : threads) {
            thread.join();
        }

        assertThat(seen).hasSize(40_000);
        var counters = seen.stream().map(SessionIdsTest::counter).toList();
        assertThat(Collections.max(counters) - Collections.min(counters)).isEqualTo(39_999);
    }

    @Test
    void theIdentityMustBeOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SessionIds.create("not a name"))
                .withMessageContaining("Diameter identity: \"not a name\": character 4 is \" \"");
    }

    private static long counter(String sessionId) {
        String[] parts = sessionId.split(";", -1);
        return (Long.parseLong(parts[1]) << 32) + Long.parseLong(parts[2]);
    }

    private static RandomGenerator random(long value) {
        return () -> value;
    }
}
