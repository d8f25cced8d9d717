package io.vernier.node.admin;

import io.vernier.json.Json;
import io.vernier.node.Node;
import io.vernier.node.NodeInfo;
import io.vernier.node.PeerInfo;
import io.vernier.node.PrometheusText;
import io.vernier.node.statistics.StatisticsSnapshot;
import io.vernier.protocol.peer.DisconnectCause;
import io.vernier.transport.TransportException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is found where. Every object has the version of its form under {@code v}: 1. */
final class AdminPages {
    private static final List<String> PAGES = List.of(
            "GET /peers",
            "GET /peers/HOST",
            "POST /peers/HOST/connect",
            "POST /peers/HOST/disconnect?cause=busy",
            "GET /info",
            "GET /info/ITEM",
            "GET /statistics",
            "GET /history",
            "GET /metrics",
            "GET /transports",
            "POST /certificates/reload");

    private final Node node;

    AdminPages(Node node) {
        this.node = node;
    }

    /** Answers a request; never throws. */
    AdminResponse answer(AdminRequest request) {
        List<String> path = request.path();
        return switch (path.isEmpty() ? "" : path.get(0)) {
            case "" -> read(request, 0, () -> AdminResponse.of(index()));
            case "peers" -> path.size() < 3 ? peers(request) : command(request);
            case "info" -> read(request, 2, () -> info(path.size() == 1 ? "all" : path.get(1)));
            case "statistics" -> read(request, 1, this::statistics);
            case "history" -> read(request, 1, this::history);
            case "metrics" -> read(request, 1, this::metrics);
            case "transports" -> read(request, 1, () -> item("transport", "transports"));
            case "certificates" -> certificates(request);
            default -> nothingHere(request);
        };
    }

    private AdminResponse certificates(AdminRequest request) {
        if (!request.path().equals(List.of("certificates", "reload"))) {
            return nothingHere(request);
        }
        if (!request.method().equals("POST")) {
            return wrongMethod(request, "POST");
        }
        try {
            node.reloadCertificates();
        } catch (TransportException e) {
            return AdminResponse.error(409, e.explanation().toString());
        }
        return AdminResponse.of(Json.object()
                .put("v", 1)
                .put("node", node.originHost())
                .put("done", "reload")
                .build());
    }

    private interface Page {
        AdminResponse show();
    }

    /** Shows what may only be read, where the path is not longer than its page's. */
    private static AdminResponse read(AdminRequest request, int longest, Page page) {
        if (request.path().size() > longest) {
            return nothingHere(request);
        }
        return request.method().equals("GET") ? page.show() : wrongMethod(request, "GET");
    }

    private static AdminResponse nothingHere(AdminRequest request) {
        return AdminResponse.error(
                404,
                "there is nothing at /" + String.join("/", request.path()) + " (expected: one of "
                        + String.join(", ", PAGES) + ")");
    }

    private static AdminResponse wrongMethod(AdminRequest request, String expected) {
        return AdminResponse.error(405, "method " + request.method() + " (expected: " + expected + ")");
    }

    private Json index() {
        return Json.object()
                .put("v", 1)
                .put("node", node.originHost())
                .put("pages", Json.array(PAGES, Json::of))
                .build();
    }

    private AdminResponse info(String item) {
        try {
            return AdminResponse.of(node.info().item(item));
        } catch (IllegalArgumentException e) {
            return AdminResponse.error(404, String.valueOf(e.getMessage()));
        }
    }

    /** All peers together, and each of them. */
    private AdminResponse statistics() {
        return AdminResponse.of(Json.object()
                .put("v", 1)
                .put("node", node.originHost())
                .put("all", node.statistics().toJson())
                .put("peers", node.info().item("statistics"))
                .build());
    }

    /** One snapshot a minute, the oldest first. */
    private AdminResponse history() {
        return AdminResponse.of(Json.object()
                .put("v", 1)
                .put("node", node.originHost())
                .put("history", Json.array(node.statisticsHistory(), StatisticsSnapshot::values))
                .build());
    }

    private AdminResponse metrics() {
        return new AdminResponse(200, PrometheusText.CONTENT_TYPE, PrometheusText.of(node));
    }

    private AdminResponse item(String item, String name) {
        return AdminResponse.of(Json.object()
                .put("v", 1)
                .put("node", node.originHost())
                .put(name, node.info().item(item))
                .build());
    }

    private AdminResponse peers(AdminRequest request) {
        return read(request, 2, () -> {
            NodeInfo info = node.info();
            if (request.path().size() == 1) {
                return AdminResponse.of(Json.object()
                        .put("v", 1)
                        .put("node", info.name())
                        .put("at", info.at().toString())
                        .put("peers", Json.array(info.peers(), PeerInfo::toJson))
                        .build());
            }
            return info.peer(request.path().get(1))
                    .map(peer -> AdminResponse.of(peer.toJson()))
                    .orElseGet(() -> unknownPeer(request.path().get(1)));
        });
    }

    private AdminResponse unknownPeer(String host) {
        String known = node.peers().stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
        return AdminResponse.error(
                404,
                "there is no peer \"" + host + "\" (expected: "
                        + (known.isEmpty() ? "none, for the node has no peers" : "one of " + known) + ")");
    }

    /** Connects or disconnects a peer. */
    private AdminResponse command(AdminRequest request) {
        String host = request.path().get(1);
        String what = request.path().get(2);
        if (request.path().size() > 3 || !(what.equals("connect") || what.equals("disconnect"))) {
            return nothingHere(request);
        }
        if (!request.method().equals("POST")) {
            return wrongMethod(request, "POST");
        }
        if (node.peer(host).isEmpty()) {
            return unknownPeer(host);
        }
        try {
            if (what.equals("connect")) {
                node.connect(host);
            } else {
                node.disconnect(host, cause(request.query().getOrDefault("cause", "do-not-want-to-talk-to-you")));
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            return AdminResponse.error(409, String.valueOf(e.getMessage()));
        }
        return AdminResponse.accepted(
                Json.object().put("host", host).put("told", what).build());
    }

    private static DisconnectCause cause(String text) {
        String name = text.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(DisconnectCause.values())
                .filter(cause -> cause.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "cause " + text + " (expected: rebooting, busy or do-not-want-to-talk-to-you)"));
    }
}
