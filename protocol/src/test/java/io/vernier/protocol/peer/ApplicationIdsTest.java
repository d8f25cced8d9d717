package io.vernier.protocol.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vernier.codec.ApplicationId;
import org.junit.jupiter.api.Test;

class ApplicationIdsTest {
    @Test
    void keepsEachIdOnceInAscendingOrder() {
        assertThat(ApplicationIds.of(16777238, 4, 3, 4).toArray()).containsExactly(3, 4, 16777238);
    }

    @Test
    void findsItsIds() {
        var ids = ApplicationIds.of(3, ApplicationId.RELAY);

        assertThat(ids.contains(3)).isTrue();
        assertThat(ids.contains(4)).isFalse();
        assertThat(ids.containsRelay()).isTrue();
        assertThat(ids.size()).isEqualTo(2);
    }

    @Test
    void intersectsAndUnites() {
        var some = ApplicationIds.of(1, 3, 4);
        var others = ApplicationIds.of(4, 1, 5);

        assertThat(some.intersection(others))
                .isEqualTo(ApplicationIds.of(1, 4))
                .hasSameHashCodeAs(ApplicationIds.of(4, 1));
        assertThat(some.union(others)).isEqualTo(ApplicationIds.of(1, 3, 4, 5));
        assertThat(some.intersection(ApplicationIds.of(9))).isEqualTo(ApplicationIds.none());
    }

    @Test
    void readsLikeASentence() {
        assertThat(ApplicationIds.none()).hasToString("no application");
        assertThat(ApplicationIds.of(4)).hasToString("application 4");
        assertThat(ApplicationIds.of(ApplicationId.RELAY)).hasToString("relay");
        assertThat(ApplicationIds.of(4, 3, ApplicationId.RELAY)).hasToString("applications 3, 4, relay");
    }

    @Test
    void refusesWhatIsNoUnsigned32() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApplicationIds.of(0x1_0000_0000L))
                .withMessage("application id: 4294967296 (expected: 0..4294967295)");
        assertThatIllegalArgumentException().isThrownBy(() -> ApplicationIds.of(-1));
    }
}
