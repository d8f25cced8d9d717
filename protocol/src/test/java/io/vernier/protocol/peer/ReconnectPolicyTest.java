package io.vernier.protocol.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vernier.protocol.peer.ReconnectPolicy.Attempts;
import io.vernier.requirements.Requirement;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconnectPolicyTest {
    /** Neither stretches nor shortens a wait. */
    private static final double MIDDLE = 0.5;

    private static final Duration TW = Duration.ofSeconds(11);
    private static final String OCS = "ocs.example.net";

    private final ReconnectPolicy policy = ReconnectPolicy.defaults();

    @Test
    @Requirement({"R2.1-9", "S271", "S276"})
    void triesAPeerThatWasNeverConnectedEveryTc() {
        assertThat(IntStream.range(1, 5).mapToObj(failures -> before(policy, new ConnectionEnd.NotReached(), failures)))
                .containsOnly("30 s");
        assertThat(before(policy.withInterval(Duration.ofSeconds(7)), new ConnectionEnd.NotReached(), 1))
                .isEqualTo("7 s");
    }

    @Test
    @Requirement("S272")
    void triesAPeerThatWasConnectedWhenTheWatchdogSays() {
        assertThat(IntStream.range(0, 5).mapToObj(failures -> after(policy, new ConnectionEnd.Lost(), failures)))
                .containsOnly("11 s");
        assertThat(after(policy.withInterval(Duration.ofSeconds(7)), new ConnectionEnd.NotReached(), 3))
                .isEqualTo("11 s");
    }

    @Test
    void canWaitAsLongBeforeTheFirstConnectionAsAfterwards() {
        var every = ReconnectPolicy.every(Duration.ofSeconds(5));

        assertThat(before(every, new ConnectionEnd.NotReached(), 1)).isEqualTo("5 s");
        assertThat(after(every, new ConnectionEnd.Lost(), 0)).isEqualTo("5 s");
        assertThat(after(every.withIntervalAfterwards(Duration.ofSeconds(6)), new ConnectionEnd.Lost(), 0))
                .isEqualTo("6 s");
    }

    @Test
    void canBeginQuickly() {
        var quick = ReconnectPolicy.every(Duration.ofSeconds(30)).withFirst(Duration.ofSeconds(1));

        assertThat(IntStream.range(0, 8).mapToObj(failures -> after(quick, new ConnectionEnd.Lost(), failures)))
                .containsExactly("1 s", "2 s", "4 s", "8 s", "16 s", "30 s", "30 s", "30 s");
        assertThat(before(quick, new ConnectionEnd.NotReached(), 1_000_000)).isEqualTo("30 s");
    }

    @Test
    void canTryAPeerThatRefusesLessAndLess() {
        var patient = policy.withLongest(Duration.ofMinutes(5));

        assertThat(IntStream.rangeClosed(1, 6)
                        .mapToObj(failures -> before(patient, new ConnectionEnd.Refused(), failures)))
                .containsExactly("30 s", "60 s", "120 s", "240 s", "300 s", "300 s");
        assertThat(before(policy, new ConnectionEnd.Refused(), 9)).isEqualTo("30 s");
    }

    @ParameterizedTest(name = "{0}: rule {1} dials: {2}")
    @CsvSource({
        "REBOOTING,                  BY_CAUSE, true",
        "BUSY,                       BY_CAUSE, false",
        "DO_NOT_WANT_TO_TALK_TO_YOU, BY_CAUSE, false",
        "                          , BY_CAUSE, false",
        "REBOOTING,                  NEVER,    false",
        "BUSY,                       NEVER,    false",
        "REBOOTING,                  ALWAYS,   true",
        "BUSY,                       ALWAYS,   true",
        "DO_NOT_WANT_TO_TALK_TO_YOU, ALWAYS,   true",
        "                          , ALWAYS,   true",
    })
    @Requirement({"R5.4.3-2", "R5.4.3-3", "R2.1-10"})
    void dialsAPeerThatTookLeaveByItsCauseAndTheRule(DisconnectCause cause, RedialRule rule, boolean dials) {
        var end = new ConnectionEnd.DisconnectedByPeer(Optional.ofNullable(cause));

        var decision = policy.withRule(rule).decide(OCS, end, new Attempts(true, 0, TW), MIDDLE);

        assertThat(decision instanceof ReconnectPolicy.Decision.DialAfter).isEqualTo(dials);
    }

    @Test
    void doesNotHurryBackToAPeerThatDidNotWantIt() {
        var quick = ReconnectPolicy.every(Duration.ofSeconds(30)).withFirst(Duration.ofSeconds(1));
        var busy = new ConnectionEnd.DisconnectedByPeer(Optional.of(DisconnectCause.BUSY));
        var reboots = new ConnectionEnd.DisconnectedByPeer(Optional.of(DisconnectCause.REBOOTING));

        assertThat(after(quick, busy, 0)).isEqualTo("never");
        assertThat(after(quick.withRule(RedialRule.ALWAYS), busy, 0)).isEqualTo("30 s");
        assertThat(after(quick.withRule(RedialRule.BY_CAUSE), reboots, 0)).isEqualTo("1 s");
    }

    @Test
    void saysWhyAPeerIsLeftAlone() {
        var busy = new ConnectionEnd.DisconnectedByPeer(Optional.of(DisconnectCause.BUSY));

        assertThat(policy.decide(OCS, busy, new Attempts(true, 0, TW), MIDDLE))
                .isInstanceOfSatisfying(
                        ReconnectPolicy.Decision.Never.class,
                        never -> assertThat(never.why())
                                .hasToString("VN-2404 ocs.example.net is not dialled again: it disconnected with cause"
                                        + " BUSY. Let the peer connect to us, or have this node always reconnect"
                                        + " (always-reconnect)."));
        assertThat(policy.decide(OCS, new ConnectionEnd.StoppedHere(), new Attempts(true, 0, TW), MIDDLE))
                .isInstanceOf(ReconnectPolicy.Decision.Never.class);
    }

    @ParameterizedTest
    @CsvSource({"0, PT28S", "0.5, PT30S", "0.999999, PT31.999996S"})
    void stretchesAndShortensWaitsByAFifteenth(double random, Duration wait) {
        assertThat(policy.decide(OCS, new ConnectionEnd.NotReached(), new Attempts(false, 1, TW), random))
                .isEqualTo(new ReconnectPolicy.Decision.DialAfter(wait));
        assertThat(policy.intervalAtMost()).isEqualTo(Duration.ofSeconds(32));
    }

    @Test
    @Requirement("S270")
    void takesWaitsInMillisecondsUpToADay() {
        assertThat(policy.withInterval(Duration.ofMillis(1)).interval()).hasMillis(1);
        assertThat(policy.interval()).hasSeconds(30);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy.withInterval(Duration.ZERO))
                .withMessage("reconnect-interval: PT0S (expected: PT0.001S to PT24H)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy.withFirst(Duration.ofDays(2)))
                .withMessage("reconnect-first: PT48H (expected: PT0.001S to PT24H)");
    }

    private static String before(ReconnectPolicy policy, ConnectionEnd end, int failures) {
        return wait(policy, end, new Attempts(false, failures, TW));
    }

    private static String after(ReconnectPolicy policy, ConnectionEnd end, int failures) {
        return wait(policy, end, new Attempts(true, failures, TW));
    }

    private static String wait(ReconnectPolicy policy, ConnectionEnd end, Attempts attempts) {
        return policy.decide(OCS, end, attempts, MIDDLE) instanceof ReconnectPolicy.Decision.DialAfter(var delay)
                ? delay.toSeconds() + " s"
                : "never";
    }
}
