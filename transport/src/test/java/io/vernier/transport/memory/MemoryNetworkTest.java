package io.vernier.transport.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vernier.codec.Explanation;
import io.vernier.codec.Message;
import io.vernier.transport.ConnectHandler;
import io.vernier.transport.Connection;
import io.vernier.transport.Endpoint;
import io.vernier.transport.Lane;
import io.vernier.transport.Samples;
import io.vernier.transport.Transport;
import io.vernier.transport.TransportProblem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The network on virtual time, and what may happen to its links. */
final class MemoryNetworkTest {
    private final List<String> log = new ArrayList<>();
    private final MemoryNetwork network = MemoryNetwork.onVirtualTime();
    private final Link link = network.link("client", "server");
    private final Noted client = new Noted("client");
    private final Noted server = new Noted("server");

    @Test
    void nothingHappensUntilTimePasses() {
        connect();

        assertThat(log).isEmpty();
        network.settle();
        assertThat(log).containsExactly("0 server opened", "0 client opened");
    }

    @Test
    void aDelayedLinkTakesItsTimeAndNoMore() {
        link.delay(Duration.ofMillis(30));
        connect();
        network.advance(Duration.ofMillis(60));

        client.connection().send(Samples.request(1, 100), Lane.APPLICATION);
        network.advance(Duration.ofMillis(29));
        assertThat(log).containsExactly("30 server opened", "60 client opened");

        network.advance(Duration.ofMillis(1));
        assertThat(log).endsWith("90 server message 1");
    }

    @Test
    void aPartedLinkHoldsEverythingUntilItIsHealed() {
        connect();
        network.settle();

        link.part();
        client.connection().send(Samples.request(1, 100), Lane.APPLICATION);
        client.connection().send(Samples.request(2, 100), Lane.APPLICATION);
        network.advance(Duration.ofHours(1));
        assertThat(log).hasSize(2);

        link.heal();
        network.settle();
        assertThat(log).endsWith("3600000 server message 1", "3600000 server message 2");
    }

    @Test
    void aDroppedMessageIsMissedByNobody() {
        connect();
        network.settle();
        link.drop(message -> message.hopByHopId() == 1);

        client.connection().send(Samples.request(1, 100), Lane.APPLICATION);
        client.connection().send(Samples.request(2, 100), Lane.APPLICATION);
        network.settle();

        assertThat(log).endsWith("0 client opened", "0 server message 2");
    }

    @Test
    void aCutIsHeardAtBothEnds() {
        connect();
        network.settle();

        link.cut();
        network.settle();

        String lost = TransportProblem.LOST.code();
        assertThat(log).endsWith("0 client closed " + lost, "0 server closed " + lost);
    }

    @Test
    void aPartedLinkLetsAttemptsTimeOut() {
        link.part();
        connect();

        boolean heard = network.runUntil(() -> !log.isEmpty(), Duration.ofMinutes(1));

        assertThat(heard).isTrue();
        assertThat(log).containsExactly("10000 client not connected " + TransportProblem.CONNECT_TIMEOUT.code());
    }

    @Test
    void messagesMayBeCutIntoOctets() {
        link.segment(1);
        connect();
        network.settle();

        client.connection().send(Samples.request(1, 100), Lane.APPLICATION);
        network.settle();

        assertThat(log).endsWith("0 server message 1");
    }

    @Test
    void twoRunsAreAlike() {
        assertThat(run()).isEqualTo(run()).hasSizeGreaterThan(100);
    }

    @Test
    void aHostNameIsTakenOnce() {
        network.host("client");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.host("client"))
                .withMessageContaining("client");
    }

    @Test
    void timersFollowVirtualTime() {
        Transport transport = network.host("client");
        transport.nextLoop().schedule(Duration.ofDays(1), () -> log.add("a day later"));

        network.advance(Duration.ofHours(23));
        assertThat(log).isEmpty();
        network.advance(Duration.ofHours(1));
        assertThat(log).containsExactly("a day later");
        assertThat(network.now()).isEqualTo(Duration.ofDays(1));
    }

    private static List<String> run() {
        var test = new MemoryNetworkTest();
        test.link.delay(Duration.ofMillis(3));
        test.connect();
        test.network.advance(Duration.ofMillis(10));
        for (int i = 0; i < 50; i++) {
            test.client.connection().send(Samples.request(i, 20 + 40 * i), Lane.APPLICATION);
            test.server.connection().send(Samples.watchdog(i), Lane.CONTROL);
            test.network.advance(Duration.ofMillis(i % 5));
        }
        test.network.advance(Duration.ofMillis(10));
        test.client.connection().close();
        test.network.advance(Duration.ofSeconds(1));
        return test.log;
    }

    private void connect() {
        network.host("server").listen(Endpoint.of("server", 3868), connection -> server);
        network.host("client").connect(Endpoint.of("server", 3868), client);
    }

    private final class Noted implements ConnectHandler {
        private final String name;
        private @Nullable Connection connection;

        Noted(String name) {
            this.name = name;
        }

        Connection connection() {
            return Objects.requireNonNull(connection);
        }

        @Override
        public void opened(Connection newConnection) {
            connection = newConnection;
            note("opened");
        }

        @Override
        public void message(Connection on, Message message) {
            note("message " + message.hopByHopId());
        }

        @Override
        public void closed(Connection on, Explanation why) {
            note("closed " + why.code());
        }

        @Override
        public void notConnected(Explanation why) {
            note("not connected " + why.code());
        }

        private void note(String what) {
            log.add(network.now().toMillis() + " " + name + " " + what);
        }
    }
}
