package io.vernier.node;

import io.vernier.codec.DecodeException;
import io.vernier.codec.Message;
import io.vernier.protocol.routing.PeerFilter;
import io.vernier.protocol.routing.TriedPeers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a call comes to its peer: candidates, filters, then the application's choice or the node's.
 *
 * @param <S> the application's state
 */
final class Choice<S> {
    private final Node node;
    private final ApplicationRuntime<S> application;
    private final CallOptions options;
    private final CallContext context;

    Choice(Node node, ApplicationRuntime<S> application, CallOptions options, CallContext context) {
        this.node = node;
        this.application = application;
        this.options = options;
        this.context = context;
    }

    /**
     * The links that a request may go over; one at least.
     *
     * @throws CallException.NotSent if there is none
     */
    List<Traffic> candidates(Message request, TriedPeers tried) {
        try {
            List<Traffic> links = options.peers().isEmpty() ? suitable(request, tried) : named(tried);
            List<Traffic> matching = options.filter().select(links, Traffic::remote, request);
            if (matching.isEmpty()) {
                throw new CallException.NotSent(
                        CallProblem.NONE_MATCHED,
                        NodeProblem.NONE_MATCHED.explain(Router.peers(links), options.filter()));
            }
            return matching;
        } catch (DecodeException e) {
            throw new CallException.NotSent(
                    CallProblem.NOT_ENCODED,
                    NodeProblem.NOT_ENCODED.explain(e.fault().reason()));
        }
    }

    private List<Traffic> named(TriedPeers tried) {
        List<Traffic> links = options.peers().stream()
                .flatMap(peer -> node.router().linksTo(peer).stream())
                .filter(link -> !tried.contains(link.remote().originHost()))
                .toList();
        if (links.isEmpty()) {
            throw new CallException.NotSent(
                    CallProblem.NO_PEER, NodeProblem.NAMED_PEERS_NOT_READY.explain(options.peers()));
        }
        return links;
    }

    private List<Traffic> suitable(Message request, TriedPeers tried) {
        List<Traffic> links = node.router().candidates(request, tried);
        if (links.isEmpty()) {
            throw node.calls().whyNoPeer(request, tried);
        }
        List<Traffic> known = application.heardOf(links);
        if (known.isEmpty()) {
            throw new CallException.NotSent(
                    CallProblem.NO_PEER,
                    NodeProblem.PEER_UP_NOT_ENDED.explain(application.options().alias(), Router.peers(links)));
        }
        return known;
    }

    /**
     * The one of these links that the request goes over.
     *
     * @param patience how long to wait for the turn to choose, where choices come one after the other
     * @throws CallException.NotSent if it is none
     */
    Traffic pick(List<Traffic> candidates, Message request, TriedPeers tried, Duration patience) {
        List<Peer> peers = Router.peers(candidates);
        return switch (ask(peers, request, patience)) {
            case Pick.ByDefault<S> ignored -> byDefault(candidates, request, tried);
            case Pick.Chosen<S>(Peer peer, var ignored) when peers.contains(peer) -> Router.linkTo(peer, candidates);
            case Pick.Chosen<S>(Peer peer, var ignored) ->
                throw failed(new IllegalStateException("it picked " + peer + " (expected: one of " + peers + ")"));
            case Pick.None<S>(String reason, var ignored) ->
                throw new CallException.NotSent(
                        CallProblem.NONE_PICKED, NodeProblem.NONE_PICKED.explain(peers, reason));
        };
    }

    private Pick<S> ask(List<Peer> peers, Message request, Duration patience) {
        Optional<Pick<S>> pick;
        try {
            pick = application
                    .state()
                    .pick(state -> application.callbacks().pickPeer(peers, request, state, context), patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallException.NotSent(CallProblem.INTERRUPTED, NodeProblem.INTERRUPTED.explain());
        } catch (RuntimeException | Error e) {
            throw failed(e);
        }
        return pick.orElseThrow(
                () -> new CallException.NotSent(CallProblem.TIMEOUT, NodeProblem.NO_TIME_TO_SEND.explain(patience)));
    }

    private static CallException failed(Throwable e) {
        return new CallException.NotSent(
                CallProblem.CALLBACK_FAILED, NodeProblem.CALLBACK_FAILED.explain("pickPeer", e), e);
    }

    /** Where the caller has narrowed the candidates, he has decided on the route; else the routes decide. */
    private Traffic byDefault(List<Traffic> candidates, Message request, TriedPeers tried) {
        if (options.peers().isEmpty() && options.filter().equals(PeerFilter.none())) {
            Traffic chosen = node.router().choose(request, tried);
            if (chosen == null) {
                throw node.calls().whyNoPeer(request, tried);
            }
            if (candidates.contains(chosen)) {
                return chosen;
            }
        }
        return node.router().among(candidates, request);
    }
}
