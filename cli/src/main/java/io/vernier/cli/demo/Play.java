package io.vernier.cli.demo;

import io.vernier.cli.demo.Sight.Mood;
import io.vernier.cli.load.Generator;
import io.vernier.cli.load.Pace;
import io.vernier.cli.load.Rates;
import io.vernier.cli.load.RequestKind;
import io.vernier.cli.load.Workload;
import io.vernier.cli.shell.CliProblem;
import io.vernier.cli.shell.CommandException;
import io.vernier.cli.shell.ExitCode;
import io.vernier.messages.ietf.creditcontrol.CcRequestType;
import io.vernier.messages.ietf.creditcontrol.SubscriptionIdType;
import io.vernier.messages.threegpp.gy.CreditControlRequest;
import io.vernier.messages.threegpp.gy.Gy;
import io.vernier.node.CallException;
import io.vernier.node.Node;
import io.vernier.node.NodeBuilder;
import io.vernier.node.NodeEvent;
import io.vernier.node.Peer;
import io.vernier.node.PeerAdmission;
import io.vernier.node.Tcp;
import io.vernier.protocol.peer.DisconnectCause;
import io.vernier.protocol.peer.PeerState;
import io.vernier.protocol.peer.ReconnectPolicy;
import io.vernier.protocol.peer.RedialRule;
import io.vernier.protocol.watchdog.WatchdogSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * What the two nodes are made to do. It only acts and waits: what is shown comes from the wire between them and from the
 * events of the client's node.
 */
final class Play {
    static final String CLIENT = "pgw.demo.example";
    static final String SERVER = "ocs.demo.example";

    private static final String REALM = "demo.example";
    private static final String STRANGER = "001010000000099";
    private static final String CONTEXT = "32251@3gpp.org";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration WATCHDOG = Duration.ofSeconds(1);
    private static final ReconnectPolicy QUICK_RETURN = ReconnectPolicy.every(Duration.ofSeconds(2))
            .withFirst(Duration.ofMillis(400))
            .withRule(RedialRule.BY_CAUSE);
    private static final long BALANCE = 1_000_000_000_000L;
    private static final int IN_FLIGHT = 512;

    private final Notebook notebook;
    private final Duration pause;

    /** @param pause between chapters, for whoever reads along */
    Play(Notebook notebook, Duration pause) {
        this.notebook = notebook;
        this.pause = pause;
    }

    void run(Duration warmUp, Duration measured) throws IOException, InterruptedException {
        var accounts = new Accounts(BALANCE);
        try (Node server = Node.named(SERVER, REALM)
                .listen(Tcp.at("127.0.0.1", 0))
                .serveInline(CreditControlRequest.TYPE, accounts::answer)
                .admit(PeerAdmission.loopback())
                .start()) {
            int port = server.listening().getFirst().endpoint().port();
            try (var wire = WireTap.to(
                            port,
                            (fromClient, message) ->
                                    notebook.write(new Sight.Passed(Instant.now(), fromClient, message)));
                    Node client = client(wire.port())
                            .watchdog(WatchdogSettings.inLaboratory(WATCHDOG).withCounts(1, 1))
                            .reconnect(QUICK_RETURN)
                            .onEvent(this::told)
                            .start()) {
                meet(client);
                session(client, wire);
                part(client);
            }
            if (!measured.isZero()) {
                measure(port, warmUp, measured);
            }
        }
    }

    private static NodeBuilder client(int port) {
        return Node.named(CLIENT, REALM)
                .use(Gy.APPLICATION)
                .peer(
                        "aaa://" + SERVER + ":" + port,
                        peer -> peer.addresses("127.0.0.1").persistent());
    }

    private void meet(Node client) throws InterruptedException {
        chapter("The client connects, and both say who they are.");
        client.awaitReady(PATIENCE);
        pause();
        chapter("Nobody has anything to say: after a second of silence the watchdog asks.");
        Peer server = server(client);
        long watchdogs = server.counters().dwr().sent();
        await(() -> server.counters().dwr().sent() > watchdogs && server.isReady());
        pause();
    }

