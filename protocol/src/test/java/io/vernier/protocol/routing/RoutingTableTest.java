package io.vernier.protocol.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.ApplicationId;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.Message;
import io.vernier.codec.MessageBuilder;
import io.vernier.protocol.peer.ApplicationIds;
import io.vernier.protocol.peer.CommonApplications;
import io.vernier.requirements.Requirement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RoutingTableTest {
    private final RoutingTable<String> table = RoutingTable.of(List.of(
            peer("ocs1.example.net", "example.net", 4),
            peer("ocs2.example.net", "example.net", 4),
            peer("hss.example.net", "example.net", 16777251),
            peer("ocs.other.net", "other.net", 4)));

    @Test
    @Requirement({"R6.1.5-1", "R6.1-4"})
    void sendsToThePeerNamedInDestinationHost() {
        assertThat(select(to("ocs2.example.net", "example.net"), 0)).isEqualTo("ocs2.example.net");
        assertThat(select(to("OCS2.Example.NET", "example.net"), 0)).isEqualTo("ocs2.example.net");
    }

    @Test
    @Requirement({"R2.7-1", "R2.7-3", "R6.1.6-2"})
    void sendsToAPeerOfTheRealmThatHasTheApplication() {
        assertThat(select(to(null, "other.net"), 0)).isEqualTo("ocs.other.net");
        assertThat(select(to(null, "Other.Net"), 0)).isEqualTo("ocs.other.net");
        assertThat(IntStream.range(0, 4).mapToObj(turn -> select(to(null, "example.net"), turn)))
                .containsOnly("ocs1.example.net", "ocs2.example.net");
    }

    @Test
    void routesByRealmWhatIsForAHostThatIsNoPeer() {
        assertThat(select(to("ocs9.other.net", "other.net"), 0)).isEqualTo("ocs.other.net");
    }

    @Test
    void takesTurnsAmongEquallyGoodPeers() {
        var two = RoutingTable.of(List.of(peer("a.net", "net", 4), peer("b.net", "net", 4)));

        assertThat(IntStream.of(0, 1, 2, 3, -1).mapToObj(turn -> select(two, to(null, "net"), turn)))
                .containsExactly("a.net", "b.net", "a.net", "b.net", "b.net");
    }

    @Test
    @Requirement({"R2.7-12", "R2.9-2", "R5.3-2"})
    void neverSendsToAPeerWithoutTheApplication() {
        Message accounting = to(null, "example.net", 3);

        assertThat(table.select(accounting, TriedPeers.none(), 0)).isNull();
        assertThat(table.select(to("hss.example.net", "example.net"), TriedPeers.none(), 0))
                .isNull();
        assertThat(table.whyNone(accounting, TriedPeers.none()).toString())
                .isEqualTo(
                        "VN-2601 No open peer supports application 3 for realm example.net. Add a peer that serves the"
                                + " application for the realm; open now: ocs1.example.net, ocs2.example.net, hss.example.net,"
                                + " ocs.other.net.");
    }

    @Test
    @Requirement("R2.7-11")
    void usesADefaultRouteForRealmsThatNobodyHas() {
        var withDefault = with(peer("dra.example.net", "example.net", 4).asDefaultRoute());

        assertThat(select(withDefault, to(null, "far.net"), 0)).isEqualTo("dra.example.net");
        assertThat(select(withDefault, to(null, "other.net"), 0)).isEqualTo("ocs.other.net");
    }

    @Test
    @Requirement("R2.4-4")
    void usesARelayForEveryRealmAndApplication() {
        var relay = new CommonApplications(ApplicationIds.of(4), ApplicationIds.none(), true);
        var withRelay = with(RoutingPeer.of("dra.example.net", "example.net", relay, "dra.example.net"));

        assertThat(select(withRelay, to(null, "far.net", 999), 0)).isEqualTo("dra.example.net");
        assertThat(select(withRelay, to(null, "other.net"), 5)).isEqualTo("ocs.other.net");
    }

    @Test
    void usesAPeerForTheRealmsThatItIsTheRouteTo() {
        var withRoute = with(peer("dra.example.net", "example.net", 4).withRealms(List.of("Far.net")));

        assertThat(select(withRoute, to(null, "far.net"), 0)).isEqualTo("dra.example.net");
    }

    @Test
    void sendsWhatNamesNoDestinationToAnyPeerWithTheApplication() {
        assertThat(select(to(null, null, 16777251), 0)).isEqualTo("hss.example.net");
    }

    @Test
    void takesThePeerThatCarriesTheLeastAndTurnByTurnAmongEquals() {
        var load = new HashMap<String, Integer>(Map.of("a.net", 3, "b.net", 2, "c.net", 2));
        var loaded = RoutingTable.of(
                List.of(
                        peer("a.net", "example.net", 4),
                        peer("b.net", "example.net", 4),
                        peer("c.net", "example.net", 4)),
                host -> load.getOrDefault(host, 0));

        assertThat(select(loaded, to(null, "example.net"), 0)).isEqualTo("b.net");
        assertThat(select(loaded, to(null, "example.net"), 2)).isEqualTo("c.net");
        load.put("a.net", 0);
        assertThat(IntStream.range(0, 3).mapToObj(turn -> select(loaded, to(null, "example.net"), turn)))
                .containsOnly("a.net");
    }

    @Test
    void usesAllConnectionsToTheNamedHostTheOneThatCarriesTheLeastFirst() {
        var common = new CommonApplications(ApplicationIds.of(4), ApplicationIds.none(), false);
        var load = new HashMap<String, Integer>(Map.of("first", 3, "second", 1, "third", 2));
        var table = RoutingTable.of(
                Stream.of("first", "second", "third")
                        .map(connection -> RoutingPeer.of("ocs.net", "example.net", common, connection))
                        .toList(),
                load::get);

        assertThat(select(table, to("ocs.net", "example.net"), 0)).isEqualTo("second");
        load.put("second", 4);
        assertThat(select(table, to("OCS.net", "example.net"), 0)).isEqualTo("third");
        assertThat(table.eligible(to("ocs.net", "example.net"), TriedPeers.none()))
                .hasSize(3);
    }

    @Test
    void looksAtSixteenOfAThousandAndAtMoreOnlyWhileNoneHasTheApplication() {
        var asked = new ArrayList<String>();
        var peers = IntStream.range(0, 1000)
                .mapToObj(i -> peer("ocs" + i + ".net", "example.net", i == 500 ? 9 : 4))
                .toList();
        var many = RoutingTable.of(peers, host -> {
            asked.add(host);
            return 1000 - Integer.parseInt(host.replaceAll("\\D", ""));
        });

        assertThat(select(many, to(null, "example.net"), 990)).isEqualTo("ocs999.net");
        assertThat(asked).hasSize(16);
        assertThat(select(many, to(null, "example.net", 9), 990)).isEqualTo("ocs500.net");
    }

    @Test
    void candidatesAreAllWithTheApplicationThoseOfTheDestinationFirst() {
        assertThat(table.candidates(to("ocs2.example.net", "example.net"), TriedPeers.none()))
                .extracting(RoutingPeer::peer)
                .containsExactly("ocs2.example.net", "ocs1.example.net", "ocs.other.net");
        assertThat(table.eligible(to("ocs2.example.net", "example.net"), TriedPeers.none()))
                .extracting(RoutingPeer::peer)
                .containsExactly("ocs2.example.net");
        assertThat(table.eligible(to(null, "example.net"), TriedPeers.none().and("ocs1.example.net")))
                .extracting(RoutingPeer::peer)
                .containsExactly("ocs2.example.net");
    }

    @Test
    void aRealmOfOneApplicationIsNoRealmOfTheOthers() {
        var common = new CommonApplications(ApplicationIds.of(4, 5), ApplicationIds.none(), false);
        var both = RoutingPeer.of("dra.example.net", "example.net", common, "dra.example.net")
                .withRealmsFor(4, List.of("Far.net"));

        assertThat(select(with(both), to(null, "far.net", 4), 0)).isEqualTo("dra.example.net");
        assertThat(select(with(both), to(null, "far.net", 5), 0)).isEqualTo("none");
        assertThat(select(with(both), to(null, "example.net", 5), 0)).isEqualTo("dra.example.net");
    }

    @Test
    void anApplicationThatIsBoundElsewhereGoesElsewhere() {
        var without = RoutingTable.of(List.of(
                peer("ocs1.example.net", "example.net", 4).without(ApplicationIds.of(4)),
                peer("ocs2.example.net", "example.net", 4)));

        assertThat(IntStream.range(0, 4).mapToObj(turn -> select(without, to(null, "example.net"), turn)))
                .containsOnly("ocs2.example.net");
        assertThat(select(without, to("ocs1.example.net", "example.net"), 0)).isEqualTo("none");
    }

    @Test
    void neverSendsToATriedPeerAgain() {
        TriedPeers tried = TriedPeers.none().and("OCS1.example.net");

        assertThat(IntStream.range(0, 4)
                        .mapToObj(turn -> table.select(to(null, "example.net"), tried, turn))
                        .map(RoutingTableTest::nameOf))
                .containsOnly("ocs2.example.net");
        assertThat(table.select(to(null, "example.net"), tried.and("ocs2.example.net"), 0))
                .isNull();
        assertThat(table.whyNone(to(null, "example.net"), tried.and("ocs2.example.net"))
                        .code())
                .isEqualTo("VN-2607");
    }

    @Test
    @Requirement({"R6.1.7-1", "R6.1.7-2"})
    void skipsPeersThatTheRequestHasBeenAt() {
        Message beenAtBoth = Message.builder(272, 4)
                .request()
                .avp(BaseAvps.DESTINATION_REALM, "example.net")
                .avp(BaseAvps.ROUTE_RECORD, "ocs1.example.net")
                .avp(BaseAvps.ROUTE_RECORD, "OCS2.example.net")
                .build();
        Message beenAtOne = Message.builder(272, 4)
                .request()
                .avp(BaseAvps.DESTINATION_REALM, "example.net")
                .avp(BaseAvps.ROUTE_RECORD, "ocs1.example.net")
                .build();

        assertThat(select(beenAtOne, 0)).isEqualTo("ocs2.example.net");
        assertThat(table.select(beenAtBoth, TriedPeers.none(), 0)).isNull();
        assertThat(table.whyNone(beenAtBoth, TriedPeers.none()).code()).isEqualTo("VN-2607");
    }

    @Test
    void saysThatARealmIsNotServed() {
        assertThat(table.select(to(null, "far.net"), TriedPeers.none(), 0)).isNull();
        assertThat(table.whyNone(to(null, "far.net"), TriedPeers.none()).toString())
                .isEqualTo(
                        "VN-2602 Realm far.net is not served here, and no route leads to it. Add a route or a peer for"
                                + " the realm, or correct the Destination-Realm.");
    }

    @Test
    void saysThatNoPeerIsOpen() {
        RoutingTable<String> empty = RoutingTable.of(List.of());

        assertThat(empty.select(to(null, "example.net"), TriedPeers.none(), 3)).isNull();
        assertThat(empty.whyNone(to(null, "example.net"), TriedPeers.none()).remedy())
                .startsWith("No peer is open");
    }

    @Test
    void findsAHostAmongManyPeers() {
        var many = RoutingTable.of(IntStream.range(0, 1000)
                .mapToObj(i -> peer("pcef" + i + ".example.net", "example.net", 4))
                .toList());

        assertThat(select(many, to("PCEF777.example.net", "example.net"), 0)).isEqualTo("pcef777.example.net");
        assertThat(many.whyNone(to("pcef1.example.net", "example.net", 3), TriedPeers.none())
                        .remedy())
                .endsWith("pcef7.example.net and 992 more.");
    }

    @Test
    void findsARealmAmongMany() {
        var many = RoutingTable.of(IntStream.range(0, 100)
                .mapToObj(i -> peer("ocs.realm" + i + ".net", "realm" + i + ".net", 4))
                .toList());

        assertThat(select(many, to(null, "Realm77.net"), 0)).isEqualTo("ocs.realm77.net");
        assertThat(select(many, to(null, "realm100.net"), 0)).isEqualTo("none");
    }

    @Test
    void knowsTheCommonMessagesAsSupportedByEveryPeer() {
        assertThat(select(to("hss.example.net", "example.net", ApplicationId.COMMON), 0))
                .isEqualTo("hss.example.net");
    }

    private RoutingTable<String> with(RoutingPeer<String> more) {
        var peers = new ArrayList<>(table.peers());
        peers.add(more);
        return RoutingTable.of(peers);
    }

    private String select(Message request, int turn) {
        return select(table, request, turn);
    }

    private static String select(RoutingTable<String> table, Message request, int turn) {
        return nameOf(table.select(request, TriedPeers.none(), turn));
    }

    private static String nameOf(@Nullable RoutingPeer<String> peer) {
        return peer == null ? "none" : peer.peer();
    }

    private static RoutingPeer<String> peer(String host, String realm, long application) {
        var common = new CommonApplications(ApplicationIds.of(application), ApplicationIds.none(), false);
        return RoutingPeer.of(host, realm, common, host);
    }

    private static Message to(@Nullable String host, @Nullable String realm) {
        return to(host, realm, 4);
    }

    private static Message to(@Nullable String host, @Nullable String realm, long application) {
        MessageBuilder request = Message.builder(272, application).request().proxiable();
        if (realm != null) {
            request.avp(BaseAvps.DESTINATION_REALM, realm);
        }
        if (host != null) {
            request.avp(BaseAvps.DESTINATION_HOST, host);
        }
        return request.build();
    }
}
