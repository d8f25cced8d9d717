package io.vernier.node.statistics.internal;

import io.vernier.node.statistics.TrafficStatistics;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Everything that a node counts: a ledger for each peer, and one for those that have gone and for connections that never
 * were a peer's, so that the node's totals never go back. Any thread. Readers make nobody wait.
 */
public final class StatisticsBook {
    private final CommandIndex index;
    private final boolean countsTraffic;
    private final Set<PeerLedger> ledgers = ConcurrentHashMap.newKeySet();
    private final PeerLedger others;

    /**
     * An empty book.
     *
     * @param countsTraffic whether messages of applications are counted, not only those of the link
     */
    public StatisticsBook(CommandIndex index, boolean countsTraffic) {
        this.index = index;
        this.countsTraffic = countsTraffic;
        this.others = new PeerLedger(index);
    }

    /** What counts on a new connection, with its event loop's clock. */
    public ConnectionRecorder newRecorder(LongSupplier nanoTime) {
        return new ConnectionRecorder(index, countsTraffic, nanoTime);
    }

    /** The ledger of a new peer. */
    public PeerLedger newLedger() {
        var ledger = new PeerLedger(index);
        ledgers.add(ledger);
        return ledger;
    }

    /** The ledger of all that belongs to no peer. */
    public PeerLedger others() {
        return others;
    }

    /** A peer is known no longer. */
    public void retire(PeerLedger ledger) {
        others.takeOver(ledger);
        ledgers.remove(ledger);
    }

    /** The sum of all, with windows that end now. A ledger that is taken over meanwhile is found once. */
    public TrafficStatistics statistics(long nanoTime) {
        var pictures = new IdentityHashMap<PeerLedger, PeerLedger.State>();
        ledgers.forEach(ledger -> pictures.put(ledger, ledger.picture()));
        PeerLedger.State rest = others.picture();
        var sum = new Tally(index);
        sum.addBeside(rest.tally());
        pictures.forEach((ledger, picture) -> {
            if (!ledger.isWithin(rest)) {
                sum.addBeside(picture.tally());
            }
        });
        return sum.statistics(nanoTime);
    }
}
