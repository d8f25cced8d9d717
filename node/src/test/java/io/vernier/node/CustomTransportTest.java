package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.BaseAvps;
import io.vernier.codec.data.DiameterAddress;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.requirements.Requirement;
import io.vernier.transport.Acceptor;
import io.vernier.transport.ConnectAttempt;
import io.vernier.transport.ConnectHandler;
import io.vernier.transport.Connection;
import io.vernier.transport.Endpoint;
import io.vernier.transport.EventLoop;
import io.vernier.transport.Listener;
import io.vernier.transport.Transport;
import io.vernier.transport.TransportLimits;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A transport that somebody else made, and what is said to it. */
class CustomTransportTest {
    private final Lab lab = new Lab();

    @AfterEach
    void end() {
        lab.close();
    }

    /** Carries messages over the lab's network, under another name, and notes what is said to it. */
    private static final class Pigeons implements Transport {
        private final Transport carrier;
        private final List<Map<String, Object>> listening = new ArrayList<>();
        private final List<Map<String, Object>> connecting = new ArrayList<>();
        private final List<List<InetAddress>> configured = new ArrayList<>();
        private final List<InetAddress> lofts;

        Pigeons(Transport carrier, InetAddress... lofts) {
            this.carrier = carrier;
            this.lofts = List.of(lofts);
        }

        @Override
        public String name() {
            return "pigeon";
        }

        @Override
        public Listener listen(Endpoint local, Acceptor acceptor) {
            return carrier.listen(local, acceptor);
        }

        @Override
        public Listener listen(Endpoint local, Map<String, Object> config, Acceptor acceptor) {
            listening.add(config);
            return listen(local, acceptor);
        }

        @Override
        public ConnectAttempt connect(Endpoint local, Endpoint remote, EventLoop loop, ConnectHandler handler) {
            return carrier.connect(local, remote, loop, handler);
        }

        @Override
        public ConnectAttempt connect(
                Endpoint local, Endpoint remote, Map<String, Object> config, EventLoop loop, ConnectHandler handler) {
            connecting.add(config);
            return connect(local, remote, loop, handler);
        }

        @Override
        public List<InetAddress> hostIpAddresses(Connection connection, List<InetAddress> said) {
            configured.add(said);
            return lofts.isEmpty()
                    ? Transport.super.hostIpAddresses(connection, said)
                    : Stream.concat(said.stream(), lofts.stream()).toList();
        }

        @Override
        public EventLoop nextLoop() {
            return carrier.nextLoop();
        }

        @Override
        public TransportLimits limits() {
            return carrier.limits();
        }

        @Override
        public void close() {
            carrier.close();
        }
    }

    @Test
    @Requirement({"S259", "S260", "S261"})
    void aTransportOfOnesOwnIsChosenByNameAndIsToldWhatWasSaidToIt() {
        var atOcs = new Pigeons(lab.network.host("ocs"));
        var atPcef = new Pigeons(lab.network.host("pcef"));
        Listen loft = new Listen("pigeon", Endpoint.of("ocs", 3868));
        Node ocs = lab.start(Node.named("ocs.example.net")
                .transport(atOcs)
                .admit(PeerAdmission.everybody())
                .use(CreditControl.APPLICATION)
                .listen(loft, l -> l.transportConfig("grain", "maize"))
                .listen(new Listen("pigeon", Endpoint.of("ocs", 3869))));
        Node pcef = lab.start(Node.named("pcef.example.net")
                .transport(atPcef)
                .use(CreditControl.APPLICATION)
                .peer(
                        Lab.uri("ocs"),
                        p -> p.transport("pigeon").addresses("ocs").persistent().transportConfig("rings", 2)));

        lab.until(() -> pcef.peers().get(0).isReady());

        assertThat(pcef.peers().get(0).transport().orElseThrow().transport()).isEqualTo("pigeon");
        assertThat(atOcs.listening).containsExactly(Map.of("grain", "maize"), Map.of());
        assertThat(atPcef.connecting).containsExactly(Map.of("rings", 2));
        assertThat(ocs.listening()).hasSize(2);
        Node plain = lab.build(Node.named("plain.example.net").peer(Lab.uri("ocs")));
        assertThat(plain.transports().get(0).transport()).as("unless told").isEqualTo("tcp");
        assertThat(plain.transports().get(0).options().transportConfig()).isEmpty();
    }

    @Test
    @Requirement({"S213", "S214"})
    void aTransportUsesTheAddressesThatWereSaidOrSaysOthers() throws Exception {
        var said = InetAddress.getByName("192.0.2.1");
        var loft = InetAddress.getByName("192.0.2.99");
        var asIs = new Pigeons(lab.network.host("one"));
        var others = new Pigeons(lab.network.host("two"), loft);
        Stranger raw = Stranger.listen(lab, "raw");
        Stranger raw2 = Stranger.listen(lab, "raw2");

        lab.start(Node.named("one.example.net")
                .transport(asIs)
                .hostIpAddresses(said)
                .peer(
                        Lab.uri("raw"),
                        p -> p.transport("pigeon").addresses("raw").persistent()));
        lab.start(Node.named("two.example.net")
                .transport(others)
                .hostIpAddresses(said)
                .peer(
                        Lab.uri("raw2"),
                        p -> p.transport("pigeon").addresses("raw2").persistent()));
        lab.until(() -> !raw.received.isEmpty() && !raw2.received.isEmpty());

        assertThat(asIs.configured).containsExactly(List.of(said));
        assertThat(raw.last().avps().all(BaseAvps.HOST_IP_ADDRESS)).containsExactly(DiameterAddress.of(said));
        assertThat(others.configured).containsExactly(List.of(said));
        assertThat(raw2.last().avps().all(BaseAvps.HOST_IP_ADDRESS))
                .containsExactly(DiameterAddress.of(said), DiameterAddress.of(loft));
    }
}
