package io.vernier.protocol.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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

    private final ReconnectPolicy policy = ReconnectPolicy.defaults();

    @Test
    @Requirement("R2.1-9")
    void triesALostPeerQuicklyAndThenEveryInterval() {
        assertThat(IntStream.range(0, 8).mapToObj(failures -> wait(new ConnectionEnd.Lost(), failures)))
                .containsExactly("1 s", "2 s", "4 s", "8 s", "16 s", "30 s", "30 s", "30 s");
        assertThat(wait(new ConnectionEnd.NotReached(), 1_000_000)).isEqualTo("30 s");
    }

    @Test
    void triesAPeerThatRefusedUsLessAndLess() {
        assertThat(IntStream.rangeClosed(1, 6).mapToObj(failures -> wait(new ConnectionEnd.Refused(), failures)))
                .containsExactly("30 s", "60 s", "120 s", "240 s", "300 s", "300 s");
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
    @Requirement({"R5.4.3-2", "R5.4.3-3", "R2.1-10", "S29", "S125"})
    void dialsAPeerThatTookLeaveByItsCauseAndTheRule(DisconnectCause cause, RedialRule rule, boolean dials) {
        var end = new ConnectionEnd.DisconnectedByPeer(Optional.ofNullable(cause));

        var decision = policy.withRule(rule).decide("ocs.example.net", end, 0, MIDDLE);

        assertThat(decision instanceof ReconnectPolicy.Decision.DialAfter).isEqualTo(dials);
    }

    @Test
    void doesNotHurryBackToAPeerThatDidNotWantIt() {
        var busy = new ConnectionEnd.DisconnectedByPeer(Optional.of(DisconnectCause.BUSY));
        var reboots = new ConnectionEnd.DisconnectedByPeer(Optional.of(DisconnectCause.REBOOTING));

        assertThat(wait(policy.withRule(RedialRule.ALWAYS), busy, 0)).isEqualTo("30 s");
        assertThat(wait(policy, reboots, 0)).isEqualTo("1 s");
    }

    @Test
    void saysWhyAPeerIsLeftAlone() {
        var decision = policy.decide(
                "ocs.example.net", new ConnectionEnd.DisconnectedByPeer(Optional.of(DisconnectCause.BUSY)), 0, MIDDLE);

        assertThat(decision)
                .isInstanceOfSatisfying(
                        ReconnectPolicy.Decision.Never.class,
                        never -> assertThat(never.why())
                                .hasToString("VN-2404 ocs.example.net is not dialled again: it disconnected with cause"
                                        + " BUSY. Let the peer connect to us, or have this node always reconnect"
                                        + " (always-reconnect)."));
        assertThat(policy.decide("ocs.example.net", new ConnectionEnd.StoppedHere(), 0, MIDDLE))
                .isInstanceOf(ReconnectPolicy.Decision.Never.class);
    }

    @ParameterizedTest
    @CsvSource({"0, PT22.5S", "0.5, PT30S", "0.999999, PT37.499985S"})
    void stretchesAndShortensWaitsByAQuarter(double random, Duration wait) {
        assertThat(policy.decide("ocs.example.net", new ConnectionEnd.Lost(), 9, random))
                .isEqualTo(new ReconnectPolicy.Decision.DialAfter(wait));
    }

    @Test
    void takesAnotherIntervalAndKeepsItsWaitsInOrder() {
        var quick = policy.withInterval(Duration.ofMillis(200));
        var slow = policy.withInterval(Duration.ofHours(1));

        assertThat(quick.first()).isEqualTo(Duration.ofMillis(200));
        assertThat(slow.longest()).isEqualTo(Duration.ofHours(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy.withInterval(Duration.ZERO))
                .withMessage("reconnect waits: first PT0S, interval PT0S, longest PT5M (expected: PT0.001S <= first <="
                        + " interval <= longest <= PT24H)");
    }

    private String wait(ConnectionEnd end, int failures) {
        return wait(policy, end, failures);
    }

    private static String wait(ReconnectPolicy policy, ConnectionEnd end, int failures) {
        return policy.decide("ocs.example.net", end, failures, MIDDLE)
                        instanceof ReconnectPolicy.Decision.DialAfter(var delay)
                ? delay.toSeconds() + " s"
                : "never";
    }
}
