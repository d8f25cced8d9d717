package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.ResultCode;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.requirements.Requirement;
import io.vernier.transport.Endpoint;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node, its peers and its addresses, as whoever comes from the guide of python-diameter expects them. */
class NodeBasicsTest {
    private final Lab lab = new Lab();

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    @Requirement({"S15", "S19", "S41", "S42", "S48", "S113", "S116", "S117"})
    void aNodeConnectsToWhoeverWasNamedWhateverTheirRealmAndToNobodyElse() {
        Node north = lab.start(realm("north"));
        Node south = lab.start(realm("south"));
        Node pcef = lab.build(lab.node("pcef")
                .peer(
                        "aaa://north.north.net",
                        p -> p.transport("memory").addresses("north").persistent())
                .peer(
                        "aaa://south.south.net",
                        p -> p.transport("memory").addresses("south").persistent()));
        assertThat(pcef.peers()).noneMatch(Peer::isReady);

        pcef.start();
        assertThat(pcef.peers()).as("nobody waited for that").noneMatch(Peer::isReady);
        lab.until(() -> pcef.peers().stream().allMatch(Peer::isReady));

        assertThat(pcef.originRealm()).isEqualTo("example.net");
        assertThat(pcef.peers())
                .extracting(peer -> peer.realm().orElseThrow())
                .containsExactlyInAnyOrder("north.net", "south.net");
        assertThat(north.peers()).extracting(Peer::host).containsExactly("pcef.example.net");
        Stranger met = Stranger.open(lab, "met", "pcef");
        assertThat(pcef.peers()).hasSize(3);
        Stranger atMet = met;
        atMet.close();
        lab.network.advance(Duration.ofHours(1));
        assertThat(pcef.peers()).as("who was met is not dialled").hasSize(2).allMatch(Peer::isReady);

        pcef.stopNow();
        lab.network.settle();
        assertThat(south.peers()).noneMatch(Peer::isReady);
    }

    private NodeBuilder realm(String name) {
        return Node.named(name + "." + name + ".net", name + ".net")
                .transport(lab.network.host(name))
                .listen(new Listen("memory", Endpoint.of(name, 3868)))
                .admit(PeerAdmission.everybody())
                .use(CreditControl.APPLICATION);
    }

    @Test
    @Requirement("S22")
    void aPeerMayHaveOneAddressOrSeveral() {
        lab.start(lab.server("ocs"));
        Node one = lab.start(lab.node("one").peer(Lab.uri("ocs"), Lab::persistent));
        Node several = lab.start(lab.node("several")
                .peer(
                        Lab.uri("ocs"),
                        p -> p.transport("memory").addresses("nowhere", "ocs").persistent()));

        lab.until(() -> one.peers().get(0).isReady() && several.peers().get(0).isReady());

        assertThat(several.peers().get(0).address().orElseThrow().host()).isEqualTo("ocs");
    }

    @Test
    @Requirement({"S104", "S105"})
    void allPeersAreKnownByTheirNamesTheNamedAndTheMet() {
        Node ocs = lab.start(lab.server("ocs").peer(Lab.uri("named"), p -> {}));
        assertThat(ocs.peers()).extracting(Peer::host).containsExactly("named.example.net");

        Stranger.open(lab, "met", "ocs");

        assertThat(ocs.peers())
                .extracting(Peer::host)
                .containsExactlyInAnyOrder("named.example.net", "met.example.net");
        assertThat(ocs.peer("named.example.net").orElseThrow().isConfigured()).isTrue();
        assertThat(ocs.peer("MET.example.net").orElseThrow().isConfigured()).isFalse();
        assertThat(ocs.peer("nobody.example.net")).isEmpty();
    }

    @Test
    @Requirement({"S56", "S61", "S62"})
    void ofSeveralAddressesTcpListensOnTheFirstAndConnectsFromTheFirst() {
        var addresses = List.of("127.0.0.2", "127.0.0.3");
        try (Node ocs = Node.named("ocs.example.net")
                        .listen(Tcp.at(addresses, 0))
                        .admit(PeerAdmission.loopback())
                        .supportedVendorIds(13_019)
                        .serveInline(CreditControlRequest.TYPE, Lab::success)
                        .start();
                Node pcef = Node.named("pcef.example.net")
                        .use(CreditControl.APPLICATION)
                        .localAddresses("127.0.0.4", "127.0.0.5")
                        .peer(
                                Lab.tcpUri(ocs),
                                p -> p.addresses("127.0.0.3", "127.0.0.2").persistent())
                        .start()) {
            pcef.awaitReady(Duration.ofSeconds(20));

            assertThat(ocs.listening()).hasSize(1);
            assertThat(ocs.listening().get(0).endpoint().host()).isEqualTo("127.0.0.2");
            assertThat(pcef.peers().get(0).address().orElseThrow().host())
                    .as("nobody listens at the other address")
                    .isEqualTo("127.0.0.2");
            assertThat(ocs.peers().get(0).address().orElseThrow().host()).isEqualTo("127.0.0.4");
            assertThat(pcef.call(Lab.request(pcef)).resultCode()).isEqualTo(ResultCode.SUCCESS);
        }
        assertThat(Tcp.port(Tcp.DEFAULT_PORT).endpoint().port()).isEqualTo(3868);
    }

    @Test
    void severalAddressesThatAreNamedOneByOneAreAllListenedAt() {
        try (Node ocs = Node.named("ocs.example.net")
                .listen(Tcp.at("127.0.0.2", 0), Tcp.at("127.0.0.3", 0))
                .start()) {
            assertThat(ocs.listening())
                    .extracting(listen -> listen.endpoint().host())
                    .containsExactly("127.0.0.2", "127.0.0.3");
        }
    }
}
