package io.vernier.protocol.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.BaseAvps;
import io.vernier.codec.CommandCode;
import io.vernier.codec.Message;
import io.vernier.codec.MessageBuilder;
import io.vernier.protocol.peer.Capabilities;
import io.vernier.requirements.Requirement;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PeerFilterTest {
    private static final Capabilities OCS1 = peer("ocs1.example.net", "example.net", 10_415);
    private static final Capabilities OCS2 = peer("ocs2.example.net", "example.net", 0);
    private static final Capabilities HOME = peer("ocs.home.example", "home.example", 0);
    private static final List<Capabilities> ALL = List.of(OCS1, OCS2, HOME);

    private static final Message TO_NOBODY = request().build();
    private static final Message TO_OCS2 = request()
            .avp(BaseAvps.DESTINATION_REALM, "example.net")
            .avp(BaseAvps.DESTINATION_HOST, "ocs2.example.net")
            .build();
    private static final Message TO_REALM =
            request().avp(BaseAvps.DESTINATION_REALM, "example.net").build();

    @Test
    @Requirement("S231")
    void noneMatchesEveryPeer() {
        assertThat(matching(PeerFilter.none(), TO_OCS2)).containsExactly(OCS1, OCS2, HOME);
    }

    @Test
    @Requirement("S232")
    void hostMatchesThePeerThatTheRequestIsFor() {
        assertThat(matching(PeerFilter.host(), TO_OCS2)).containsExactly(OCS2);
    }

    @Test
    @Requirement("S233")
    void hostMatchesEveryPeerWhereTheRequestIsForNoHost() {
        assertThat(matching(PeerFilter.host(), TO_REALM)).containsExactly(OCS1, OCS2, HOME);
    }

    @Test
    @Requirement("S234")
    void realmMatchesPeersOfTheRealmThatTheRequestIsFor() {
        assertThat(matching(PeerFilter.realm(), TO_REALM)).containsExactly(OCS1, OCS2);
    }

    @Test
    @Requirement("S235")
    void realmMatchesEveryPeerWhereTheRequestIsForNoRealm() {
        assertThat(matching(PeerFilter.realm(), TO_NOBODY)).containsExactly(OCS1, OCS2, HOME);
    }

    @Test
    @Requirement("S236")
    void aHostMatchesThePeerOfThisNameAndAnyEveryPeer() {
        assertThat(matching(PeerFilter.host("ocs1.example.net"), TO_OCS2)).containsExactly(OCS1);
        assertThat(matching(PeerFilter.host("OCS1.Example.NET"), TO_OCS2)).containsExactly(OCS1);
        assertThat(matching(PeerFilter.host("example.net"), TO_OCS2)).isEmpty();
        assertThat(matching(PeerFilter.host(PeerFilter.ANY), TO_OCS2)).containsExactly(OCS1, OCS2, HOME);
    }

    @Test
    @Requirement("S237")
    void aRealmMatchesPeersOfThisRealmAndAnyEveryPeer() {
        assertThat(matching(PeerFilter.realm("home.example"), TO_OCS2)).containsExactly(HOME);
        assertThat(matching(PeerFilter.realm("Home.Example"), TO_OCS2)).containsExactly(HOME);
        assertThat(matching(PeerFilter.realm("example"), TO_OCS2)).isEmpty();
        assertThat(matching(PeerFilter.realm(PeerFilter.ANY), TO_OCS2)).containsExactly(OCS1, OCS2, HOME);
    }

    @Test
    @Requirement("S238")
    void evalMatchesPeersWhoseCapabilitiesPassTheTest() {
        assertThat(matching(PeerFilter.eval(peer -> peer.vendorId() == 10_415), TO_NOBODY))
                .containsExactly(OCS1);
    }

    @Test
    @Requirement("S238")
    void aTestThatThrowsIsNotPassed() {
        PeerFilter throwing = PeerFilter.eval(peer -> {
            if (peer == OCS1) {
                throw new IllegalStateException("cannot tell");
            }
            return true;
        });

        assertThat(matching(throwing, TO_NOBODY)).containsExactly(OCS2, HOME);
    }

    @Test
    @Requirement("S239")
    void notMatchesWhatTheOtherFilterDoesNot() {
        assertThat(matching(PeerFilter.not(PeerFilter.host()), TO_OCS2)).containsExactly(OCS1, HOME);
        assertThat(matching(PeerFilter.not(PeerFilter.none()), TO_OCS2)).isEmpty();
    }

    @Test
    @Requirement("S240")
    void allMatchesWhatEveryFilterDoesAndWithoutFiltersEveryPeer() {
        PeerFilter notOcs2InItsRealm = PeerFilter.all(PeerFilter.realm(), PeerFilter.not(PeerFilter.host()));

        assertThat(matching(notOcs2InItsRealm, TO_OCS2)).containsExactly(OCS1);
        assertThat(matching(PeerFilter.all(), TO_OCS2)).containsExactly(OCS1, OCS2, HOME);
    }

    @Test
    @Requirement("S241")
    void anyMatchesWhatOneFilterDoesAndWithoutFiltersNobody() {
        PeerFilter homeOrHost = PeerFilter.any(PeerFilter.realm("home.example"), PeerFilter.host());

        assertThat(matching(homeOrHost, TO_OCS2)).containsExactlyInAnyOrder(OCS2, HOME);
        assertThat(matching(PeerFilter.any(), TO_OCS2)).isEmpty();
    }

    @Test
    void anyGivesPeersInTheOrderOfItsFiltersAndEachOnce() {
        PeerFilter filter = PeerFilter.any(PeerFilter.realm("home.example"), PeerFilter.host(), PeerFilter.none());

        assertThat(matching(filter, TO_OCS2)).containsExactly(HOME, OCS2, OCS1);
    }

    @Test
    void firstMatchesWhatTheFirstFilterDoesThatMatchesAny() {
        PeerFilter hostOrRealm =
                PeerFilter.first(PeerFilter.all(PeerFilter.host(), PeerFilter.realm()), PeerFilter.realm());

        assertThat(matching(hostOrRealm, TO_OCS2)).containsExactly(OCS2);
        assertThat(hostOrRealm.select(List.of(OCS1, HOME), Function.identity(), TO_OCS2))
                .containsExactly(OCS1);
        assertThat(matching(PeerFilter.first(), TO_OCS2)).isEmpty();
    }

    @Test
    @Requirement("S230")
    void aFilterLeavesPeersInTheirOrderAndIsAskedAboutOneAsWell() {
        assertThat(PeerFilter.realm().select(List.of(OCS2, HOME, OCS1), Function.identity(), TO_REALM))
                .containsExactly(OCS2, OCS1);
        assertThat(PeerFilter.realm().matches(OCS1, TO_REALM)).isTrue();
        assertThat(PeerFilter.realm().matches(HOME, TO_REALM)).isFalse();
    }

    @Test
    void filtersSayWhatTheyAre() {
        assertThat(PeerFilter.first(
                        PeerFilter.all(PeerFilter.host(), PeerFilter.not(PeerFilter.realm("home.example"))),
                        PeerFilter.any(PeerFilter.none(), PeerFilter.eval(peer -> true))))
                .hasToString("first(all(host, not(realm home.example)), any(none, eval))");
    }

    private static List<Capabilities> matching(PeerFilter filter, Message request) {
        return filter.select(ALL, Function.identity(), request);
    }

    private static MessageBuilder request() {
        return Message.builder(CommandCode.CREDIT_CONTROL, 4).request();
    }

    private static Capabilities peer(String host, String realm, long vendorId) {
        return Capabilities.builder(host, realm, vendorId, "test").build();
    }
}
