package io.vernier.cli.client;

import io.vernier.cli.place.Place;
import io.vernier.cli.place.Way;
import io.vernier.cli.shell.CliProblem;
import io.vernier.cli.shell.CommandException;
import io.vernier.cli.shell.ExitCode;
import io.vernier.codec.Explanation;
import io.vernier.dictionary.ApplicationDefinition;
import io.vernier.messages.base.accounting.Accounting;
import io.vernier.messages.threegpp.gy.Gy;
import io.vernier.node.CallException;
import io.vernier.node.Node;
import io.vernier.node.NodeEvent;
import io.vernier.node.Peer;
import io.vernier.protocol.peer.PeerTimeouts;
import io.vernier.transport.TransportException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A node that is connected to one peer, whatever that calls itself. */
public final class Client implements AutoCloseable {
    private static final Duration PARTING = Duration.ofSeconds(2);

    private final Node node;
    private final Peer peer;

    private Client(Node node, Peer peer) {
        this.node = node;
        this.peer = peer;
    }

    /**
     * Connects.
     *
     * @param way where the peer is, and how
     * @param identity our Origin-Host
     * @param applications advertised besides credit control and accounting, and looked into before these
     * @param timeout for the connection and capabilities exchange, and for each call
     * @throws CommandException if that fails, with the exit code for it
     */
    public static Client connect(
            Way way, String identity, String realm, List<ApplicationDefinition> applications, Duration timeout)
            throws InterruptedException {
        var ready = new CompletableFuture<Peer>();
        Place to = way.to();
        Node node;
        try {
            var builder = way.protection()
                    .give(Node.named(identity, realm))
                    .peer(to.uri(), peer -> {
                        way.tell(peer);
                        peer.anyIdentity().defaultRoute();
                    })
                    .callTimeout(timeout)
                    .timeouts(PeerTimeouts.defaults().withConnect(timeout))
                    .onEvent(event -> hear(event, ready));
            applications.forEach(a -> builder.application(a.dictionary().name(), a, options -> {}));
            Stream.of(Gy.APPLICATION, Accounting.APPLICATION)
                    .filter(standard -> applications.stream().noneMatch(a -> a.id() == standard.id()))
                    .forEach(builder::use);
            node = builder.start();
        } catch (TransportException missing) {
            throw new CommandException(ExitCode.CONNECTION_FAILED, missing.explanation());
        } catch (IllegalArgumentException wrong) {
            throw new CommandException(
                    ExitCode.USAGE, CliProblem.WRONG_USAGE.about(String.valueOf(wrong.getMessage())));
        }
        try {
            node.connect(to.hosts().getFirst());
            return new Client(node, ready.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException failed) {
            node.stop(Duration.ZERO);
            if (failed.getCause() instanceof CommandException why) {
                throw why;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (TimeoutException tooLate) {
            var why = node.peers().stream().findFirst().flatMap(Peer::whyDisconnected);
            node.stop(Duration.ZERO);
            throw new CommandException(
                    ExitCode.TIMEOUT,
                    why.orElse(CliProblem.NO_CONNECTION.about(
                            "No connection to " + to + " within " + timeout.toMillis() + " ms.")));
        }
    }

    private static void hear(NodeEvent event, CompletableFuture<Peer> ready) {
        switch (event) {
            case NodeEvent.PeerUp up -> ready.complete(up.peer());
            case NodeEvent.Disconnected down ->
                ready.completeExceptionally(new CommandException(exitCode(down.why()), down.why()));
            default -> {}
        }
    }

    /** Codes VN-22nn are refusals in the capabilities exchange, VN-2106 is its time-out; the rest is the connection's. */
    private static int exitCode(Explanation why) {
        if (why.code().startsWith("VN-22")) {
            return ExitCode.PEER_REJECTED;
        }
        return why.code().equals("VN-2106") ? ExitCode.TIMEOUT : ExitCode.CONNECTION_FAILED;
    }

    /** What a failed call means for the command. */
    public static CommandException failed(CallException failure) {
        String code = failure.explanation().code();
        int exitCode = ExitCode.TIMEOUT;
        if (failure instanceof CallException.NotSent || code.equals("VN-2503")) {
            exitCode = ExitCode.CONNECTION_FAILED;
        } else if (failure instanceof CallException.BadAnswer) {
            exitCode = ExitCode.FAILURE;
        }
        return new CommandException(exitCode, failure.explanation());
    }

    public Node node() {
        return node;
    }

    /** Its Origin-Host. */
    public String peerHost() {
        return peer.capabilities().map(c -> c.originHost()).orElse(peer.host());
    }

    /** Its Origin-Realm, where requests go. */
    public String peerRealm() {
        return Optional.of(peer).flatMap(Peer::realm).orElse(node.originRealm());
    }

    /** Parts from the peer politely. */
    @Override
    public void close() {
        node.stop(PARTING);
    }
}
