package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.vernier.codec.Explanation;
import io.vernier.codec.Message;
import io.vernier.protocol.peer.PeerTimeouts;
import io.vernier.protocol.peer.ReconnectPolicy;
import io.vernier.requirements.Requirement;
import io.vernier.transport.Connection;
import io.vernier.transport.ConnectionHandler;
import io.vernier.transport.Endpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Other nodes wake at one interval to look what is due; here each thing has a timer of its own, exact to the millisecond. */
class NoTickTest {
    private final Lab lab = new Lab();

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    @Requirement("S80")
    void aPeersTimerEndsOnItsMillisecond() {
        lab.start(lab.server("ocs").timeouts(PeerTimeouts.defaults().withCapabilitiesRequest(Duration.ofMillis(7))));
        var silent = Stranger.connect(lab, "raw", "ocs");

        lab.network.advance(Duration.ofMillis(6));
        assertThat(silent.isClosed()).isFalse();
        lab.network.advance(Duration.ofMillis(1));
        assertThat(silent.isClosed()).isTrue();
    }

    @Test
    @Requirement("S81")
    void attemptsToReconnectFollowTheirOwnInterval() {
        List<Duration> attempts = attemptsOf(Duration.ofMillis(15), Duration.ofMillis(200));

        assertThat(attempts).hasSizeBetween(12, 15);
        for (int i = 1; i < attempts.size(); i++) {
            assertThat(attempts.get(i).minus(attempts.get(i - 1)))
                    .as("15 ms, a fifteenth more or less")
                    .isBetween(Duration.ofMillis(14), Duration.ofMillis(16));
        }
    }

    @Test
    @Requirement("S79")
    void eachPeriodicWorkHasAnIntervalOfItsOwn() {
        try (LogWatch log = LogWatch.named("diameter.stats", Level.DEBUG)) {
            lab.start(lab.node("idle")
                    .gathering(Runnable::run)
                    .statisticsLogging(Duration.ofMillis(20))
                    .peer(Lab.uri("away"), peer -> {
                        Lab.persistent(peer);
                        peer.reconnect(ReconnectPolicy.every(Duration.ofSeconds(7)));
                    }));
            List<Duration> attempts = attemptsOf(Duration.ofMillis(300), Duration.ofMillis(2990));

            assertThat(attempts).hasSizeBetween(9, 11);
            assertThat(log.events()).hasSize(149);
        }
    }

    /** When a node knocks at a door that is shut before anything is said. */
    private List<Duration> attemptsOf(Duration interval, Duration time) {
        var attempts = new ArrayList<Duration>();
        lab.network.host("shut").listen(Endpoint.of("shut", 3868), connection -> {
            attempts.add(lab.network.now());
            return new Shut();
        });
        lab.start(lab.node("knocking").peer(Lab.uri("shut"), peer -> {
            Lab.persistent(peer);
            peer.reconnect(ReconnectPolicy.every(interval));
        }));
        lab.network.advance(time);
        return attempts;
    }

    private static final class Shut implements ConnectionHandler {
        @Override
        public void opened(Connection connection) {
            connection.abort();
        }

        @Override
        public void message(Connection connection, Message message) {}

        @Override
        public void closed(Connection connection, Explanation why) {}
    }
}
