package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vernier.messages.base.accounting.Accounting;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.protocol.peer.DisconnectCause;
import io.vernier.protocol.routing.PeerFilter;
import io.vernier.requirements.Requirement;
import io.vernier.transport.Endpoint;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one call can have otherwise than the others. */
class CallOptionsTest {
    private static final CallOptions DEFAULTS = CallOptions.defaults();

    private final Lab lab = new Lab();
    private final Recorder recorder = new Recorder();
    private final Node ocs1 = lab.start(lab.server("ocs1"));
    private final Node ocs2 = lab.start(lab.server("ocs2"));
    private final Node pcef = lab.start(lab.node("pcef")
            .application(
                    CreditControl.APPLICATION,
                    app -> app.callbacks(recorder).inlineCallbacks().extra("of the application", 1))
            .peer(Lab.uri("ocs1"), Lab::persistent)
            .peer(Lab.uri("ocs2"), Lab::persistent));
    private final NodeApplication<String> cc = pcef.application("rfc8506", String.class);

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    @Requirement({"S180", "S199", "S200", "S181", "S201", "S228"})
    void extraValuesOfTheCallFollowThoseOfTheApplication() {
        ready();

        lab.until(cc.callAsync(Lab.request(pcef), DEFAULTS.extra("of the call").extra(2, 3))::isDone);

        assertThat(recorder.extra).containsExactly("of the application", 1, "of the call", 2, 3);
    }

    @Test
    void withoutExtraValuesThereAreThoseOfTheApplication() {
        ready();

        lab.until(cc.callAsync(Lab.request(pcef))::isDone);

        assertThat(recorder.extra).containsExactly("of the application", 1);
    }

    @Test
    @Requirement({"S202", "S230"})
    void aFilterIsAppliedBeforeThePick() {
        ready();

        var call = cc.callAsync(Lab.request(pcef), DEFAULTS.filter(PeerFilter.host("ocs2.example.net")));
        lab.until(call::isDone);

        assertThat(recorder.log).containsExactly("pick [ocs2]", "prepare for ocs2", "answer 2001 of ocs2");
    }

    @Test
    @Requirement("S203")
    void severalFiltersMustAllMatch() {
        ready();
        PeerFilter first = PeerFilter.realm("example.net");
        PeerFilter second = PeerFilter.not(PeerFilter.host("ocs2.example.net"));

        lab.until(cc.callAsync(Lab.request(pcef), DEFAULTS.filter(first).filter(second))::isDone);
        lab.until(cc.callAsync(Lab.request(pcef), DEFAULTS.filter(PeerFilter.all(first, second)))::isDone);

        assertThat(recorder.log)
                .filteredOn(line -> line.startsWith("pick"))
                .containsExactly("pick [ocs1]", "pick [ocs1]");
        assertThat(DEFAULTS.filter(first).filter(second).filter()).isEqualTo(PeerFilter.all(first, second));
    }

    @Test
    @Requirement({"S204", "S231"})
    void withoutAFilterEveryPeerWithTheApplicationIsACandidate() {
        ready();

        lab.until(cc.callAsync(Lab.requestTo(pcef, "elsewhere.example"))::isDone);

        assertThat(recorder.log).first().isEqualTo("pick [ocs1, ocs2]");
        assertThat(DEFAULTS.filter()).isEqualTo(PeerFilter.none());
    }

    @Test
    void aFilterThatNobodyMatchesIsNamed() {
        ready();

        CallException e = Lab.failure(cc.callAsync(
                Lab.request(pcef), DEFAULTS.filter(PeerFilter.realm()).filter(PeerFilter.host("ocs3.example.net"))));

        assertThat(e)
                .isInstanceOf(CallException.NotSent.class)
                .hasMessageContaining("all(realm, host ocs3.example.net)");
        assertThat(e.problem()).isEqualTo(CallProblem.NONE_MATCHED);
        assertThat(recorder.log).isEmpty();
    }