    private void session(Node client, WireTap wire) throws InterruptedException {
        chapter("A subscriber goes online: the client asks for quota before it lets data pass.");
        String session = client.newSessionId();
        client.call(request(session, Accounts.SUBSCRIBER, 0).build());
        pause();
        chapter("Another one, whom the server does not know, is refused.");
        client.call(request(client.newSessionId(), STRANGER, 0).build());
        pause();

        chapter("In the middle of the session the connection breaks. The client comes back by itself.");
        Peer server = server(client);
        long connects = server.counters().connects();
        notebook.write(new Sight.Cut(Instant.now()));
        wire.cut();
        await(() -> !server.isReady());
        try {
            client.call(request(client.newSessionId(), Accounts.SUBSCRIBER, 0).build());
        } catch (CallException meanwhile) {
            String harm = meanwhile.mayHaveBeenSent() ? "it may have arrived" : "nothing was sent";
            tell(
                    Mood.BAD,
                    "a request meanwhile fails at once ("
                            + meanwhile.explanation().code() + "): " + harm);
        }
        await(() -> server.isReady() && server.counters().connects() > connects);
        client.awaitReady(PATIENCE);
        pause();

        chapter("The session goes on: quota used, more quota, the end.");
        client.call(request(session, Accounts.SUBSCRIBER, 9_400_000).build());
        client.call(CreditControlRequest.builder()
                .sessionId(session)
                .destinationRealm(REALM)
                .serviceContextId(CONTEXT)
                .ccRequestType(CcRequestType.TERMINATION_REQUEST)
                .ccRequestNumber(2)
                .multipleServicesCreditControl(service -> service.usedServiceUnit(unit -> unit.ccTotalOctets(1_234_567))
                        .ratingGroup(10))
                .subscriptionId(id ->
                        id.subscriptionIdType(SubscriptionIdType.END_USER_IMSI).subscriptionIdData(Accounts.SUBSCRIBER))
                .build());
        pause();
    }

    /** The first request of a session, or the one that reports what was used and asks for more. */
    private static CreditControlRequest.Builder request(String session, String subscriber, long used) {
        boolean first = used == 0;
        return CreditControlRequest.builder()
                .sessionId(session)
                .destinationRealm(REALM)
                .serviceContextId(CONTEXT)
                .ccRequestType(first ? CcRequestType.INITIAL_REQUEST : CcRequestType.UPDATE_REQUEST)
                .ccRequestNumber(first ? 0 : 1)
                .subscriptionId(id ->
                        id.subscriptionIdType(SubscriptionIdType.END_USER_IMSI).subscriptionIdData(subscriber))
                .multipleServicesCreditControl(service -> {
                    service.requestedServiceUnit(unit -> unit.ccTotalOctets(10_000_000));
                    if (!first) {
                        service.usedServiceUnit(unit -> unit.ccTotalOctets(used));
                    }
                    service.ratingGroup(10);
                });
    }

    private void part(Node client) throws InterruptedException {
        chapter("They part as the RFC wants it: with a word, not by hanging up.");
        Peer server = server(client);
        client.disconnect(SERVER, DisconnectCause.DO_NOT_WANT_TO_TALK_TO_YOU);
        await(() -> server.state() == PeerState.CLOSED);
        pause();
    }

    private void measure(int port, Duration warmUp, Duration measured) throws InterruptedException {
        chapter("And how fast are they? The same two, now without an onlooker on the wire ...");
        try (Node client = client(port).start()) {
            client.awaitReady(PATIENCE);
            var workload = new Workload(RequestKind.SESSION, REALM, Accounts.SUBSCRIBER, Duration.ofSeconds(5));
            var report = Generator.run(
                    List.of(client), workload, new Pace(Rates.NONE, IN_FLIGHT, warmUp, measured), progress -> {});
            notebook.write(new Sight.Measured(Instant.now(), report));
        }
    }

    private void told(NodeEvent event) {
        switch (event) {
            case NodeEvent.PeerUp up ->
                notebook.write(new Sight.Told(up.at(), Mood.GOOD, up.peer().host() + " is ready for requests"));
            case NodeEvent.Disconnected disconnected ->
                notebook.write(new Sight.Told(
                        disconnected.at(),
                        Mood.NEUTRAL,
                        disconnected.why().code() + " " + disconnected.why().cause()));
            case NodeEvent.ReconnectScheduled again ->
                notebook.write(new Sight.Told(
                        again.at(), Mood.NEUTRAL, "tries again in " + again.in().toMillis() + " ms"));
            case NodeEvent.WatchdogChanged changed ->
                notebook.write(new Sight.Told(
                        changed.at(), Mood.NEUTRAL, "watchdog: " + changed.from() + " -> " + changed.to()));
            default -> {}
        }
    }

    private static Peer server(Node client) {
        return client.peer(SERVER).orElseThrow();
    }

    private void chapter(String words) {
        notebook.write(new Sight.Chapter(Instant.now(), words));
    }

    private void tell(Mood mood, String words) {
        notebook.write(new Sight.Told(Instant.now(), mood, words));
    }

    private void pause() throws InterruptedException {
        long until = System.nanoTime() + pause.toNanos();
        while (until - System.nanoTime() > 0) {
            rest(until - System.nanoTime());
        }
    }

    /** Waits until it holds, and not forever: what does not come in time is missing in what is shown. */
    private static void await(BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean() && until - System.nanoTime() > 0) {
            rest(2_000_000);
        }
        if (!condition.getAsBoolean()) {
            throw new CommandException(
                    ExitCode.TIMEOUT,
                    CliProblem.DEMO_STALLED.about(
                            "What the demonstration waits for did not happen within " + PATIENCE.toSeconds() + " s."));
        }
    }

    private static void rest(long nanos) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("while the demonstration waited");
        }
        LockSupport.parkNanos(nanos);
    }
}
