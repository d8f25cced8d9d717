package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vernier.codec.Explanation;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.node.AlternativeInfo.Outcome;
import io.vernier.protocol.Reason;
import io.vernier.transport.Acceptor;
import io.vernier.transport.ConnectAttempt;
import io.vernier.transport.ConnectHandler;
import io.vernier.transport.Endpoint;
import io.vernier.transport.EventLoop;
import io.vernier.transport.Listener;
import io.vernier.transport.Transport;
import io.vernier.transport.TransportException;
import io.vernier.transport.TransportLimits;
import io.vernier.transport.TransportProblem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several transports to one peer, tried in order. */
class AlternativesTest {
    private static final Explanation BROKEN = TransportProblem.UNREACHABLE.explain("the bridge is up");

    private final Lab lab = new Lab();
    private final Transport here = lab.network.host("pcef");
    private final List<NodeEvent> events = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void end() {
        lab.close();
    }

    /** A transport over which nobody is ever reached: it says so at once, or is silent. */
    private static final class Bridge implements Transport {
        private final String name;
        private final Transport host;
        private final boolean isSilent;
        private final List<Endpoint> asked = new ArrayList<>();
        private int cancelled;

        Bridge(String name, Transport host, boolean isSilent) {
            this.name = name;
            this.host = host;
            this.isSilent = isSilent;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Listener listen(Endpoint local, Acceptor acceptor) {
            throw new TransportException(BROKEN);
        }

        @Override
        public ConnectAttempt connect(Endpoint local, Endpoint remote, EventLoop loop, ConnectHandler handler) {
            asked.add(remote);
            if (!isSilent) {
                loop.execute(() -> handler.notConnected(BROKEN));
            }
            return () -> {
                cancelled++;
                loop.execute(() -> handler.notConnected(TransportProblem.CONNECT_CANCELLED.explain("given up")));
            };
        }

        @Override
        public EventLoop nextLoop() {
            return host.nextLoop();
        }

        @Override
        public TransportLimits limits() {
            return host.limits();
        }

        @Override
        public void close() {}
    }

    @Test
    void theNextTransportIsTriedWhereOneRefuses() {
        lab.start(lab.server("ocs"));
        Bridge broken = bridge("sctp", false);
        Peer ocs = dial(broken, p -> p.transports("sctp", "memory"));

        lab.until(ocs::isReady);

        assertThat(ocs.connection().orElseThrow().protocol()).isEqualTo("memory");
        assertThat(ocs.alternatives()).extracting(AlternativeInfo::transport).containsExactly("sctp", "memory");
        assertThat(ocs.alternatives())
                .extracting(AlternativeInfo::outcome)
                .containsExactly(Outcome.FAILED, Outcome.CONNECTED);
        assertThat(ocs.alternatives().get(0).why()).contains(BROKEN);
        Lab.eventually(() -> failures().size() == 1);
        assertThat(failures().get(0).failed()).isEqualTo("sctp");
        assertThat(failures().get(0).next()).isEqualTo("memory");
        assertThat(failures().get(0).why()).isEqualTo(BROKEN);
        assertThat(ocs.whyDisconnected()).isEmpty();
    }

    @Test
    void eachTransportHasATimeOfItsOwnAndEachAttemptBeginsAgainWithTheFirst() {
        Node server = lab.start(lab.server("ocs"));
        Bridge silent = bridge("sctp", true);
        Bridge slower = bridge("other", true);
        Peer ocs = dial(
                List.of(silent, slower),
                p -> p.persistent()
                        .transports(
                                Alternative.of("sctp").within(Duration.ofSeconds(2)),
                                Alternative.of("other").within(Duration.ofSeconds(4)),
                                Alternative.of("memory").within(Duration.ofSeconds(1))));

        lab.network.advance(Duration.ofMillis(1_900));
        assertThat(slower.asked).isEmpty();
        assertThat(ocs.alternatives().get(0).outcome()).isEqualTo(Outcome.TRYING);
        lab.network.advance(Duration.ofMillis(200));
        assertThat(silent.cancelled).isEqualTo(1);
        assertThat(slower.asked).hasSize(1);
        lab.network.advance(Duration.ofMillis(3_800));
        assertThat(ocs.isReady()).isFalse();
        lab.network.advance(Duration.ofMillis(200));

        assertThat(slower.cancelled).isEqualTo(1);
        assertThat(ocs.isReady()).isTrue();
        assertThat(ocs.alternatives().get(0).why().orElseThrow())
                .isEqualTo(Reason.CONNECT_TIMEOUT.explain("ocs.example.net", Duration.ofSeconds(2)));

        server.stopNow();
        lab.until(() -> silent.asked.size() == 2);
        assertThat(ocs.alternatives())
                .extracting(AlternativeInfo::outcome)
                .containsExactly(Outcome.TRYING, Outcome.NOT_TRIED, Outcome.NOT_TRIED);
    }

    @Test
    void whereNoneLeadsToAConnectionEachSaysWhy() {
        lab.network.host("ocs");
        Peer ocs = dial(bridge("sctp", false), p -> p.transports("sctp", "memory"));

        lab.until(() -> ocs.whyDisconnected().isPresent());

        Explanation why = ocs.whyDisconnected().orElseThrow();
        assertThat(why.code()).isEqualTo(NodeProblem.NO_ALTERNATIVE.code());
        assertThat(why.cause())
                .startsWith("No transport led to ocs.example.net: sctp: the bridge is up (VN-3102); memory: ")
                .endsWith(" (VN-3101).");
        assertThat(ocs.disconnectReason()).contains(DisconnectReason.FAILED_CONNECT);
        Lab.eventually(() -> failures().size() == 1);
    }

