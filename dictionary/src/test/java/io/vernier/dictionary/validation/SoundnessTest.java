package io.vernier.dictionary.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import io.vernier.dictionary.TestDictionaries;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick look and the thorough one must agree, whatever octets they are given. */
class SoundnessTest {
    private static final int HEADER = Message.HEADER_LENGTH;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatIsSoundHasNoFaultsAndWhatHasFaultsIsNotSound(long seed) {
        var set = TestDictionaries.set("rfc6733", "ts32299_gy");
        var defaults = new ApplicationRules(set, 4, ValidationOptions.DEFAULT);
        var strict = new ApplicationRules(set, 4, ValidationOptions.STRICT);
        var command = set.command(4, 272, true).orElseThrow();
        var random = new Random(seed);
        byte[] original = Ccr.gy().message().toBytes();
        int sound = 0;

        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = spoiled(original, random);
            var rules = (i & 1) == 0 ? defaults : strict;
            var grammar = rules.compile(command);
            var avps = Message.decode(bytes).avps();
            boolean quick = Soundness.check(avps, HEADER, bytes.length, grammar, true, 0, rules, rules.options);
            var finder = new FaultFinder(avps, rules);
            finder.check(HEADER, bytes.length, grammar);

            assertThat(quick)
                    .as("seed %d, round %d: %s", seed, i, finder.faults())
                    .isEqualTo(finder.faults().isEmpty());
            assertThat(finder.faults()).allSatisfy(f -> assertThat(f.offset()).isBetween(HEADER, bytes.length));
            sound += quick ? 1 : 0;
        }
        assertThat(sound).isBetween(100, 19_900);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void whateverComesIsJudgedAndNeverThrown(long seed) {
        var validator = MessageValidator.of(TestDictionaries.set("rfc6733", "rfc6733_accounting", "ts32299_gy"));
        var strict = validator.withOptions(ValidationOptions.STRICT);
        var random = new Random(seed);
        byte[] original = Ccr.gy().message().toBytes();

        for (int i = 0; i < 10_000; i++) {
            byte[] bytes = spoiled(original, random);
            for (int changes = random.nextInt(4); changes > 0; changes--) {
                bytes[random.nextInt(HEADER)] = (byte) random.nextInt(256);
            }
            var message = Message.decode(bytes);

            assertThat(validator.validate(message))
                    .as("seed %d, round %d", seed, i)
                    .hasSizeLessThanOrEqualTo(32);
            assertThat(strict.validate(message)).isSortedAccordingTo(Comparator.comparingInt(Fault::offset));
        }
    }

    /** A few octets changed, or AVPs cut off at the end. */
    private static byte[] spoiled(byte[] original, Random random) {
        int length = random.nextInt(4) == 0 ? HEADER + 1 + random.nextInt(original.length - HEADER) : original.length;
        byte[] bytes = Arrays.copyOf(original, length);
        for (int changes = random.nextInt(3); changes > 0; changes--) {
            bytes[HEADER + random.nextInt(length - HEADER)] =
                    (byte) (random.nextBoolean() ? random.nextInt(256) : random.nextInt(4));
        }
        return bytes;
    }
}
