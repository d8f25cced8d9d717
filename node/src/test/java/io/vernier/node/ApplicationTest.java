package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import io.vernier.messages.base.accounting.Accounting;
import io.vernier.messages.ietf.capabilitiesupdate.CapabilitiesUpdate;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.protocol.peer.DisconnectCause;
import io.vernier.requirements.Requirement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The applications of a node: names, callbacks, state, and what they hear of peers. */
class ApplicationTest {
    private final Lab lab = new Lab();

    /** Counts what it is asked in its state. */
    private static class Counting implements MessageCallbacks<Integer> {
        final List<Integer> seen = new ArrayList<>();

        @Override
        public Integer peerUp(Peer peer, Integer state) {
            return state + 100;
        }

        @Override
        public Integer peerDown(Peer peer, Integer state) {
            return state - 100;
        }

        @Override
        public Pick<Integer> pickPeer(List<Peer> candidates, Message request, Integer state, CallContext context) {
            seen.add(state);
            return Pick.<Integer>of(candidates.get(0)).with(state + 1);
        }
    }

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    @Requirement({"S177", "S178", "S256", "S294"})
    void aCallNamesItsApplicationByAnAliasOfAnyKind() {
        Node server = lab.start(lab.server("ocs").use(Accounting.APPLICATION));
        var charging = new Recorder();
        var accounting = new Recorder();
        record Name(String service, int number) {}
        Node client = lab.start(lab.node("pcef")
                .application(
                        CreditControl.APPLICATION,
                        app -> app.alias(new Name("charging", 1))
                                .callbacks(charging)
                                .inlineCallbacks())
                .application(
                        Accounting.APPLICATION,
                        app -> app.alias(42).callbacks(accounting).inlineCallbacks())
                .peer(Lab.uri("ocs"), Lab::persistent));
        lab.until(() -> client.peer(server.originHost()).orElseThrow().isReady());
        charging.log.clear();

        var call = client.application(new Name("charging", 1)).callAsync(Lab.request(client));
        lab.until(call::isDone);

        assertThat(call.join()).isEqualTo("handled answer 2001 of ocs");
        assertThat(charging.log).hasSize(3);
        assertThat(accounting.log).containsExactly("up ocs");
        assertThat(client.application(42).definition()).isEqualTo(Accounting.APPLICATION);
    }

