package io.vernier.node;

import io.vernier.codec.data.DiameterIdentity;
import io.vernier.node.statistics.CommandKey;
import io.vernier.node.statistics.CommandStatistics;
import io.vernier.node.statistics.Exchanged;
import io.vernier.node.statistics.ResponseTimes;
import io.vernier.node.statistics.ResultCount;
import io.vernier.node.statistics.TrafficStatistics;
import io.vernier.transport.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Statistics of nodes in the text format of Prometheus, version 0.0.4. Labels are bounded: commands are those of the node's
 * dictionaries, results {@value ResultCount#LIMIT} a command and direction, and only configured peers appear by name, so
 * that no stranger adds a series. Everything is gathered on the calling thread; no event loop waits.
 *
 * <p>The metrics: {@code vernier_peers}, {@code vernier_peer_ready}, {@code vernier_pending_requests},
 * {@code vernier_octets_total}, {@code vernier_messages_total}, {@code vernier_results_total},
 * {@code vernier_irregularities_total}, the summaries {@code vernier_response_seconds} and
 * {@code vernier_round_trip_seconds}, and {@code vernier_peer_requests_total} and {@code vernier_peer_answers_total}.
 */
public final class PrometheusText {
    /** The Content-Type to serve it with. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final String COUNTER = "counter";
    private static final String GAUGE = "gauge";
    private static final String SUMMARY = "summary";

    private final List<Node> nodes;
    private final List<TrafficStatistics> traffic = new ArrayList<>();
    private final StringBuilder out = new StringBuilder();

    private PrometheusText(List<Node> nodes) {
        this.nodes = nodes;
        nodes.forEach(node -> traffic.add(node.statistics()));
    }

    /** The statistics of these nodes now, each line with the name of its node. */
    public static String of(Node... nodes) {
        return new PrometheusText(List.of(nodes)).write();
    }

    private String write() {
        peers();
        family("vernier_octets_total", COUNTER, "Octets of all messages.", (node, counted) -> {
            both("vernier_octets_total", node, "", counted.octets());
        });
        family("vernier_messages_total", COUNTER, "Messages by command.", (node, counted) -> {
            for (CommandStatistics command : counted.commands()) {
                String labels = command(command.command());
                both("vernier_messages_total", node, labels + label("kind", "request"), command.requests());
                both("vernier_messages_total", node, labels + label("kind", "answer"), command.answers());
            }
        });
        family("vernier_results_total", COUNTER, "Answers by Result-Code or Experimental-Result.", (node, counted) -> {
            for (CommandStatistics command : counted.commands()) {
                results(node, command.command(), "sent", command.sentResults());
                results(node, command.command(), "received", command.receivedResults());
            }
        });
        family("vernier_irregularities_total", COUNTER, "What did not go as it should.", (node, counted) -> {
            for (CommandStatistics command : counted.commands()) {
                command.irregularities()
                        .forEach((what, count) -> line(
                                "vernier_irregularities_total",
                                node,
                                command(command.command()) + label("kind", what.label()),
                                count));
            }
        });
        times("vernier_response_seconds", "From when a request came until its answer went out.", true);
        times("vernier_round_trip_seconds", "From when a request was handed over until its answer came.", false);
        return out.toString();
    }

    private void peers() {
        family(
                "vernier_peers",
                GAUGE,
                "Peers that are known.",
                (node, counted) -> line("vernier_peers", node, "", node.peers().size()));
        family(
                "vernier_pending_requests",
                GAUGE,
                "Requests that wait for answers.",
                (node, counted) -> line(
                        "vernier_pending_requests",
                        node,
                        "",
                        node.peers().stream().mapToInt(Peer::pendingRequests).sum()));
        perPeer(
                "vernier_peer_ready",
                GAUGE,
                "Whether requests are sent to a configured peer.",
                (node, peer) -> line("vernier_peer_ready", node, peer(peer), peer.isReady() ? 1 : 0));
        perPeer("vernier_peer_paths", GAUGE, "Paths of associations of SCTP to a configured peer.", this::paths);
        perPeer(
                "vernier_peer_requests_total",
                COUNTER,
                "Requests of applications by peer.",
                (node, peer) -> both(
                        "vernier_peer_requests_total",
                        node,
                        peer(peer),
                        peer.statistics().requests()));
        perPeer(
                "vernier_peer_answers_total",
                COUNTER,
                "Answers of applications by peer.",
                (node, peer) -> both(
                        "vernier_peer_answers_total",
                        node,
                        peer(peer),
                        peer.statistics().answers()));
    }

    private void paths(Node node, Peer peer) {
        List<Path> paths = peer.connection().map(PeerConnection::paths).orElse(List.of());
        if (!paths.isEmpty()) {
            for (Path.State state : List.of(Path.State.UP, Path.State.DOWN, Path.State.UNCONFIRMED)) {
                long count =
                        paths.stream().filter(path -> path.state() == state).count();
                line("vernier_peer_paths", node, peer(peer) + label("state", InfoJson.word(state)), count);
            }
        }
    }

    private void times(String name, String help, boolean responses) {
        family(name, SUMMARY, help, (node, counted) -> {
            for (CommandStatistics command : counted.commands()) {
                ResponseTimes times = responses ? command.responseTimes() : command.roundTrips();
                if (times.count() > 0) {
                    String labels = command(command.command());
                    line(name, node, labels + label("quantile", "0.5"), seconds(times.p50()));
                    line(name, node, labels + label("quantile", "0.9"), seconds(times.p90()));
                    line(name, node, labels + label("quantile", "0.99"), seconds(times.p99()));
                    line(name, node, labels + label("quantile", "0.999"), seconds(times.p999()));
                    line(name + "_sum", node, labels, seconds(times.sum()));
                    line(name + "_count", node, labels, times.count());
                }
            }
        });
    }

    private void results(Node node, CommandKey command, String direction, List<ResultCount> results) {
        for (ResultCount result : results) {
            String code = result.code() == ResultCount.OTHER ? "other" : Long.toString(result.code());
            line(
                    "vernier_results_total",
                    node,
                    command(command)
                            + label("direction", direction)
                            + label("vendor", Long.toString(result.vendorId()))
                            + label("code", code),
                    result.count());
        }
    }

    private void family(String name, String type, String help, BiConsumer<Node, TrafficStatistics> samples) {
        header(name, type, help);
        for (int i = 0; i < nodes.size(); i++) {
            samples.accept(nodes.get(i), traffic.get(i));
        }
    }

    private void perPeer(String name, String type, String help, BiConsumer<Node, Peer> samples) {
        header(name, type, help);
        for (Node node : nodes) {
            node.peers().stream().filter(Peer::isConfigured).forEach(peer -> samples.accept(node, peer));
        }
    }

    private void header(String name, String type, String help) {
        out.append("# HELP ").append(name).append(' ').append(help).append('\n');
        out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private void both(String name, Node node, String labels, Exchanged exchanged) {
        line(name, node, labels + label("direction", "sent"), exchanged.sent());
        line(name, node, labels + label("direction", "received"), exchanged.received());
    }

    private void line(String name, Node node, String labels, Number value) {
        out.append(name)
                .append("{node=\"")
                .append(escaped(DiameterIdentity.key(node.originHost())))
                .append('"')
                .append(labels)
                .append("} ")
                .append(value)
                .append('\n');
    }

    private static String command(CommandKey command) {
        return label("application", Long.toString(command.applicationId())) + label("command", command.name());
    }

    private static String peer(Peer peer) {
        return label("peer", DiameterIdentity.key(peer.host()));
    }

    private static String label(String name, String value) {
        return "," + name + "=\"" + escaped(value) + '"';
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
