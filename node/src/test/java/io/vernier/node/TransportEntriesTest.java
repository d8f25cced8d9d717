package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vernier.codec.BaseAvps;
import io.vernier.codec.CommandCode;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.protocol.peer.DisconnectCause;
import io.vernier.protocol.peer.PeerTimeouts;
import io.vernier.requirements.Requirement;
import io.vernier.transport.Endpoint;
import io.vernier.transport.TransportException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Peers and places to listen at are added and taken away while a node runs, before it and in between. */
class TransportEntriesTest {
    private static final Listen AT_OCS = new Listen("memory", Endpoint.of("ocs", 3868));

    private final Lab lab = new Lab();

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    @Requirement({"S21", "S281", "S283", "S284", "S289", "S290"})
    void whatIsAddedWhileTheNodeRunsConnectsAndAccepts() {
        Node ocs = lab.start(lab.server("ocs").listen());
        Node pcef = lab.start(lab.node("pcef"));
        Node gate = lab.start(lab.node("gate"));

        ListenEntry second = ocs.addListener(new Listen("memory", Endpoint.of("ocs", 3869)));
        Peer toOcs = pcef.addPeer("aaa://ocs.example.net:3869", p -> {
            Lab.persistent(p);
            p.realm("example.net");
        });
        assertThat(toOcs.realm()).hasValue("example.net");
        assertThat(toOcs.isReady()).as("before anything could happen").isFalse();
        gate.addPeer("aaa://ocs.example.net:3869", Lab::persistent);
        lab.until(() -> ocs.peers().stream().filter(Peer::isReady).count() == 2);

        TransportEntry entry = toOcs.transport().orElseThrow();
        assertThat(entry.kind()).isEqualTo(TransportEntry.Kind.CONNECT);
        assertThat(entry)
                .isInstanceOfSatisfying(
                        ConnectEntry.class,
                        connect -> assertThat(connect.uri().host()).isEqualTo("ocs.example.net"));
        assertThat(connectionsBy(pcef, entry)).isEqualTo(1);
        assertThat(second.kind()).isEqualTo(TransportEntry.Kind.LISTEN);
        assertThat(connectionsBy(ocs, second)).isEqualTo(2);
        assertThat(ocs.transports()).hasSize(2).doesNotHaveDuplicates();
        assertThat(ocs.transports().stream().map(TransportEntry::ref)).doesNotHaveDuplicates();
        assertThat(pcef.transports()).extracting(TransportEntry::ref).contains(entry.ref());
    }

