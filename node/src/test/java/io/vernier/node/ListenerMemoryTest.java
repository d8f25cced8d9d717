package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ch.qos.logback.classic.Level;
import io.vernier.protocol.peer.ReconnectPolicy;
import io.vernier.protocol.watchdog.WatchdogState;
import io.vernier.requirements.Requirement;
import io.vernier.transport.Endpoint;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** For how long a listener remembers a peer that has gone (Tc of a listening transport). */
class ListenerMemoryTest {
    private static final Listen OCS = new Listen("memory", Endpoint.of("ocs", 3868));
    private static final String RAW = Lab.host("raw");

    private final Lab lab = new Lab();
    private final LogWatch log = LogWatch.of("peers");

    @AfterEach
    void end() {
        lab.close();
        log.close();
    }

    @Test
    @Requirement({"S273", "S274", "S277"})
    void aPeerThatReturnsWithinAMinuteHasToProveItself() {
        Node ocs = ocs(o -> {});
        Stranger.open(lab, "raw", "ocs").close();
        lab.network.advance(Duration.ofMillis(59_999));
        assertThat(ocs.peer(RAW)).isPresent();

        again();

        assertThat(ocs.peer(RAW).orElseThrow().watchdogState()).isEqualTo(WatchdogState.REOPEN);
        assertThat(ocs.peer(RAW).orElseThrow().isReady()).isFalse();
    }

    @Test
    @Requirement({"S273", "S274", "S277"})
    void aPeerThatReturnsAfterAMinuteIsAsGoodAsNew() {
        Node ocs = ocs(o -> {});
        Stranger.open(lab, "raw", "ocs").close();
        lab.network.advance(Duration.ofSeconds(60));
        assertThat(ocs.peer(RAW)).isEmpty();

        again();

        assertThat(ocs.peer(RAW).orElseThrow().watchdogState()).isEqualTo(WatchdogState.OKAY);
        assertThat(ocs.peer(RAW).orElseThrow().isReady()).isTrue();
    }

    @Test
    @Requirement({"S270", "S273", "S274"})
    void theTimeIsSaidInMilliseconds() {
        Node ocs = ocs(o -> o.forgetAfter(Duration.ofMillis(1_500)));
        Stranger.open(lab, "raw", "ocs").close();
        lab.network.advance(Duration.ofMillis(1_499));
        assertThat(ocs.peer(RAW)).isPresent();
        lab.network.advance(Duration.ofMillis(1));

        assertThat(ocs.peer(RAW)).isEmpty();
    }

    @Test
    @Requirement("S274")
    void aNamedPeerStaysButIsAsGoodAsNewToo() {
        Node ocs = lab.start(lab.described("ocs").listen(OCS).peer(Lab.uri("raw"), p -> p.transport("memory")));
        Stranger.open(lab, "raw", "ocs").close();
        lab.network.advance(Duration.ofSeconds(61));
        assertThat(ocs.peer(RAW)).isPresent();

        again();

        assertThat(ocs.peer(RAW).orElseThrow().watchdogState()).isEqualTo(WatchdogState.OKAY);
    }

    @Test
    void aPeerThatReturnedIsNotForgottenByTheTimerOfItsLastConnection() {
        Node ocs = ocs(o -> {});
        Stranger.open(lab, "raw", "ocs").close();
        lab.network.advance(Duration.ofSeconds(59));

        again();
        lab.network.advance(Duration.ofSeconds(5));

        assertThat(ocs.peer(RAW).orElseThrow().openConnections()).isEqualTo(1);
    }

    @Test
    @Requirement("S275")
    void aListenerThatForgetsBeforeItsPeersReturnIsWarnedOf() {
        ocs(o -> o.forgetAfter(Duration.ofSeconds(32)));

        assertThat(log.lines(Level.WARN))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("VN-4505", "PT32S", "Raise forgetAfter(...)"));
    }

    @Test
    @Requirement("S275")
    void aListenerThatForgetsLaterThanThatIsNot() {
        ocs(o -> o.forgetAfter(Duration.ofMillis(32_001)));

        assertThat(log.lines(Level.WARN)).isEmpty();
    }

    @Test
    @Requirement("S275")
    void whatIsSaidOfAPeerCounts() {
        lab.network.host("hss");
        lab.start(lab.described("ocs")
                .listen(OCS)
                .peer(
                        Lab.uri("hss"),
                        p -> p.transport("memory")
                                .addresses("hss")
                                .reconnect(ReconnectPolicy.defaults().withInterval(Duration.ofSeconds(57)))));

        assertThat(log.lines(Level.WARN))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("VN-4505", "PT1M0.8S"));
    }

    @Test
    void aTimeOutOfItsRangeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ocs(o -> o.forgetAfter(Duration.ZERO)))
                .withMessage("forget-after: PT0S (expected: PT0.001S to PT1H)");
    }

    private Node ocs(Consumer<ListenOptions> options) {
        return lab.start(lab.described("ocs").listen(OCS, options));
    }

    /** The same peer from another machine, since the first one's name is taken in the network. */
    private void again() {
        Stranger back = Stranger.connect(lab, "raw-again", "ocs");
        assertThat(back.ask(Samples.cer(RAW)).resultCode()).hasValue(2001);
    }
}