    @Test
    void theLastOneTakesItsTimeToo() {
        Peer ocs = dial(
                bridge("sctp", true),
                p -> p.transports(
                        Alternative.of("memory"), Alternative.of("sctp").within(Duration.ofSeconds(3))));

        lab.until(() -> ocs.whyDisconnected().isPresent());

        assertThat(ocs.whyDisconnected().orElseThrow().cause())
                .contains("memory: ", "sctp: No transport connection to ocs.example.net within PT3S (VN-2102).");
        assertThat(ocs.alternatives()).extracting(AlternativeInfo::outcome).containsOnly(Outcome.FAILED);
    }

    @Test
    void anAlternativeMayHaveAddressesAndAPortOfItsOwn() {
        lab.start(lab.server("ocs"));
        Bridge broken = bridge("sctp", false);
        Peer ocs = dial(
                broken,
                p -> p.transports(
                        Alternative.of("sctp").at("10.68.1.1", "10.68.2.1").port(3870), Alternative.of("memory")));

        lab.until(ocs::isReady);

        assertThat(broken.asked).containsExactly(new Endpoint(List.of("10.68.1.1", "10.68.2.1"), 3870));
    }

    @Test
    void aHostThatIsSilentDoesNotUseUpTheTimeOfTheOthers() {
        Bridge silent = bridge("sctp", true);
        Peer ocs = dial(
                silent,
                p -> p.transports(Alternative.of("sctp").at("a", "b", "c").within(Duration.ofSeconds(3))));

        lab.network.advance(Duration.ofMillis(2_900));
        assertThat(silent.asked)
                .extracting(Endpoint::hosts)
                .containsExactly(List.of("a", "b", "c"), List.of("b", "c", "a"), List.of("c", "a", "b"));
        assertThat(silent.cancelled).isEqualTo(2);
        lab.network.advance(Duration.ofMillis(200));

        assertThat(ocs.whyDisconnected())
                .contains(Reason.CONNECT_TIMEOUT.explain("ocs.example.net", Duration.ofSeconds(3)));
        assertThat(failures()).isEmpty();
    }

    @Test
    void everythingIsToldAsJson() {
        lab.start(lab.server("ocs"));
        Peer ocs = dial(bridge("sctp", false), p -> p.transports("sctp", "memory"));
        assertThat(ocs.alternatives()).hasSize(2);
        lab.until(ocs::isReady);

        assertThat(PeerInfo.of(ocs).toJson().toText())
                .contains("\"proto\":\"memory\"")
                .contains("\"alternatives\":[{\"proto\":\"sctp\",\"outcome\":\"FAILED\"")
                .contains("\"code\":\"VN-3102\",\"cause\":\"the bridge is up\"},{\"proto\":\"memory\"")
                .contains("\"outcome\":\"CONNECTED\"");
        assertThat(new TransportInfo(ocs.transport().orElseThrow(), List.of())
                        .toJson()
                        .toText())
                .contains("\"transports\":[{\"proto\":\"sctp\",\"within_s\":null");
    }

    @Test
    void aTransportThatNobodyKnowsIsToldAtTheStart() {
        Node pcef =
                lab.build(client().peer(Lab.uri("ocs"), p -> p.addresses("ocs").transports("memory", "pigeon")));

        assertThatIllegalArgumentException()
                .isThrownBy(pcef::start)
                .withMessageContaining("VN-4302")
                .withMessageContaining("pigeon");
    }

    @Test
    void aTransportThatIsWantingLaterEndsTheAttemptAndNotTheNode() {
        lab.start(lab.server("ocs"));
        Peer ocs = dial(bridge("sctp", false), p -> p.transport("memory"));
        lab.until(ocs::isReady);

        ocs.configure(p -> p.transport("pigeon").persistent());
        ocs.connection().orElseThrow().abort();

        lab.until(() -> ocs.whyDisconnected().map(Explanation::code).orElse("").equals("VN-4302"));
        ocs.configure(p -> p.transport("memory"));
        lab.until(ocs::isReady);
    }

    @Test
    void whatCannotBeTriedIsRefusedAtOnce() {
        assertThatIllegalArgumentException().isThrownBy(() -> Alternative.of(" "));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Alternative.of("tcp").port(0));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Alternative.of("tcp").within(Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Node.named("a.b").peer("aaa://c.d", p -> p.transports(new String[0])));
    }

    private NodeBuilder client() {
        return Node.named("pcef.example.net").transport(here).use(CreditControl.APPLICATION);
    }

    private Bridge bridge(String name, boolean isSilent) {
        return new Bridge(name, here, isSilent);
    }

    private Peer dial(Transport bridge, Consumer<PeerOptions> options) {
        return dial(List.of(bridge), options);
    }

    private Peer dial(List<Transport> bridges, Consumer<PeerOptions> options) {
        NodeBuilder described = client().onEvent(events::add).peer(Lab.uri("ocs"), p -> {
            p.addresses("ocs");
            options.accept(p);
        });
        bridges.forEach(described::transport);
        Node pcef = lab.start(described);
        pcef.connect(Lab.host("ocs"));
        return pcef.peer(Lab.host("ocs")).orElseThrow();
    }

    private List<NodeEvent.AlternativeFailed> failures() {
        synchronized (events) {
            return events.stream()
                    .filter(NodeEvent.AlternativeFailed.class::isInstance)
                    .map(NodeEvent.AlternativeFailed.class::cast)
                    .toList();
        }
    }
}
