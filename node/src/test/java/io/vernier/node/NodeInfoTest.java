package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vernier.json.Json;
import io.vernier.json.JsonReader;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.requirements.Requirement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NodeInfoTest {
    private final Lab lab = new Lab();
    private final Node ocs = lab.start(lab.server("ocs"));
    private final Node pcef = lab.start(lab.node("pcef")
            .vendorId(10_415)
            .productName("Test")
            .firmwareRevision(7)
            .originStateId(99)
            .peer(Lab.uri("ocs"), p -> {
                Lab.persistent(p);
                p.property("site", "north");
            })
            .peer(Lab.uri("other"), p -> p.transport("memory")));

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    @Requirement("S329")
    void everyItemIsAValueAndJson() {
        lab.until(() -> pcef.peer(Lab.host("ocs")).orElseThrow().isReady());
        var answer = pcef.callAsync(Lab.request(pcef));
        lab.until(answer::isDone);

        NodeInfo info = pcef.info();

        assertThat(info.keys())
                .containsExactly(
                        "name",
                        "Origin-Host",
                        "Origin-Realm",
                        "Host-IP-Address",
                        "Vendor-Id",
                        "Product-Name",
                        "Origin-State-Id",
                        "Supported-Vendor-Id",
                        "Auth-Application-Id",
                        "Inband-Security-Id",
                        "Acct-Application-Id",
                        "Vendor-Specific-Application-Id",
                        "Firmware-Revision",
                        "capabilities",
                        "applications",
                        "transport",
                        "connections",
                        "peers",
                        "statistics",
                        "pending",
                        "options",
                        "info");
        assertThat(info.item("Origin-Host")).isEqualTo(Json.of(Lab.host("pcef")));
        assertThat(info.item("Origin-Realm")).isEqualTo(Json.of("example.net"));
        assertThat(info.item("Vendor-Id")).isEqualTo(Json.of(10_415));
        assertThat(info.item("Product-Name")).isEqualTo(Json.of("Test"));
        assertThat(info.item("Origin-State-Id")).isEqualTo(Json.of(99));
        assertThat(info.item("Auth-Application-Id")).isEqualTo(Json.array(4));
        assertThat(info.item("Acct-Application-Id")).isEqualTo(Json.array());
        assertThat(info.item("Firmware-Revision")).isEqualTo(Json.of(7));
        assertThat(member(info.item("capabilities"), "Product-Name")).isEqualTo(Json.of("Test"));
        assertThat(info.applications())
                .containsExactly(new ApplicationInfo(
                        CreditControl.APPLICATION.dictionary().name(), CreditControl.APPLICATION));
        assertThat(info.item("applications").toText()).contains("\"id\":4");

        assertThat(info.transports()).extracting(TransportInfo::entry).isEqualTo(pcef.transports());
        assertThat(info.transports().get(0).connections()).hasSize(1);
        assertThat(info.item("transport").toText())
                .contains("\"type\":\"connect\"", "\"site\":\"north\"", "\"type\":\"listen\"", "\"accept\":[]");
        assertThat(ocs.info().item("transport").toText()).contains("\"accept\":[{\"id\":");
        assertThat(info.connections())
                .singleElement()
                .satisfies(connection -> assertThat(connection.state()).isEqualTo(PeerConnectionState.READY));
        assertThat(member(info.item("statistics"), Lab.host("ocs")).toText()).contains("\"commands\":[");
        assertThat(member(info.item("pending"), Lab.host("ocs"))).isEqualTo(Json.of(0));
        assertThat(member(info.item("options"), "call-timeout")).isEqualTo(Json.of("PT5S"));
        assertThat(member(info.item("info"), "connections")).isEqualTo(Json.of(1));
        assertThat(info.item("keys")).isEqualTo(Json.array(info.keys(), Json::of));
        Json all = info.item("all");
        assertThat(((Json.Members) all).members()).containsKeys(info.keys().toArray(String[]::new));
        assertThat(JsonReader.readAll(all.toText()).get(0).toText()).isEqualTo(all.toText());
    }

    @Test
    @Requirement("S329")
    void severalItemsComeUnderTheirNames() {
        Json.Members items = pcef.info().items("Product-Name", "Vendor-Id");

        assertThat(items.members())
                .isEqualTo(Map.of("Product-Name", Json.of("Test"), "Vendor-Id", Json.of(10_415)))
                .hasSize(2);
    }

    @Test
    @Requirement("S329")
    void aNodeIsAskedByItsNameAndAnUnknownOneKnowsNothing() {
        try (var nodes = Nodes.start()) {
            nodes.start("gy", lab.node("named"));

            assertThat(nodes.find("gy").map(Node::info).map(info -> info.item("Origin-Host")))
                    .hasValue(Json.of(Lab.host("named")));
            assertThat(nodes.find("gx").map(Node::info)).isEmpty();
        }
    }

    @Test
    void theStartOfANameIsEnoughUnlessItIsThatOfSeveral() {
        NodeInfo info = pcef.info();

        assertThat(info.item("prod")).isEqualTo(Json.of("Test"));
        assertThat(info.item("pee")).isEqualTo(info.item("peers"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> info.item("origin"))
                .withMessage("item \"origin\" of a node's information is ambiguous (expected: one of Origin-Host, "
                        + "Origin-Realm, Origin-State-Id, keys, all, or the Origin-Host of a peer)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> info.item("colour"))
                .withMessageStartingWith("item \"colour\" of a node's information is unknown (expected: one of name, ");
    }

    @Test
    void aPeerIsAskedForByItsName() {
        lab.until(() -> pcef.peer(Lab.host("ocs")).orElseThrow().isReady());
        NodeInfo info = pcef.info();

        PeerInfo peer = info.peer("OCS.example.net").orElseThrow();
        assertThat(peer.isReady()).isTrue();
        assertThat(peer.capabilities()).isPresent();
        assertThat(info.item(Lab.host("ocs"))).isEqualTo(peer.toJson());
        assertThat(peer.toJson().toText())
                .startsWith(
                        "{\"host\":\"ocs.example.net\",\"realm\":\"example.net\",\"configured\":true,\"ready\":true,"
                                + "\"state\":\"I_OPEN\",\"watchdog\":\"OKAY\",\"direction\":\"sender\","
                                + "\"transport\":{\"ref\":1,\"proto\":\"memory\",\"remote\":[\"ocs:3868\"]},"
                                + "\"apps\":{\"auth\":[4],\"acct\":[]},\"rate\":{\"in\":0.0,\"out\":0.0},"
                                + "\"latency_ms\":{\"p50\":null,\"p99\":null},\"pending\":0,\"since\":\"");
        assertThat(info.peer("nobody.example.net")).isEmpty();
        assertThat(info.item("nobody.example.net")).isEqualTo(new Json.Elements(List.of()));
    }

    private static Json member(Json object, String name) {
        return Objects.requireNonNull(((Json.Members) object).members().get(name), name);
    }
}
