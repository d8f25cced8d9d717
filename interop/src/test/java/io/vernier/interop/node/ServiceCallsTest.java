package io.vernier.interop.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.vernier.codec.CommandCode;
import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import io.vernier.interop.erlang.ErlangNode;
import io.vernier.interop.process.ForeignNode;
import io.vernier.interop.process.ForeignStack;
import io.vernier.interop.process.Needs;
import io.vernier.interop.process.Processes;
import io.vernier.interop.wire.Wiretap;
import io.vernier.interop.wire.Wiretap.Sender;
import io.vernier.messages.base.accounting.Accounting;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.node.AnswerErrors;
import io.vernier.node.ApplicationCallbacks;
import io.vernier.node.ApplicationOptions;
import io.vernier.node.CallContext;
import io.vernier.node.CallException;
import io.vernier.node.CallOptions;
import io.vernier.node.CallProblem;
import io.vernier.node.Node;
import io.vernier.node.NodeApplication;
import io.vernier.node.NodeBuilder;
import io.vernier.node.Peer;
import io.vernier.node.Pick;
import io.vernier.node.Preparation;
import io.vernier.protocol.routing.PeerFilter;
import io.vernier.requirements.Requirement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Applications, calls and filters as users of Erlang's diameter know them, with it as the peers. */
@Needs(ForeignStack.ERLANG)
class ServiceCallsTest {
    private static final Duration READY = Duration.ofSeconds(60);
    private static final String ONE = "erlang1.example";
    private static final String TWO = "erlang2.example";

    @RegisterExtension
    final Processes processes = new Processes();

    private final Notes notes = new Notes();

