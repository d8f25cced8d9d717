package io.vernier.node;

import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import java.util.ArrayList;
import java.util.List;

/** Callbacks that decide on requests as the test says, and remember them with their faults. */
final class Deciding implements MessageCallbacks<Object> {
    final List<Message> requests = new ArrayList<>();
    final List<List<Fault>> faults = new ArrayList<>();
    private Decision decision;

    /** What the test wants to become of a request. */
    @FunctionalInterface
    interface Decision {
        Outcome decide(Message request) throws Exception;
    }

    Deciding(Decision decision) {
        this.decision = decision;
    }

    void decide(Decision another) {
        decision = another;
    }

    @Override
    public Outcome handleRequest(Message request, List<Fault> found, Peer peer, CallContext context) throws Exception {
        requests.add(request);
        faults.add(found);
        return decision.decide(request);
    }

    /** The result codes of the faults of the last request. */
    List<Integer> lastFaults() {
        return faults.get(faults.size() - 1).stream().map(Fault::resultCode).toList();
    }
}
