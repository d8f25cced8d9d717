package io.vernier.node;

import io.vernier.json.Json;
import io.vernier.node.statistics.StatisticsSnapshot;
import io.vernier.node.statistics.internal.History;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a node tells of itself by the clock: a snapshot of its statistics every minute, and if it was told so its peers and
 * their statistics in the log. Timers of an event loop say when; the gathering is done on a thread of its own each time, so
 * that no loop waits for it.
 */
final class Reporting {
    static final Duration SNAPSHOT_INTERVAL = Duration.ofMinutes(1);
    private static final Logger LOG = LoggerFactory.getLogger("io.vernier.node.statistics");

    /** The category that users of other stacks look for. */
    private static final Logger STATS = LoggerFactory.getLogger("diameter.stats");

    private final Node node;
    private final History history;
    private final Executor gathering;
    private final AtomicBoolean gatheringPeers = new AtomicBoolean();
    private final AtomicBoolean gatheringStatistics = new AtomicBoolean();
    private @Nullable Repeating snapshots;
    private @Nullable Repeating peers;
    private @Nullable Repeating statistics;
    private Duration peersInterval = Duration.ZERO;
    private Duration statisticsInterval = Duration.ZERO;

    Reporting(Node node, History history, Executor gathering) {
        this.node = node;
        this.history = history;
        this.gathering = gathering;
        try {
            history.load();
        } catch (IOException e) {
            LOG.warn("{}", NodeProblem.HISTORY_NOT_READ.explain(e));
        }
    }

    /** The snapshots that were taken, oldest first. */
    List<StatisticsSnapshot> snapshots() {
        return history.snapshots();
    }

    /** The node has started. */
    synchronized void start() {
        snapshots = repeating(SNAPSHOT_INTERVAL, this::takeSnapshot);
        startLogging();
    }

    /** The settings may have changed. What goes on as before keeps its beat. */
    synchronized void onSettings() {
        NodeSettings settings = node.settings();
        boolean changed = !settings.peersLogging().equals(peersInterval)
                || !settings.statisticsLogging().equals(statisticsInterval);
        if (snapshots != null && changed) {
            peers = ended(peers);
            statistics = ended(statistics);
            startLogging();
        }
    }

    /** The node is being stopped. */
    synchronized void stop() {
        snapshots = ended(snapshots);
        peers = ended(peers);
        statistics = ended(statistics);
    }

    private void startLogging() {
        peersInterval = node.settings().peersLogging();
        statisticsInterval = node.settings().statisticsLogging();
        peers = repeating(peersInterval, () -> gather(gatheringPeers, this::logPeers));
        statistics = repeating(statisticsInterval, () -> gather(gatheringStatistics, this::logStatistics));
    }

    private @Nullable Repeating repeating(Duration interval, Runnable task) {
        return interval.isZero() ? null : new Repeating(node.anyLoop(), interval, task);
    }

    private static @Nullable Repeating ended(@Nullable Repeating repeating) {
        if (repeating != null) {
            repeating.cancel();
        }
        return null;
    }

    private void takeSnapshot() {
        Instant at = node.now();
        gathering.execute(() -> {
            try {
                history.add(StatisticsSnapshot.of(at, node.statistics()));
            } catch (IOException e) {
                LOG.warn("{}", NodeProblem.HISTORY_NOT_WRITTEN.explain(e));
            }
        });
    }

    /** A log that is slower than the interval loses lines, not memory; one that is silent costs nothing. */
    private void gather(AtomicBoolean busy, Runnable task) {
        if (STATS.isDebugEnabled() && busy.compareAndSet(false, true)) {
            gathering.execute(() -> {
                try {
                    task.run();
                } finally {
                    busy.set(false);
                }
            });
        }
    }

    private void logPeers() {
        String at = node.now().toString();
        for (Peer peer : node.peers()) {
            var line = Json.object().put("timestamp", at).put("node", node.originHost());
            PeerInfo.of(peer).toJson().members().forEach(line::put);
            peer.transport().ifPresent(entry -> line.put("configuration", InfoJson.options(entry)));
            STATS.debug("{}", line.build().toText());
        }
    }

    private void logStatistics() {
        String at = node.now().toString();
        for (Peer peer : node.peers()) {
            var line = Json.object().put("timestamp", at).put("node", node.originHost());
            line.put("host", peer.host()).put("statistics", peer.statistics().toJson());
            STATS.debug("{}", line.build().toText());
        }
    }
}