    @Test
    void aPlainCallCanBeFilteredAsWell() {
        ready();

        for (int i = 0; i < 4; i++) {
            var call = pcef.callAsync(Lab.request(pcef), DEFAULTS.filter(PeerFilter.host("ocs2.example.net")));
            lab.until(call::isDone);

            assertThat(call.join().originHost()).isEqualTo("ocs2.example.net");
        }
        assertThat(recorder.log).as("no callbacks").isEmpty();
    }

    @Test
    @Requirement("S205")
    void aTimeOutIsWithinWhatMillisecondsOf32BitsCanSay() {
        assertThat(DEFAULTS.timeout(Duration.ofMillis(4_294_967_295L)).timeout())
                .contains(Duration.ofMillis(4_294_967_295L));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULTS.timeout(Duration.ofMillis(4_294_967_296L)))
                .withMessageContaining("expected: more than zero, at most 4294967295 ms");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULTS.timeout(Duration.ZERO))
                .withMessageContaining("PT0S");
        assertThat(DEFAULTS.timeout()).isEmpty();
    }

    @Test
    void theCandidatesCanBeNamedInTheirOrder() {
        ready();
        recorder.pick = candidates -> {
            recorder.log.add("in order " + candidates);
            return Pick.of(candidates.get(0));
        };

        var call = cc.callAsync(Lab.request(pcef), DEFAULTS.to(peer("ocs2")).to(peer("ocs1")));
        lab.until(call::isDone);

        assertThat(recorder.log).contains("in order [ocs2.example.net, ocs1.example.net]", "answer 2001 of ocs2");
    }

    @Test
    void aNamedPeerNeedNotHaveAdvertisedTheApplication() {
        lab.start(Node.named("acct.example.net")
                .transport(lab.network.host("acct"))
                .listen(new Listen("memory", Endpoint.of("acct", 3868)))
                .admit(PeerAdmission.everybody())
                .use(Accounting.APPLICATION));
        Node both = lab.start(lab.node("both")
                .application(
                        CreditControl.APPLICATION,
                        app -> app.callbacks(recorder).inlineCallbacks())
                .use(Accounting.APPLICATION)
                .peer(Lab.uri("acct"), Lab::persistent));
        Peer acct = both.peer("acct.example.net").orElseThrow();
        lab.until(acct::isReady);
        NodeApplication<String> application = both.application("rfc8506", String.class);

        var call = application.callAsync(Lab.request(both), DEFAULTS.to(acct));
        lab.until(call::isDone);

        assertThat(application.peers()).isEmpty();
        assertThat(call.join()).isEqualTo("handled answer 3007 of acct");
    }

    @Test
    void aNamedPeerThatIsGoneLeavesNobody() {
        ready();
        Peer gone = peer("ocs1");
        pcef.disconnect("ocs1.example.net", DisconnectCause.BUSY);
        lab.until(() -> !gone.isReady());

        CallException e = Lab.failure(cc.callAsync(Lab.request(pcef), DEFAULTS.to(gone)));

        assertThat(e).isInstanceOf(CallException.NotSent.class).hasMessageContaining("ocs1.example.net");
        assertThat(e.problem()).isEqualTo(CallProblem.NO_PEER);
    }

    @Test
    void filtersApplyToNamedPeersAsWell() {
        ready();

        CallException e = Lab.failure(
                cc.callAsync(Lab.request(pcef), DEFAULTS.to(peer("ocs1")).filter(PeerFilter.host("ocs2.example.net"))));

        assertThat(e.problem()).isEqualTo(CallProblem.NONE_MATCHED);
    }

    private Peer peer(String name) {
        return pcef.peer(Lab.host(name)).orElseThrow();
    }

    private void ready() {
        lab.until(() -> pcef.peers().stream().allMatch(Peer::isReady));
        assertThat(List.of(ocs1, ocs2)).allMatch(Node::isRunning);
        recorder.log.clear();
    }
}
