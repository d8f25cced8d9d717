package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vernier.codec.Message;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.requirements.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Applications that are bound to peers, and realms of their own. */
class BindingTest {
    private final Lab lab = new Lab();
    private final List<String> served = new ArrayList<>();

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    @Requirement("S115")
    void aPeerCanBeHandedToAnApplicationWhichThenSendsToNoOther() {
        Node pcef = client(app -> {});
        call(pcef, "example.net", 4);
        assertThat(served).contains("ocs1", "ocs2");
        served.clear();

        pcef.application("rfc8506").bindTo(pcef.peer(Lab.host("ocs2")).orElseThrow());
        call(pcef, "example.net", 4);

        assertThat(served).containsExactly("ocs2", "ocs2", "ocs2", "ocs2");
        assertThat(pcef.application("rfc8506").peers()).extracting(Peer::host).containsExactly(Lab.host("ocs2"));
        served.clear();
        pcef.application("rfc8506").bindTo();
        call(pcef, "example.net", 4);
        assertThat(served).contains("ocs1", "ocs2");
    }

    @Test
    @Requirement("S115")
    void anApplicationCanBeBoundFromTheBeginning() {
        Node pcef = client(app -> app.peers(Lab.host("ocs1")));

        call(pcef, "example.net", 4);

        assertThat(served).containsExactly("ocs1", "ocs1", "ocs1", "ocs1");
    }

    @Test
    void theCandidatesOfABoundApplicationAreItsPeers() {
        var recorder = new Recorder();
        Node pcef =
                client(app -> app.peers(Lab.host("ocs1")).callbacks(recorder).inlineCallbacks());

        var call = pcef.application("rfc8506").callAsync(Lab.request(pcef));
        lab.until(call::isDone);

        assertThat(recorder.log).contains("pick [ocs1]");
    }

    @Test
    void aPeerOfAnotherNodeCannotBeHandedOver() {
        Node pcef = client(app -> {});
        Node other = lab.start(lab.node("other").peer(Lab.uri("ocs1"), Lab::persistent));

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> pcef.application("rfc8506").bindTo(other.peers().get(0)))
                .withMessageContaining("expected: one of");
    }

    @Test
    void aRealmOfAnApplicationLeadsToItsPeers() {
        Node pcef = client(app -> app.realms("Roaming.Example").peers(Lab.host("ocs1")));

        call(pcef, "roaming.example", 3);
        assertThat(served).containsExactly("ocs1", "ocs1", "ocs1");
        assertThat(failure(pcef, "elsewhere.example")).hasMessageContaining("elsewhere.example");
    }

    @Test
    void aStarIsAnyRealm() {
        Node pcef = client(app -> app.realms("*"));

        call(pcef, "elsewhere.example", 1);

        assertThat(served).hasSize(1);
    }

    @Test
    void aDefaultRouteTakesWhatNoBoundPeerLeadsTo() {
        Node pcef = client(app -> app.peers(Lab.host("ocs1")), peer -> {
            Lab.persistent(peer);
            if (peer.uri().host().startsWith("ocs2")) {
                peer.defaultRoute();
            }
        });

        call(pcef, "example.net", 2);
        call(pcef, "elsewhere.example", 2);

        assertThat(served).containsExactly("ocs1", "ocs1", "ocs2", "ocs2");
    }

    private Node client(Consumer<ApplicationOptions> options) {
        return client(options, Lab::persistent);
    }

    private Node client(Consumer<ApplicationOptions> options, Consumer<PeerOptions> peers) {
        for (String name : List.of("ocs1", "ocs2")) {
            lab.start(lab.node(name)
                    .application(
                            CreditControl.APPLICATION,
                            app -> app.realms("*").serveInline(CreditControlRequest.TYPE, request -> {
                                served.add(name);
                                return Lab.success(request);
                            })));
        }
        Node pcef = lab.start(lab.node("pcef")
                .application(CreditControl.APPLICATION, options)
                .peer(Lab.uri("ocs1"), peers)
                .peer(Lab.uri("ocs2"), peers));
        lab.until(() -> pcef.peers().stream().allMatch(Peer::isReady));
        return pcef;
    }

    private void call(Node pcef, String realm, int count) {
        for (int i = 0; i < count; i++) {
            var call = pcef.callAsync(Lab.requestTo(pcef, realm));
            lab.until(call::isDone);
            assertThat(call.join().resultCode()).isEqualTo(2001);
        }
    }

    private static Throwable failure(Node pcef, String realm) {
        Message request = Lab.requestTo(pcef, realm).message();
        return pcef.callAsync(request).handle((answer, e) -> e).join();
    }
}