    @Test
    @Requirement({"S177", "S178", "S182", "S183", "S256"})
    void applicationsGoByTheirAliases() {
        var foreign = ErlangNode.listen(processes);
        try (var node = client().application(
                        CreditControl.APPLICATION, app -> app.alias("charging").callbacks(notes))
                .use(Accounting.APPLICATION)
                .start()) {
            connect(node, foreign);

            assertThat(charging(node).call(Ours.ccr(node, 1))).isEqualTo("2001 of erlang.example");
            var accounting =
                    node.application(Accounting.APPLICATION.dictionary().name());
            assertThat(accounting.definition()).isEqualTo(Accounting.APPLICATION);
            assertThat(accounting.call(Ours.acr(node, 2))).isNotNull();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client().application(CreditControl.APPLICATION, app -> app.alias("charging"))
                            .application(Accounting.APPLICATION, app -> app.alias("charging")))
                    .withMessageContaining("charging");
        }
    }

    @Test
    @Requirement({"S193", "S194", "S197"})
    void faultyAnswersGoWhereTheApplicationWantsThem() {
        var foreign = ErlangNode.listen(processes);
        foreign.behave("faulty");
        try (var strict = start(app -> app.answerErrors(AnswerErrors.DISCARD), foreign)) {
            assertThat(failure(() -> charging(strict).call(Ours.ccr(strict, 1))))
                    .isInstanceOf(CallException.BadAnswer.class);
            assertThat(notes.lines).noneMatch(line -> line.startsWith("answer"));
        }
        try (var lenient = start(app -> app.answerErrors(AnswerErrors.CALLBACK), foreign)) {
            assertThat(charging(lenient).call(Ours.ccr(lenient, 2))).isEqualTo("2001 of erlang.example with 5001");
        }
        try (var standard = start(app -> {}, foreign)) {
            assertThat(failure(() -> charging(standard).call(Ours.ccr(standard, 3))))
                    .isInstanceOf(CallException.BadAnswer.class)
                    .hasMessageContaining("99999");
            foreign.behave("answer 2001");
            assertThat(charging(standard).call(Ours.ccr(standard, 4))).isEqualTo("2001 of erlang.example");
        }
    }

    @Test
    @Requirement({"S199", "S200", "S202", "S205", "S207", "S302"})
    void aCallHasOptions() {
        var one = ErlangNode.listen(processes, "host=" + ONE);
        var two = ErlangNode.listen(processes, "host=" + TWO);
        try (var tap = Wiretap.to(one.port());
                var node = client().application(
                                CreditControl.APPLICATION,
                                app -> app.alias("charging").callbacks(notes).extra("always"))
                        .start()) {
            connect(node, ONE, tap.port());
            connect(node, TWO, two.port());
            var toOne = CallOptions.defaults().filter(PeerFilter.host(ONE));

            assertThat(charging(node).call(Ours.ccr(node, 1), toOne.extra("once")))
                    .isEqualTo("2001 of " + ONE);
            assertThat(notes.lines).contains("pick of [" + ONE + "] with [always, once]");

            one.behave("delay 1500");
            assertThat(charging(node).call(Ours.ccr(node, 2), toOne.timeout(Duration.ofMillis(300))))
                    .isEqualTo("TIMEOUT at " + ONE);

            one.behave("discard");
            charging(node).callDetached(Ours.ccr(node, 3), toOne);
            tap.expect(3, Sender.CALLER, CommandCode.CREDIT_CONTROL, true);
            assertThat(notes.lines).doesNotContain("answer of " + TWO);
        }
    }

    @Test
    @Requirement({"S203", "S230", "S231", "S238", "S239", "S241"})
    void filtersSelectTheCandidates() {
        var one = ErlangNode.listen(processes, "host=" + ONE);
        var two = ErlangNode.listen(processes, "host=" + TWO, "realm=elsewhere");
        try (var node = client().application(
                        CreditControl.APPLICATION, app -> app.alias("charging").callbacks(notes))
                .start()) {
            connect(node, one);
            connect(node, two);

            assertThat(candidates(node, PeerFilter.none())).containsExactlyInAnyOrder(ONE, TWO);
            assertThat(candidates(node, PeerFilter.host(ONE))).containsExactly(ONE);
            assertThat(candidates(node, PeerFilter.realm("elsewhere"))).containsExactly(TWO);
            assertThat(candidates(
                            node, PeerFilter.eval(caps -> caps.productName().equals("OTP/diameter"))))
                    .containsExactlyInAnyOrder(ONE, TWO);
            assertThat(candidates(node, PeerFilter.not(PeerFilter.host(ONE)))).containsExactly(TWO);
            assertThat(candidates(node, PeerFilter.all())).containsExactlyInAnyOrder(ONE, TWO);
            assertThat(candidates(node, PeerFilter.any(PeerFilter.host(TWO), PeerFilter.realm("nowhere"))))
                    .containsExactly(TWO);
            assertThat(failure(() -> charging(node)
                                    .call(
                                            Ours.ccr(node, 9),
                                            CallOptions.defaults().filter(PeerFilter.any())))
                            .problem())
                    .isEqualTo(CallProblem.NONE_MATCHED);
            assertThat(failure(() -> charging(node)
                                    .call(
                                            Ours.ccr(node, 10),
                                            CallOptions.defaults()
                                                    .filter(PeerFilter.host(ONE))
                                                    .filter(PeerFilter.realm("elsewhere"))))
                            .problem())
                    .isEqualTo(CallProblem.NONE_MATCHED);
        }
    }

    @Test
    @Requirement({"S298", "S299", "S303", "S304", "S305", "S307"})
    void callsSayHowTheyEnded() throws Exception {
        var one = ErlangNode.listen(processes, "host=" + ONE);
        var two = ErlangNode.listen(processes, "host=" + TWO);
        try (var tap = Wiretap.to(two.port());
                var node = client().callTimeout(Duration.ofSeconds(60))
                        .application(
                                CreditControl.APPLICATION,
                                app -> app.alias("charging").callbacks(notes))
                        .start()) {
            assertThat(failure(() -> charging(node).call(Ours.ccr(node, 0))).problem())
                    .isEqualTo(CallProblem.NO_PEER);
            connect(node, one);
            connect(node, TWO, tap.port());
            notes.pickNone = true;
            assertThat(failure(() -> charging(node).call(Ours.ccr(node, 1))).problem())
                    .isEqualTo(CallProblem.NONE_PICKED);
            notes.pickNone = false;

            one.behave("discard");
            var resent = charging(node).callAsync(Ours.ccr(node, 2));
            await().atMost(READY).until(() -> node.peer(ONE).orElseThrow().pendingRequests() == 1);
            one.process().kill();
            assertThat(resent.get()).isEqualTo("2001 of " + TWO);
            assertThat(notes.lines).contains("prepared again for " + TWO);
            assertThat(tap.expect(1, Sender.CALLER, CommandCode.CREDIT_CONTROL, true)
                            .isRetransmitted())
                    .isTrue();

            two.behave("discard");
            var lost = charging(node).callAsync(Ours.ccr(node, 3));
            tap.expect(2, Sender.CALLER, CommandCode.CREDIT_CONTROL, true);
            tap.cut();
            assertThat(lost.get()).isEqualTo("FAILOVER at " + TWO);

            await().atMost(READY).until(() -> node.peer(TWO).orElseThrow().isReady());
            var cancelled = charging(node).callAsync(Ours.ccr(node, 4));
            tap.expect(3, Sender.CALLER, CommandCode.CREDIT_CONTROL, true);
            node.stopNow();
            assertThat(cancelled.get()).isEqualTo("CANCELLED at " + TWO);
        }
    }

    private Node start(Consumer<ApplicationOptions> options, ErlangNode foreign) {
        var node = client().application(CreditControl.APPLICATION, app -> {
                    app.alias("charging").callbacks(notes);
                    options.accept(app);
                })
                .start();
        connect(node, foreign);
        return node;
    }

    private List<String> candidates(Node node, PeerFilter filter) {
        charging(node).call(Ours.ccr(node, 1), CallOptions.defaults().filter(filter));
        return notes.candidates;
    }

    private static NodeBuilder client() {
        return Node.named(Ours.HOST, ForeignNode.REALM);
    }

    private static void connect(Node node, ErlangNode foreign) {
        connect(node, foreign.host(), foreign.port());
    }

    private static void connect(Node node, String host, int port) {
        var peer = node.addPeer(
                "aaa://" + host + ":" + port,
                p -> p.addresses("127.0.0.1")
                        .persistent()
                        .reconnect(Ours.soon())
                        .watchdog(Ours.TRUSTING));
        await().atMost(READY).until(peer::isReady);
    }

    private static NodeApplication<String> charging(Node node) {
        return node.application("charging", String.class);
    }

    private static CallException failure(Runnable call) {
        return catchThrowableOfType(CallException.class, call::run);
    }

    /** Callbacks that write down what they are asked; the first peer by name is picked. */
    private static final class Notes implements ApplicationCallbacks<Object, String> {
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private volatile boolean pickNone;
        private volatile List<String> candidates = List.of();

        @Override
        public Pick<Object> pickPeer(List<Peer> peers, Message request, Object state, CallContext context) {
            candidates = peers.stream().map(Peer::host).sorted().toList();
            lines.add("pick of " + candidates + " with " + context.extra());
            if (pickNone) {
                return Pick.none("nobody will do");
            }
            return Pick.of(peers.stream()
                    .filter(peer -> peer.host().equals(candidates.getFirst()))
                    .findFirst()
                    .orElseThrow());
        }

        @Override
        public Preparation prepareRetransmit(Message request, Peer peer, CallContext context) {
            lines.add("prepared again for " + peer.host());
            return Preparation.send(request);
        }

        @Override
        public String handleAnswer(
                Message answer, List<Fault> faults, Message request, Peer peer, CallContext context) {
            lines.add("answer of " + peer.host());
            return answer.resultCode().orElseThrow() + " of " + peer.host()
                    + (faults.isEmpty() ? "" : " with " + faults.getFirst().resultCode());
        }

        @Override
        public String handleError(CallException error, Message request, Peer peer, CallContext context) {
            return error.problem() + " at " + peer.host();
        }
    }
}
