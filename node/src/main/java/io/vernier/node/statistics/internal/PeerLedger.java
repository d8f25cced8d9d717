package io.vernier.node.statistics.internal;

import io.vernier.node.statistics.TrafficStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What was counted with one peer over all of its connections: those that ended, added up, and those that live. Both stand
 * in one reference, so that a reader finds each connection once, whatever moment it comes. Any thread; readers make nobody
 * wait.
 */
public final class PeerLedger {
    /**
     * A picture of the ledger.
     *
     * @param live newest first
     * @param successor the ledger that has taken this one over
     * @param takenOver how many ledgers this one has taken over
     */
    record State(
            CommandIndex index,
            @Nullable Tally ended,
            List<ConnectionRecorder> live,
            @Nullable PeerLedger successor,
            long takenOver) {
        State {
            live = List.copyOf(live);
        }

        Tally tally() {
            var tally = new Tally(index);
            live.forEach(tally::add);
            if (ended != null) {
                tally.addOlder(ended);
            }
            return tally;
        }

        private State attached(ConnectionRecorder connection) {
            var all = new ArrayList<>(live);
            all.add(0, connection);
            return new State(index, ended, all, successor, takenOver);
        }

        private State ended(ConnectionRecorder connection) {
            var last = new Tally(index);
            last.add(connection);
            var rest = new ArrayList<>(live);
            rest.remove(connection);
            return new State(index, together(last, ended), rest, successor, takenOver);
        }

        private State having(State other) {
            var all = new ArrayList<>(other.live);
            all.addAll(live);
            return new State(index, together(other.ended, ended), all, successor, takenOver + 1);
        }

        private State succeededBy(PeerLedger next) {
            return new State(index, ended, live, next, takenOver);
        }

        private @Nullable Tally together(@Nullable Tally newer, @Nullable Tally older) {
            if (newer == null || older == null) {
                return newer == null ? older : newer;
            }
            var sum = new Tally(index);
            sum.addOlder(newer);
            sum.addOlder(older);
            return sum;
        }
    }

    private final AtomicReference<State> state;

    /** The value of the successor's {@link State#takenOver} that includes this ledger. */
    private volatile long takenOverAs = Long.MAX_VALUE;

    PeerLedger(CommandIndex index) {
        state = new AtomicReference<>(new State(index, null, List.of(), null, 0));
    }

    /** A connection turned out to be this peer's. */
    public void attach(ConnectionRecorder connection) {
        change(s -> s.attached(connection));
    }

    /** A connection has ended, and its loop writes no more; it need not have been attached. */
    public void end(ConnectionRecorder connection) {
        connection.batchEnd();
        change(s -> s.ended(connection));
    }

    /** What was counted so far, with windows that end now. */
    public TrafficStatistics statistics(long nanoTime) {
        return picture().tally().statistics(nanoTime);
    }

    State picture() {
        return state.get();
    }

    /** Whether a picture of the successor has what a picture of this ledger has. */
    boolean isWithin(State successor) {
        return takenOverAs <= successor.takenOver();
    }

    /**
     * Takes over what another ledger has, and all that is still to come to it. The lock keeps those out that come to it
     * just now; the other keeps its picture for readers who have seen it already.
     */
    synchronized void takeOver(PeerLedger other) {
        State last = other.state.getAndUpdate(s -> s.succeededBy(this));
        if (last.successor() == null) {
            other.takenOverAs = state.get().takenOver() + 1;
            change(s -> s.having(last));
        }
    }

    private void change(UnaryOperator<State> to) {
        while (true) {
            State before = state.get();
            PeerLedger successor = before.successor();
            if (successor != null) {
                synchronized (successor) {
                    successor.change(to);
                }
                return;
            }
            if (state.compareAndSet(before, to.apply(before))) {
                return;
            }
        }
    }
}
