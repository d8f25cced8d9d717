package io.vernier.cli.load;

import io.vernier.cli.shell.CliProblem;
import io.vernier.cli.shell.CommandException;
import io.vernier.cli.shell.ExitCode;
import io.vernier.codec.Explanation;
import io.vernier.messages.threegpp.gy.Gy;
import io.vernier.node.Node;
import io.vernier.node.NodeEvent;
import io.vernier.protocol.Reason;
import io.vernier.protocol.peer.PeerTimeouts;
import io.vernier.transport.TransportException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The nodes that send: one for each connection, since two nodes keep only one connection between them. */
final class Connections implements AutoCloseable {
    private static final Set<String> TIMEOUTS = Set.of(Reason.CONNECT_TIMEOUT.code(), Reason.CEA_TIMEOUT.code());
    private static final String REFUSED = "VN-22";

    private final List<Node> nodes = new ArrayList<>();

    private Connections() {}

    /** Connects them all. @throws CommandException that says why one could not */
    static Connections open(LoadOptions options) throws InterruptedException {
        var connections = new Connections();
        try {
            for (int i = 1; i <= options.connections(); i++) {
                connections.add(options, i);
            }
            return connections;
        } catch (CommandException | InterruptedException failed) {
            connections.close();
            throw failed;
        }
    }

    private void add(LoadOptions options, int number) throws InterruptedException {
        var first = new CompletableFuture<Optional<Explanation>>();
        Node node = options.way()
                .protection()
                .give(Node.named(identity(options.identity(), number), options.realm()))
                .use(Gy.APPLICATION)
                .callTimeout(options.timeout())
                .timeouts(PeerTimeouts.defaults().withConnect(options.timeout()))
                .peer(options.way().to().uri(), peer -> {
                    options.way().tell(peer);
                    peer.persistent().anyIdentity().defaultRoute();
                })
                .onEvent(event -> {
                    switch (event) {
                        case NodeEvent.PeerUp up -> first.complete(Optional.empty());
                        case NodeEvent.Disconnected disconnected -> first.complete(Optional.of(disconnected.why()));
                        default -> {}
                    }
                })
                .build();
        start(node);
        try {
            var failure = first.get(options.timeout().toNanos(), TimeUnit.NANOSECONDS);
            if (failure.isPresent()) {
                throw new CommandException(exitCode(failure.get()), failure.get());
            }
        } catch (TimeoutException late) {
            throw new CommandException(
                    ExitCode.TIMEOUT, Reason.CONNECT_TIMEOUT.explain(options.way(), Durations.text(options.timeout())));
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void start(Node node) {
        try {
            node.start();
            nodes.add(node);
        } catch (TransportException missing) {
            throw new CommandException(ExitCode.CONNECTION_FAILED, missing.explanation());
        } catch (IllegalArgumentException wrong) {
            throw new CommandException(
                    ExitCode.USAGE, CliProblem.WRONG_USAGE.about(String.valueOf(wrong.getMessage())));
        }
    }

    /** The first one as it was given, the others with a number: {@code load-2.example.net}. */
    private static String identity(String given, int number) {
        if (number == 1) {
            return given;
        }
        int dot = given.indexOf('.');
        return dot < 0 ? given + "-" + number : given.substring(0, dot) + "-" + number + given.substring(dot);
    }

    /** What a reason for not being connected, or not answered, is to the shell. */
    static int exitCode(Explanation why) {
        if (TIMEOUTS.contains(why.code()) || why.code().equals(Reason.NO_ANSWER.code())) {
            return ExitCode.TIMEOUT;
        }
        if (why.code().equals(CliProblem.WRONG_ANSWER.code())) {
            return ExitCode.FAILURE;
        }
        return why.code().startsWith(REFUSED) ? ExitCode.PEER_REJECTED : ExitCode.CONNECTION_FAILED;
    }

    List<Node> nodes() {
        return nodes;
    }

    /** Who answered. */
    String server() {
        return nodes.getFirst().peers().getFirst().host();
    }

    /** The realm that the server told. */
    String realm() {
        return nodes.getFirst()
                .peers()
                .getFirst()
                .realm()
                .orElseGet(() -> nodes.getFirst().originRealm());
    }

    @Override
    public void close() {
        nodes.forEach(Node::close);
    }
}
