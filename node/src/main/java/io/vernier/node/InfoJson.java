package io.vernier.node;

import io.vernier.json.Json;
import io.vernier.json.JsonObject;
import io.vernier.node.statistics.Window;
import io.vernier.protocol.peer.ApplicationIds;
import io.vernier.protocol.peer.Capabilities;
import io.vernier.transport.Path;
import io.vernier.transport.Security;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** What the pieces of information have in common as JSON. */
final class InfoJson {
    private InfoJson() {}

    static Json seconds(Duration duration) {
        return Json.of(duration.toMillis() / 1e3);
    }

    /** To the microsecond. */
    static Json milliseconds(Duration duration) {
        return Json.of(Math.round(duration.toNanos() / 1e3) / 1e3);
    }

    /** Per second, over the last minute. */
    static double rate(Window window) {
        return Math.round(window.perSecond() * 100) / 100.0;
    }

    static Json number(Optional<TransportRef> ref) {
        return ref.map(known -> Json.of(known.number())).orElse(Json.of((String) null));
    }

    static Json applications(ApplicationIds auth, ApplicationIds acct) {
        return Json.object()
                .put("auth", Json.array(auth.toArray()))
                .put("acct", Json.array(acct.toArray()))
                .build();
    }

    static Json noApplications() {
        return applications(ApplicationIds.none(), ApplicationIds.none());
    }

    static Json security(Security security) {
        return Json.object()
                .put("protocol", security.protocol())
                .put("cipher_suite", security.cipherSuite())
                .put("peer_names", Json.array(security.peerNames(), Json::of))
                .build();
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static Json options(TransportEntry entry) {
        return switch (entry) {
            case ConnectEntry connect -> options(connect.options());
            case ListenEntry listen ->
                Json.object()
                        .put("listen", listen.where().toString())
                        .put("listening", listen.listening())
                        .build();
        };
    }

    private static Json options(PeerOptions options) {
        return Json.object()
                .put("peer", options.uri().toString())
                .put("addresses", Json.array(options.addresses(), Json::of))
                .put("transports", Json.array(options.alternatives(), InfoJson::alternative))
                .put("realm", options.realm())
                .put("persistent", options.isPersistent())
                .put("always_reconnect", options.isAlwaysReconnect())
                .put("realms", Json.array(options.realms(), Json::of))
                .put("default_route", options.isDefaultRoute())
                .build();
    }

    static Json path(Path path) {
        return Json.object()
                .put("address", path.address().toString())
                .put("state", path.state().name())
                .put("primary", path.primary())
                .build();
    }

    private static Json alternative(Alternative way) {
        return Json.object()
                .put("proto", way.transport())
                .put("within_s", way.within().map(InfoJson::seconds).orElse(Json.of((String) null)))
                .put("addresses", Json.array(way.addresses(), Json::of))
                .put("port", way.port().isPresent() ? Json.of(way.port().getAsInt()) : Json.of((String) null))
                .build();
    }

    /** Each capability under the name of its AVP. */
    static Json.Members capabilities(Capabilities said) {
        var json = Json.object()
                .put("Origin-Host", said.originHost())
                .put("Origin-Realm", said.originRealm())
                .put("Host-IP-Address", Json.array(said.hostIpAddresses(), address -> Json.of(address.toString())))
                .put("Vendor-Id", said.vendorId())
                .put("Product-Name", said.productName());
        number(json, "Origin-State-Id", said.originStateId());
        json.put("Supported-Vendor-Id", Json.array(said.supportedVendorIds(), Json::of))
                .put("Auth-Application-Id", Json.array(said.authApplicationIds().toArray()))
                .put("Inband-Security-Id", Json.array(said.inbandSecurityIds(), Json::of))
                .put("Acct-Application-Id", Json.array(said.acctApplicationIds().toArray()))
                .put("Vendor-Specific-Application-Id", Json.array(said.vendorSpecificApplications(), application -> {
                    String kind = application.isAccounting() ? "Acct-Application-Id" : "Auth-Application-Id";
                    return Json.object()
                            .put("Vendor-Id", application.vendorId())
                            .put(kind, application.applicationId())
                            .build();
                }));
        number(json, "Firmware-Revision", said.firmwareRevision());
        return json.build();
    }

    private static void number(JsonObject json, String name, OptionalLong value) {
        json.put(name, value.isPresent() ? Json.of(value.getAsLong()) : Json.of((String) null));
    }

    static Json.Members counters(PeerCounters counters) {
        return Json.object()
                .put("requests_sent", counters.requestsSent())
                .put("requests_received", counters.requestsReceived())
                .put("answers_sent", counters.answersSent())
                .put("answers_received", counters.answersReceived())
                .put("retransmissions", counters.retransmissions())
                .put("timeouts", counters.timeouts())
                .put("unexpected_answers", counters.unexpectedAnswers())
                .put("discarded", counters.discarded())
                .put("cer_sent", counters.cer().sent())
                .put("cer_received", counters.cer().received())
                .put("cea_sent", counters.cea().sent())
                .put("cea_received", counters.cea().received())
                .put("dwr_sent", counters.dwr().sent())
                .put("dwr_received", counters.dwr().received())
                .put("dwa_sent", counters.dwa().sent())
                .put("dwa_received", counters.dwa().received())
                .put("dpr_sent", counters.dpr().sent())
                .put("dpr_received", counters.dpr().received())
                .put("dpa_sent", counters.dpa().sent())
                .put("dpa_received", counters.dpa().received())
                .put("connects", counters.connects())
                .build();
    }
}
