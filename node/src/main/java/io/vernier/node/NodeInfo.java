package io.vernier.node;

import io.vernier.codec.data.DiameterIdentity;
import io.vernier.json.Json;
import io.vernier.protocol.peer.Capabilities;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * All that there is to know of a node, as it was when somebody asked: {@link Node#info()}. Typed here, and item by item as
 * JSON: {@link #item} knows the items of {@link #keys()}, which are those that operators of other stacks ask for.
 *
 * @param at when
 * @param name the node's name: its Origin-Host
 * @param isRunning whether it has been started and not been stopped
 * @param capabilities what it says of itself, but for the addresses that a connection adds
 * @param applications its applications
 * @param transports its transport entries, with the connections that came by them
 * @param connections all connections, on their way ones included
 * @param peers all peers, configured and met
 * @param listening where it listens
 * @param concurrentRequests how many requests its handlers have in their hands
 * @param options what it was told of itself
 */
public record NodeInfo(
        Instant at,
        String name,
        boolean isRunning,
        Capabilities capabilities,
        List<ApplicationInfo> applications,
        List<TransportInfo> transports,
        List<ConnectionInfo> connections,
        List<PeerInfo> peers,
        List<Listen> listening,
        int concurrentRequests,
        Map<String, Object> options) {
    public NodeInfo {
        applications = List.copyOf(applications);
        transports = List.copyOf(transports);
        connections = List.copyOf(connections);
        peers = List.copyOf(peers);
        listening = List.copyOf(listening);
        options = Map.copyOf(options);
    }

    static NodeInfo of(Node node) {
        List<PeerConnection> connections = node.connections();
        return new NodeInfo(
                node.now(),
                node.originHost(),
                node.isRunning(),
                node.exchanges()
                        .side(new ConnectionSettings(node, null, null), List.of())
                        .capabilities(),
                node.exchanges().applications().entrySet().stream()
                        .map(application -> new ApplicationInfo(application.getKey(), application.getValue()))
                        .toList(),
                node.transports().stream()
                        .map(entry -> new TransportInfo(entry, cameBy(entry, connections)))
                        .toList(),
                connections.stream().map(ConnectionInfo::of).toList(),
                node.peers().stream().map(PeerInfo::of).toList(),
                node.listening(),
                node.dispatcher().concurrent(),
                options(node.settings()));
    }

    private static List<ConnectionInfo> cameBy(TransportEntry entry, Collection<PeerConnection> connections) {
        return connections.stream()
                .filter(connection -> connection.transport() == entry)
                .map(ConnectionInfo::of)
                .toList();
    }

    private static Map<String, Object> options(NodeSettings told) {
        return Map.of(
                "call-timeout", told.callTimeout(),
                "watchdog-interval", told.watchdog().interval(),
                "connect-timeout", told.timeouts().connect(),
                "capabilities-answer-timeout", told.timeouts().capabilitiesAnswer(),
                "capabilities-request-timeout", told.timeouts().capabilitiesRequest(),
                "disconnect-answer-timeout", told.timeouts().disconnectAnswer(),
                "max-pending", told.maxPending(),
                "max-concurrent-requests", told.maxConcurrentRequests(),
                "session-id-format", told.sessionIdFormat());
    }

    /** The peer of this Origin-Host; empty if there is none. */
    public Optional<PeerInfo> peer(String host) {
        return peers.stream()
                .filter(peer -> DiameterIdentity.compare(peer.host(), host) == 0)
                .findFirst();
    }

    /** How many requests of this node wait for answers. */
    public int pendingRequests() {
        return connections.stream().mapToInt(ConnectionInfo::pendingRequests).sum();
    }

    /** The names that {@link #item} knows: of each capability the name of its AVP, and of what is larger a word. */
    public List<String> keys() {
        return List.copyOf(items().keySet());
    }

    /**
     * One item as JSON. The start of its name is enough where no other name has it; the case of letters does not matter. An
     * Origin-Host gives that peer, and an empty array if there is none of that name.
     *
     * @param name one of {@link #keys()}, {@code keys}, {@code all}, or the Origin-Host of a peer
     * @throws IllegalArgumentException if there is no such item, or more than one
     */
    public Json item(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        if (wanted.equals("all")) {
            return toJson();
        }
        if (wanted.equals("keys")) {
            return Json.array(keys(), Json::of);
        }
        Map<String, Supplier<Json>> items = items();
        var found = items.entrySet().stream()
                .filter(item -> item.getKey().toLowerCase(Locale.ROOT).startsWith(wanted))
                .toList();
        for (var one : found) {
            if (one.getKey().equalsIgnoreCase(name) || found.size() == 1) {
                return one.getValue().get();
            }
        }
        if (found.isEmpty() && wanted.indexOf('.') > 0) {
            return peer(name).<Json>map(PeerInfo::toJson).orElseGet(() -> Json.array());
        }
        var candidates = found.isEmpty() ? items.entrySet() : found;
        throw new IllegalArgumentException("item \"" + name + "\" of a node's information is "
                + (found.isEmpty() ? "unknown" : "ambiguous") + " (expected: one of "
                + candidates.stream().map(Map.Entry::getKey).collect(Collectors.joining(", "))
                + ", keys, all, or the Origin-Host of a peer)");
    }

    /** Several items, each under the name that was asked for. */
    public Json.Members items(String... names) {
        var json = Json.object();
        for (String name : names) {
            json.put(name, item(name));
        }
        return json.build();
    }

    /** Everything as JSON. */
    public Json.Members toJson() {
        var json = Json.object().put("v", 1).put("at", at.toString()).put("running", isRunning);
        items().forEach((name, item) -> json.put(name, item.get()));
        return json.build();
    }

    private Map<String, Supplier<Json>> items() {
        Map<String, Supplier<Json>> items = new LinkedHashMap<>();
        items.put("name", () -> Json.of(name));
        Json.Members said = InfoJson.capabilities(capabilities);
        said.members().forEach((avp, value) -> items.put(avp, () -> value));
        items.put("capabilities", () -> said);
        items.put("applications", () -> Json.array(applications, ApplicationInfo::toJson));
        items.put("transport", () -> Json.array(transports, TransportInfo::toJson));
        items.put("connections", () -> Json.array(connections, ConnectionInfo::toJson));
        items.put("peers", () -> Json.array(peers, PeerInfo::toJson));
        items.put("statistics", () -> perPeer(peer -> peer.statistics().toJson()));
        items.put("pending", () -> perPeer(peer -> Json.of(peer.pendingRequests())));
        items.put("options", this::optionsJson);
        items.put("info", this::load);
        return items;
    }

    private Json perPeer(Function<PeerInfo, Json> what) {
        var json = Json.object();
        peers.forEach(peer -> json.put(peer.host(), what.apply(peer)));
        return json.build();
    }

    private Json optionsJson() {
        var json = Json.object();
        options.keySet().stream().sorted().forEach(key -> json.put(key, String.valueOf(options.get(key))));
        return json.build();
    }

    private Json load() {
        var runtime = Runtime.getRuntime();
        return Json.object()
                .put("listening", Json.array(listening, where -> Json.of(where.toString())))
                .put("connections", connections.size())
                .put("pending", pendingRequests())
                .put("concurrent_requests", concurrentRequests)
                .put("memory_bytes", runtime.totalMemory() - runtime.freeMemory())
                .build();
    }
}