    @Test
    @Requirement("S182")
    void twoApplicationsCannotHaveOneAlias() {
        NodeBuilder builder = lab.node("pcef").application(CreditControl.APPLICATION, app -> app.alias("one"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.application(Accounting.APPLICATION, app -> app.alias("one")))
                .withMessageContaining("alias one")
                .withMessageContaining("expected: an alias of its own for each");
    }

    @Test
    @Requirement({"S183", "S184"})
    void theAliasIsTheNameOfTheDictionaryUnlessTold() {
        Node node = lab.start(lab.node("pcef"));

        assertThat(node.application("rfc8506").alias())
                .isEqualTo(CreditControl.APPLICATION.dictionary().name());
        assertThat(node.application("rfc8506").definition().dictionary())
                .isSameAs(CreditControl.APPLICATION.dictionary());
    }

    @Test
    void anUnknownAliasIsNamedBesideTheKnownOnes() {
        Node node = lab.start(lab.node("pcef"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> node.application("rfc4006"))
                .withMessageContaining("rfc4006")
                .withMessageContaining("[rfc8506]");
    }

    @Test
    @Requirement({"S187", "S189", "S190"})
    void aPickCanChangeTheStateWhereCallsMayAndTheNextOneSeesIt() {
        lab.start(lab.server("ocs"));
        var counting = new Counting();
        Node client = lab.start(lab.node("pcef")
                .application(
                        CreditControl.APPLICATION,
                        app -> app.callbacks(counting, 1).callMutatesState(true).inlineCallbacks())
                .peer(Lab.uri("ocs"), Lab::persistent));
        var application = client.application("rfc8506", Message.class);
        assertThat(application.state()).isEqualTo(1);
        lab.until(application::isReady);

        lab.until(application.callAsync(Lab.request(client))::isDone);
        lab.until(application.callAsync(Lab.request(client))::isDone);

        assertThat(counting.seen).containsExactly(101, 102);
        assertThat(application.state()).isEqualTo(103);
        client.disconnect(Lab.host("ocs"), DisconnectCause.BUSY);
        lab.until(() -> !application.isReady());
        assertThat(application.state()).isEqualTo(3);
    }

    @Test
    @Requirement("S188")
    void theStateIsTheAliasUnlessTold() {
        var seen = new ArrayList<Object>();
        lab.start(lab.server("ocs"));
        Node client = lab.start(lab.node("pcef")
                .application(
                        CreditControl.APPLICATION,
                        app -> app.alias("charging")
                                .callbacks(new Recorder() {
                                    @Override
                                    public Pick<Object> pickPeer(
                                            List<Peer> candidates, Message request, Object state, CallContext context) {
                                        seen.add(state);
                                        return Pick.byDefault();
                                    }
                                })
                                .inlineCallbacks())
                .peer(Lab.uri("ocs"), Lab::persistent));
        var application = client.application("charging");
        lab.until(application::isReady);

        lab.until(application.callAsync(Lab.request(client))::isDone);

        assertThat(seen).containsExactly("charging");
        assertThat(application.state()).isEqualTo("charging");
    }

    @Test
    @Requirement({"S190", "S191"})
    void aPickMayNotChangeTheStateUnlessTold() {
        lab.start(lab.server("ocs"));
        Node client = lab.start(lab.node("pcef")
                .application(
                        CreditControl.APPLICATION,
                        app -> app.callbacks(new Counting(), 1).inlineCallbacks())
                .peer(Lab.uri("ocs"), Lab::persistent));
        var application = client.application("rfc8506");
        lab.until(application::isReady);

        CallException e = Lab.failure(application.callAsync(Lab.request(client)));

        assertThat(e).isInstanceOf(CallException.NotSent.class).hasMessageContaining("callMutatesState(true)");
        assertThat(e.problem()).isEqualTo(CallProblem.CALLBACK_FAILED);
        assertThat(application.state()).isEqualTo(101);
    }

    @Test
    @Requirement({"S179", "S227"})
    void callbacksCanBeALambdaAMethodOrAnObjectWithExtraValues() {
        lab.start(lab.server("ocs"));
        ApplicationCallbacks<Object, String> lambda =
                (answer, faults, request, peer, context) -> "by lambda " + context.extra();
        for (ApplicationCallbacks<Object, String> callbacks :
                List.of(lambda, ApplicationTest::byMethod, new Recorder())) {
            String name = "pcef" + lab.network.now().toNanos();
            Node client = lab.start(lab.node(name)
                    .application(
                            CreditControl.APPLICATION,
                            app -> app.callbacks(callbacks).extra("x", 1).inlineCallbacks())
                    .peer(Lab.uri("ocs"), Lab::persistent));
            var application = client.application("rfc8506", String.class);
            lab.until(application::isReady);

            var call = application.callAsync(Lab.request(client));
            lab.until(call::isDone);

            assertThat(call.join()).isIn("by lambda [x, 1]", "by method [x, 1]", "handled answer 2001 of ocs");
            lab.network.advance(Duration.ofSeconds(1));
        }
    }

    private static String byMethod(
            Message answer, List<Fault> faults, Message request, Peer peer, CallContext context) {
        return "by method " + context.extra();
    }

    @Test
    @Requirement({"S247", "S248", "S286"})
    void oneEventOfAPeerStandsForACallbackOfEachApplicationItHasInCommon() {
        lab.start(lab.server("ocs").use(Accounting.APPLICATION));
        var charging = new Recorder();
        var accounting = new Recorder();
        var gy = new Recorder();
        var events = new ArrayList<NodeEvent>();
        NodeBuilder builder = lab.node("pcef")
                .application(
                        CreditControl.APPLICATION,
                        app -> app.callbacks(charging).inlineCallbacks())
                .application(
                        Accounting.APPLICATION, app -> app.callbacks(accounting).inlineCallbacks())
                .application(
                        CapabilitiesUpdate.APPLICATION, app -> app.callbacks(gy).inlineCallbacks())
                .peer(Lab.uri("ocs"), Lab::persistent)
                .onEvent(event -> {
                    synchronized (events) {
                        events.add(event);
                    }
                });
        Node client = lab.start(builder);
        Peer ocs = client.peer(Lab.host("ocs")).orElseThrow();

        lab.until(ocs::isReady);
        var call = client.application("rfc8506").callAsync(Lab.request(client));
        lab.until(call::isDone);
        client.disconnect(Lab.host("ocs"), DisconnectCause.BUSY);
        lab.until(() -> !ocs.isReady());

        assertThat(charging.log)
                .containsExactly("up ocs", "pick [ocs]", "prepare for ocs", "answer 2001 of ocs", "down ocs");
        assertThat(accounting.log).containsExactly("up ocs", "down ocs");
        assertThat(gy.log).as("not in common").isEmpty();
        Lab.eventually(() -> {
            synchronized (events) {
                return events.stream().anyMatch(NodeEvent.PeerDown.class::isInstance);
            }
        });
        synchronized (events) {
            assertThat(events).filteredOn(NodeEvent.PeerUp.class::isInstance).hasSize(1);
            assertThat(events).filteredOn(NodeEvent.PeerDown.class::isInstance).hasSize(1);
        }
    }

    @Test
    void aPeerUpThatFailsClosesThatConnectionAndDisturbsNothingElse() {
        lab.start(lab.server("ocs1"));
        lab.start(lab.server("ocs2"));
        var recorder = new Recorder() {
            @Override
            public Object peerUp(Peer peer, Object state) {
                if (peer.host().startsWith("ocs1")) {
                    throw new IllegalStateException("not this one");
                }
                return super.peerUp(peer, state);
            }
        };
        Node client = lab.start(lab.node("pcef")
                .application(
                        CreditControl.APPLICATION,
                        app -> app.callbacks(recorder).inlineCallbacks())
                .peer(Lab.uri("ocs1"), p -> {
                    p.transport("memory").addresses("ocs1");
                })
                .peer(Lab.uri("ocs2"), Lab::persistent));
        client.connect(Lab.host("ocs1"));
        Peer refused = client.peer(Lab.host("ocs1")).orElseThrow();

        lab.until(() -> refused.lastDisconnect().isPresent());
        lab.until(() -> client.application("rfc8506").isReady());

        assertThat(refused.whyDisconnected().orElseThrow().cause()).contains("peerUp", "rfc8506", "not this one");
        assertThat(recorder.log).containsExactly("up ocs2");
        assertThat(client.application("rfc8506").peers()).extracting(Peer::host).containsExactly(Lab.host("ocs2"));
    }

    @Test
    void anApplicationWithoutCallbacksGivesTheAnswersThemselves() {
        lab.start(lab.server("ocs"));
        Node client = lab.start(lab.node("pcef").peer(Lab.uri("ocs"), Lab::persistent));
        var application = client.application("rfc8506", Message.class);
        lab.until(application::isReady);

        var call = application.callAsync(Lab.request(client));
        lab.until(call::isDone);

        assertThat(call.join().resultCode()).hasValue(2001);
    }

    @Test
    void callsThatGiveWhatWasNotAskedForFail() {
        lab.start(lab.server("ocs"));
        Node client = lab.start(lab.node("pcef").peer(Lab.uri("ocs"), Lab::persistent));
        var application = client.application("rfc8506", Integer.class);
        lab.until(application::isReady);

        var call = application.callAsync(Lab.request(client));
        lab.until(call::isDone);

        assertThat(Lab.failure(call).problem()).isEqualTo(CallProblem.CALLBACK_FAILED);
    }

    @Test
    @Requirement("S12")
    void clientAndServerAreNodesThatDifferInTheirApplicationsOnly() {
        Node server = lab.start(lab.node("ocs")
                .application(
                        CreditControl.APPLICATION, app -> app.serveInline(CreditControlRequest.TYPE, Lab::success)));
        Node client = lab.start(lab.node("pcef")
                .application(CreditControl.APPLICATION, app -> {})
                .peer(Lab.uri("ocs"), Lab::persistent));
        lab.until(() -> client.peers().get(0).isReady());

        var sent = client.callAsync(Lab.request(client));
        var other = server.callAsync(Lab.requestTo(server, "example.net"));
        lab.until(() -> sent.isDone() && other.isDone());

        assertThat(server.getClass()).isEqualTo(client.getClass());
        assertThat(sent.join().resultCode()).isEqualTo(2001);
        assertThat(other.join().resultCode())
                .as("sends, too; nobody serves there")
                .isEqualTo(3001);
    }
}
