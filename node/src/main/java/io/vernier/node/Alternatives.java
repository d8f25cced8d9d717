package io.vernier.node;

import io.vernier.codec.Explanation;
import io.vernier.protocol.peer.PeerTimeouts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * The ways by which a peer's machine dials, each in its turn, and what became of them the last time. Guarded by the peer's
 * lock; what became of them may be asked for by any thread.
 */
final class Alternatives {
    private List<Alternative> ways = List.of();
    private List<String> hostsOfPeer = List.of();
    private int current;

    /** How many hosts of the present one have been waited for in vain. */
    private int turn;

    private volatile List<AlternativeInfo> told = List.of();

    /** The peer is dialled, by the first of its ways to begin with. */
    void begin(PeerOptions to, Instant now) {
        List<Alternative> all = to.alternatives();
        ways = all;
        hostsOfPeer = to.addresses();
        current = 0;
        turn = 0;
        told = all.stream().map(AlternativeInfo::notTried).toList();
        become(AlternativeInfo.Outcome.TRYING, Optional.of(now), Optional.empty());
    }

    /** The one that is being tried. */
    Alternative current() {
        return ways.get(current);
    }

    /** Where the peer is reached in this way: all hosts, those at the end that have been waited for in vain. */
    List<String> hosts() {
        var hosts = new ArrayList<>(
                current().addresses().isEmpty() ? hostsOfPeer : current().addresses());
        Collections.rotate(hosts, -turn);
        return hosts;
    }

    /** Whether another host of this way can be tried first, as the one before has been silent. */
    boolean nextHost() {
        boolean isThere = turn + 1 < hosts().size();
        turn += isThere ? 1 : 0;
        return isThere;
    }

    boolean hasNext() {
        return current + 1 < ways.size();
    }

    /** Goes on with the next one. */
    Alternative next(Instant now) {
        current++;
        turn = 0;
        become(AlternativeInfo.Outcome.TRYING, Optional.of(now), Optional.empty());
        return current();
    }

    /** No connection comes of the present one. */
    void failed(Explanation why, Instant now) {
        become(AlternativeInfo.Outcome.FAILED, Optional.of(now), Optional.of(why));
    }

    /** A connection has come of the present one. */
    void connected(Instant now) {
        become(AlternativeInfo.Outcome.CONNECTED, Optional.of(now), Optional.empty());
    }

    /** Nobody waits for the present one any more. */
    void over() {
        if (!told.isEmpty() && told.get(current).outcome() == AlternativeInfo.Outcome.TRYING) {
            become(AlternativeInfo.Outcome.NOT_TRIED, Optional.empty(), Optional.empty());
        }
    }

    /** The times that count for the present one. */
    PeerTimeouts over(PeerTimeouts general) {
        Optional<Duration> own = ways.isEmpty() ? Optional.empty() : current().within();
        return own.map(general::withConnect).orElse(general);
    }

    /** How long to wait for one host: they share the time of their way, so that a silent one does not use it up. */
    Duration patience(PeerTimeouts general) {
        Duration share = over(general).connect().dividedBy(hosts().size());
        return share.isZero() ? Duration.ofNanos(1) : share;
    }

    /** Why none led to a connection, once the last has failed. */
    Explanation whyNone(String host, Explanation last) {
        if (ways.size() == 1) {
            return last;
        }
        var each = new StringJoiner("; ");
        for (AlternativeInfo way : told) {
            way.why().ifPresent(why -> each.add(way.transport() + ": " + sentence(why) + " (" + why.code() + ")"));
        }
        return NodeProblem.NO_ALTERNATIVE.explain(host, each);
    }

    /** The cause without its full stop. */
    private static String sentence(Explanation why) {
        String cause = why.cause();
        return cause.endsWith(".") ? cause.substring(0, cause.length() - 1) : cause;
    }

    /** What became of them; empty where the peer was never dialled. Any thread. */
    List<AlternativeInfo> told() {
        return told;
    }

    private void become(AlternativeInfo.Outcome outcome, Optional<Instant> at, Optional<Explanation> why) {
        var changed = new ArrayList<>(told);
        changed.set(current, new AlternativeInfo(current().transport(), outcome, at, why));
        told = List.copyOf(changed);
    }
}
