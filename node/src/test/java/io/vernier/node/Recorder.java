package io.vernier.node;

import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import java.util.ArrayList;
import java.util.List;

/** Callbacks that write down what they are asked, and decide as a test tells them. */
class Recorder implements ApplicationCallbacks<Object, String> {
    /** Decides on a preparation. */
    @FunctionalInterface
    interface Preparing {
        Preparation prepare(Message request, Peer peer);
    }

    /** Decides on a pick. */
    @FunctionalInterface
    interface Picking {
        Pick<Object> pick(List<Peer> candidates);
    }

    final List<String> log = new ArrayList<>();
    final List<Object> extra = new ArrayList<>();
    Picking pick = candidates -> Pick.of(candidates.get(0));
    Preparing prepare = (request, peer) -> Preparation.send(request);
    Preparing prepareAgain = (request, peer) -> Preparation.send(request);

    @Override
    public Object peerUp(Peer peer, Object state) {
        log.add("up " + shortName(peer));
        return state;
    }

    @Override
    public Object peerDown(Peer peer, Object state) {
        log.add("down " + shortName(peer));
        return state;
    }

    @Override
    public Pick<Object> pickPeer(List<Peer> candidates, Message request, Object state, CallContext context) {
        log.add("pick " + candidates.stream().map(Recorder::shortName).sorted().toList());
        extra.addAll(context.extra());
        return pick.pick(candidates);
    }

    @Override
    public Preparation prepareRequest(Message request, Peer peer, CallContext context) {
        log.add("prepare for " + shortName(peer));
        return prepare.prepare(request, peer);
    }

    @Override
    public Preparation prepareRetransmit(Message request, Peer peer, CallContext context) {
        log.add("prepare " + (request.isRetransmitted() ? "again for " : "unsent for ") + shortName(peer));
        return prepareAgain.prepare(request, peer);
    }

    @Override
    public String handleAnswer(Message answer, List<Fault> faults, Message request, Peer peer, CallContext context) {
        String line = "answer " + answer.resultCode().orElse(0) + " of " + shortName(peer)
                + (faults.isEmpty() ? "" : " with faults");
        log.add(line);
        return "handled " + line;
    }

    @Override
    public String handleError(CallException error, Message request, Peer peer, CallContext context) {
        String line = "error " + error.problem() + (error.mayHaveBeenSent() ? " after sending to " : " unsent to ")
                + shortName(peer);
        log.add(line);
        return "handled " + line;
    }

    static String shortName(Peer peer) {
        return peer.host().substring(0, peer.host().indexOf('.'));
    }
}
