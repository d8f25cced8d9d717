package io.vernier.node;

import io.vernier.codec.Explanation;
import io.vernier.json.Json;
import io.vernier.node.statistics.ResponseTimes;
import io.vernier.node.statistics.TrafficStatistics;
import io.vernier.protocol.peer.Capabilities;
import io.vernier.protocol.peer.PeerState;
import io.vernier.protocol.watchdog.WatchdogState;
import io.vernier.transport.Endpoint;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One peer as it was when somebody asked.
 *
 * @param host its Origin-Host
 * @param realm its Origin-Realm, once it is known
 * @param isConfigured whether it was configured, not met when it connected
 * @param isReady whether requests are sent to it
 * @param state where it stands in the peer state machine (RFC 6733 section 5.6)
 * @param watchdog what its watchdog makes of it (RFC 3539 section 3.4.1)
 * @param transport the entry it came by
 * @param alternatives what became of the ways to reach it when it was last dialled
 * @param connection its connection, while there is one
 * @param capabilities what it said of itself, while it is connected
 * @param pendingRequests how many requests wait for its answers
 * @param counters what was exchanged with it
 * @param statistics the same, command by command, with results, rates and times
 * @param lastConnect when a connection last came to stand
 * @param lastDisconnect when the last one ended
 * @param disconnectReason why there is none, in one word
 * @param whyDisconnected the same in words
 */
public record PeerInfo(
        String host,
        Optional<String> realm,
        boolean isConfigured,
        boolean isReady,
        PeerState state,
        WatchdogState watchdog,
        Optional<TransportEntry> transport,
        List<AlternativeInfo> alternatives,
        Optional<ConnectionInfo> connection,
        Optional<Capabilities> capabilities,
        int pendingRequests,
        PeerCounters counters,
        TrafficStatistics statistics,
        Optional<Instant> lastConnect,
        Optional<Instant> lastDisconnect,
        Optional<DisconnectReason> disconnectReason,
        Optional<Explanation> whyDisconnected) {
    public PeerInfo {
        alternatives = List.copyOf(alternatives);
    }

    static PeerInfo of(Peer peer) {
        return new PeerInfo(
                peer.host(),
                peer.realm(),
                peer.isConfigured(),
                peer.isReady(),
                peer.state(),
                peer.watchdogState(),
                peer.transport(),
                peer.alternatives(),
                peer.connection().map(ConnectionInfo::of),
                peer.capabilities(),
                peer.pendingRequests(),
                peer.counters(),
                peer.statistics(),
                peer.lastConnect(),
                peer.lastDisconnect(),
                peer.disconnectReason(),
                peer.whyDisconnected());
    }

    /** As JSON, in the form of {@code vernier peers --json}; times are ISO 8601, durations seconds, rates requests a second. */
    public Json.Members toJson() {
        var up = connection.filter(one -> one.state().isReady());
        return Json.object()
                .put("host", host)
                .put("realm", realm)
                .put("configured", isConfigured)
                .put("ready", isReady)
                .put("state", state.name())
                .put("watchdog", watchdog.name())
                .put("direction", connection.map(one -> one.isSender() ? "sender" : "receiver"))
                .put("transport", transportJson())
                .put(
                        "apps",
                        up.map(one -> InfoJson.applications(one.authApplicationIds(), one.acctApplicationIds()))
                                .orElseGet(InfoJson::noApplications))
                .put(
                        "rate",
                        Json.object()
                                .put("in", InfoJson.rate(statistics.requestsReceived()))
                                .put("out", InfoJson.rate(statistics.requestsSent()))
                                .build())
                .put("latency_ms", latency())
                .put("pending", pendingRequests)
                .put("since", up.flatMap(ConnectionInfo::since))
                .put("uptime_s", up.map(one -> InfoJson.seconds(one.uptime())).orElse(Json.of((String) null)))
                .put("last_connect", lastConnect)
                .put("last_disconnect", lastDisconnect)
                .put("disconnect_reason", disconnectReason)
                .put("disconnect_cause", whyDisconnected.map(Explanation::cause))
                .put("disconnect_code", whyDisconnected.map(Explanation::code))
                .put("alternatives", Json.array(alternatives, AlternativeInfo::toJson))
                .put("counters", InfoJson.counters(counters))
                .put("connection", connection.<Json>map(ConnectionInfo::toJson).orElse(Json.of((String) null)))
                .put(
                        "capabilities",
                        capabilities.<Json>map(InfoJson::capabilities).orElse(Json.of((String) null)))
                .build();
    }

    /** How long its answers took; where it was not asked, how long ours did. */
    private Json latency() {
        ResponseTimes times =
                statistics.roundTrips().count() > 0 ? statistics.roundTrips() : statistics.responseTimes();
        Json nothing = Json.of((String) null);
        boolean any = times.count() > 0;
        return Json.object()
                .put("p50", any ? InfoJson.milliseconds(times.p50()) : nothing)
                .put("p99", any ? InfoJson.milliseconds(times.p99()) : nothing)
                .build();
    }

    private Json transportJson() {
        return Json.object()
                .put("ref", InfoJson.number(transport.map(TransportEntry::ref)))
                .put(
                        "proto",
                        connection.map(ConnectionInfo::protocol).or(() -> transport.map(TransportEntry::transport)))
                .put("remote", Json.array(connection.map(PeerInfo::remote).orElse(List.of()), Json::of))
                .build();
    }

    /** Where the other end is reached: over SCTP its primary address first, then the others. */
    private static List<String> remote(ConnectionInfo connection) {
        if (connection.paths().isEmpty()) {
            return connection
                    .remote()
                    .map(to -> to.hosts().stream()
                            .map(host -> Endpoint.of(host, to.port()).toString())
                            .toList())
                    .orElse(List.of());
        }
        return connection.paths().stream()
                .sorted(Comparator.comparing(path -> !path.primary()))
                .map(path -> path.address().toString())
                .toList();
    }
}