    @Test
    @Requirement("S281")
    void whatCannotBeAddedIsRefusedWithItsReasonAndLeavesNothing() {
        Node ocs = lab.start(lab.server("ocs"));
        int before = ocs.transports().size();

        assertThatExceptionOfType(TransportException.class)
                .isThrownBy(() -> ocs.addListener(AT_OCS))
                .withMessageContaining("cannot listen on ocs:3868: the address is in use");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ocs.addPeer("ocs2.example.net", p -> {}))
                .withMessageContaining("ocs2.example.net");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ocs.addPeer("aaa://pcef.example.net", p -> p.transport("pigeon")))
                .withMessageContaining("There is no transport named pigeon.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ocs.addPeer("aaa://pcef.example.net", p -> p.applications("voice")))
                .withMessageStartingWith("applications: voice (expected: some of [");

        assertThat(ocs.transports()).hasSize(before);
        assertThat(ocs.peers()).isEmpty();
    }

    @Test
    @Requirement("S291")
    void whatIsAddedToANodeThatDoesNotRunWorksFromItsStartOn() {
        Node ocs = lab.start(lab.server("ocs"));
        Node pcef = lab.build(lab.described("pcef"));
        Peer peer = pcef.addPeer(Lab.uri("ocs"), Lab::persistent);
        ListenEntry listener = pcef.addListener(new Listen("memory", Endpoint.of("pcef", 0)));
        lab.network.advance(Duration.ofMinutes(1));
        assertThat(ocs.peers()).isEmpty();
        assertThat(listener.listening()).isEmpty();

        pcef.start();
        lab.until(peer::isReady);
        assertThat(listener.listening()).isPresent();
        assertThat(pcef.listening()).containsExactly(listener.listening().orElseThrow());

        pcef.stopNow();
        Peer third = pcef.addPeer(Lab.uri("third"), Lab::persistent);
        lab.start(lab.server("third"));
        pcef.start();
        lab.until(() -> peer.isReady() && third.isReady());
    }

    @Test
    @Requirement({"S278", "S279", "S280", "S318", "S320", "S322"})
    void whatTheNodeDoesNotKnowIsKeptShownAndCanBeAskedFor() {
        Node pcef = lab.start(lab.node("pcef"));
        var site = new Object();
        pcef.addPeer(Lab.uri("one"), p -> p.property("site", site).property("cost", 7));
        pcef.addPeer(Lab.uri("two"), p -> p.property("site", site));
        pcef.addPeer(Lab.uri("three"), p -> p.property("site", "south"));

        ConnectEntry one = entryOf(pcef, "one");
        assertThat(one.properties()).containsExactly(Map.entry("site", site), Map.entry("cost", 7));
        assertThat(pcef.info().transports())
                .anySatisfy(
                        told -> assertThat(told.entry().options().properties()).isEqualTo(one.properties()));

        assertThat(pcef.removeTransports(entry -> entry.hasProperties(Map.of("cost", 7, "site", site))))
                .isEqualTo(1);
        assertThat(named(pcef)).containsExactly("two.example.net", "three.example.net");
        assertThat(pcef.removeTransports(entry -> entry.properties().containsValue("south")))
                .isEqualTo(1);
        assertThat(named(pcef)).containsExactly("two.example.net");
        assertThat(pcef.removeTransports(entry -> entry.hasProperties(Map.of())))
                .isEqualTo(2);
        assertThat(pcef.transports()).isEmpty();
    }

    @Test
    @Requirement({"S316", "S317", "S319", "S321", "S323", "S324", "S325"})
    void transportsAreTakenAwayByPredicateOrReference() {
        Node pcef = lab.start(lab.node("pcef"));
        List.of("one", "two", "three", "four").forEach(name -> pcef.addPeer(Lab.uri(name), p -> p.property("n", name)));
        TransportRef one = entryOf(pcef, "one").ref();
        TransportRef two = entryOf(pcef, "two").ref();

        assertThat(pcef.removeTransports(entry -> false)).isZero();
        assertThat(pcef.transports()).hasSize(5);
        assertThat(pcef.removeTransport(one)).isTrue();
        assertThat(pcef.removeTransport(one)).isFalse();
        assertThat(named(pcef)).containsExactly("two.example.net", "three.example.net", "four.example.net");
        assertThat(pcef.removeTransports(
                        entry -> entry.ref() == two && entry.properties().containsValue("two")))
                .isEqualTo(1);
        assertThat(pcef.removeTransports(isOfKind(TransportEntry.Kind.CONNECT, "three")))
                .isEqualTo(1);
        assertThat(named(pcef)).containsExactly("four.example.net");
        assertThat(pcef.removeTransports(entry -> true)).isEqualTo(2);
        assertThat(pcef.transports()).isEmpty();
        assertThat(pcef.listening()).isEmpty();
        assertThat(pcef.peers()).isEmpty();
    }

    /** What more a predicate wants to know than the entry, it is given when it is made. */
    private static Predicate<TransportEntry> isOfKind(TransportEntry.Kind kind, String name) {
        return entry -> entry.kind() == kind && name.equals(entry.properties().get("n"));
    }

    @Test
    @Requirement({"S326", "S327", "S328"})
    void thePeerOfARemovedEntryIsTakenLeaveOfAndForgottenWhenItHasAnswered() {
        Stranger raw = Stranger.listen(lab, "raw");
        Node pcef = lab.start(lab.node("pcef").peer(Lab.uri("raw"), Lab::persistent));
        answerCer(raw);
        lab.until(() -> pcef.peers().get(0).isReady());

        assertThat(pcef.removePeer("RAW.example.net")).isTrue();
        lab.network.settle();

        Message dpr = raw.last();
        assertThat(dpr.commandCode()).isEqualTo(CommandCode.DISCONNECT_PEER);
        assertThat(dpr.require(BaseAvps.DISCONNECT_CAUSE))
                .isEqualTo(DisconnectCause.DO_NOT_WANT_TO_TALK_TO_YOU.value());
        assertThat(raw.isClosed()).as("before the answer").isFalse();
        raw.send(dpr.answerBuilder()
                .avp(BaseAvps.RESULT_CODE, (long) ResultCode.SUCCESS)
                .avp(BaseAvps.ORIGIN_HOST, Lab.host("raw"))
                .avp(BaseAvps.ORIGIN_REALM, "example.net")
                .build());
        assertThat(raw.isClosed()).isTrue();
        assertThat(pcef.peers()).isEmpty();
        assertThat(pcef.removePeer("raw.example.net")).isFalse();
        lab.network.advance(Duration.ofHours(1));
        assertThat(raw.received).as("dialled no more").hasSize(2);
    }

    @Test
    @Requirement("S328")
    void aPeerThatDoesNotAnswerIsLeftWhenTheTimeIsOver() {
        Stranger raw = Stranger.listen(lab, "raw");
        Node pcef = lab.start(lab.node("pcef")
                .timeouts(PeerTimeouts.defaults().withDisconnectAnswer(Duration.ofSeconds(2)))
                .peer(Lab.uri("raw"), Lab::persistent));
        answerCer(raw);
        lab.until(() -> pcef.peers().get(0).isReady());

        pcef.removeTransports(entry -> entry instanceof ConnectEntry);
        lab.network.advance(Duration.ofMillis(1_900));
        assertThat(raw.isClosed()).isFalse();
        lab.network.advance(Duration.ofMillis(200));

        assertThat(raw.isClosed()).isTrue();
        assertThat(pcef.peers()).isEmpty();
    }

    @Test
    @Requirement({"S326", "S327"})
    void everybodyWhoCameByARemovedListenerIsTakenLeaveOfAndNobodyElse() {
        Node ocs = lab.start(lab.server("ocs"));
        ListenEntry second = ocs.addListener(new Listen("memory", Endpoint.of("ocs", 3869)));
        Stranger one = Stranger.open(lab, "one", "ocs");
        Node pcef = lab.start(lab.node("pcef").peer("aaa://ocs.example.net:3869", Lab::persistent));
        lab.until(() -> pcef.peers().get(0).isReady());

        ocs.removeTransport(second.ref());
        lab.until(() -> !pcef.peers().get(0).isReady());

        lab.until(() -> pcef.peers().get(0).whyDisconnected().isPresent());
        assertThat(pcef.peers().get(0).whyDisconnected().orElseThrow().toString())
                .contains("DO_NOT_WANT_TO_TALK_TO_YOU");
        assertThat(one.isClosed()).isFalse();
        assertThat(ocs.peers()).filteredOn(Peer::isReady).extracting(Peer::host).containsExactly("one.example.net");
        assertThat(ocs.listening()).hasSize(1);
        assertThat(second.listening()).isEmpty();
    }

    private static void answerCer(Stranger raw) {
        raw.lab().until(() -> !raw.received.isEmpty());
        raw.send(Samples.cea(raw.last(), Lab.host("raw"), ResultCode.SUCCESS));
    }

    private static long connectionsBy(Node node, TransportEntry entry) {
        return node.connections().stream()
                .filter(connection -> connection.transport() == entry)
                .count();
    }

    private static List<String> named(Node node) {
        return node.transports().stream()
                .filter(ConnectEntry.class::isInstance)
                .map(entry -> ((ConnectEntry) entry).uri().host())
                .toList();
    }

    private static ConnectEntry entryOf(Node node, String name) {
        return (ConnectEntry)
                node.peer(Lab.host(name)).orElseThrow().transport().orElseThrow();
    }
}
