package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.vernier.codec.ResultCode;
import io.vernier.messages.ietf.creditcontrol.CcRequestType;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.messages.ietf.creditcontrol.CreditControlAnswer;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.protocol.watchdog.WatchdogSettings;
import io.vernier.transport.Endpoint;
import io.vernier.transport.memory.MemoryNetwork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;

/** Nodes on an in-memory network whose clock is moved by hand; each listens at its name, port 3868. */
final class Lab implements AutoCloseable {
    static final Duration TW = Duration.ofSeconds(30);
    private static final String REALM = "example.net";

    final MemoryNetwork network;
    private final List<Node> nodes = new ArrayList<>();

    Lab() {
        this(MemoryNetwork.onVirtualTime());
    }

    Lab(MemoryNetwork network) {
        this.network = network;
    }

    /** Describes a node of this name that listens, admits everybody and uses credit control. */
    NodeBuilder node(String name) {
        return described(name).listen(new Listen("memory", Endpoint.of(name, 3868)));
    }

    /** The same without a place to listen at. */
    NodeBuilder described(String name) {
        return Node.named(name + "." + REALM, REALM)
                .transport(network.host(name))
                .admit(PeerAdmission.everybody())
                .watchdog(WatchdogSettings.of(TW))
                .use(CreditControl.APPLICATION);
    }

    /** Describes a node that answers every credit-control request with success, on the event loop. */
    NodeBuilder server(String name) {
        return node(name).serveInline(CreditControlRequest.TYPE, Lab::success);
    }

    /** Describes a node that listens on a free port of this machine and admits whoever connects from it. */
    static NodeBuilder overTcp(String name) {
        return Node.named(host(name)).listen(Tcp.at("127.0.0.1", 0)).admit(PeerAdmission.loopback());
    }

    /** Describes a node that uses credit control and is connected to a node on TCP. */
    static NodeBuilder clientOf(Node server) {
        return Node.named("pcef-of-" + server.originHost())
                .use(CreditControl.APPLICATION)
                .peer(tcpUri(server), p -> p.addresses("127.0.0.1").persistent());
    }

    static String tcpUri(Node server) {
        return "aaa://" + server.originHost() + ":"
                + server.listening().get(0).endpoint().port();
    }

    /** Waits until it holds, for things that happen on other threads; fails after half a minute. */
    static void eventually(BooleanSupplier condition) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(2))
                .until(condition::getAsBoolean);
    }

    static CreditControlAnswer success(CreditControlRequest request) {
        return CreditControlAnswer.to(request).resultCode(ResultCode.SUCCESS).build();
    }

    /** Starts a node, and has the lab end it. */
    Node start(NodeBuilder builder) {
        Node node = build(builder);
        node.start();
        return node;
    }

    /** Makes a node, and has the lab end it. */
    Node build(NodeBuilder builder) {
        Node node = builder.build();
        nodes.add(node);
        return node;
    }

    /** A persistent peer at its name. */
    static void persistent(PeerOptions peer) {
        dialled(peer);
        peer.persistent();
    }

    /** A peer at its name that is connected to when the test says so. */
    static void dialled(PeerOptions peer) {
        String host = peer.uri().host();
        peer.transport("memory").addresses(host.substring(0, host.indexOf('.')));
    }

    static String uri(String name) {
        return "aaa://" + name + "." + REALM;
    }

    static String host(String name) {
        return name + "." + REALM;
    }

    /** Moves time until it holds; fails after an hour of virtual time. */
    void until(BooleanSupplier condition) {
        assertThat(network.runUntil(condition, Duration.ofHours(1)))
                .as("happens within an hour of virtual time")
                .isTrue();
    }

    static CreditControlRequest request(Node from) {
        return requestTo(from, REALM);
    }

    static CreditControlRequest requestTo(Node from, String realm) {
        return CreditControlRequest.builder()
                .sessionId(from.newSessionId())
                .destinationRealm(realm)
                .serviceContextId("32251@3gpp.org")
                .ccRequestType(CcRequestType.INITIAL_REQUEST)
                .ccRequestNumber(0)
                .build();
    }

    /** What a call that is done has failed with. */
    static CallException failure(CompletableFuture<?> call) {
        assertThat(call).isDone();
        Throwable thrown = catchThrowable(call::join);
        return (CallException)
                Objects.requireNonNull(thrown instanceof CompletionException wrapped ? wrapped.getCause() : thrown);
    }

    @Override
    public void close() {
        nodes.forEach(node -> node.stop(Duration.ZERO));
        network.close();
    }
}
