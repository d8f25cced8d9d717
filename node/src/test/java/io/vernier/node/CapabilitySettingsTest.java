package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ch.qos.logback.classic.Level;
import io.vernier.codec.Avp;
import io.vernier.codec.AvpList;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.CommandCode;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.codec.VendorId;
import io.vernier.codec.data.DiameterAddress;
import io.vernier.dictionary.ApplicationDefinition;
import io.vernier.dictionary.ApplicationDefinition.Kind;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.protocol.peer.VendorSpecificApplication;
import io.vernier.requirements.Requirement;
import io.vernier.transport.Endpoint;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a node says of itself in capabilities exchanges: its own word, its defaults, and what a transport entry says instead. */
class CapabilitySettingsTest {
    private static final int TEST_APPLICATION = 16_777_999;

    private final Lab lab = new Lab();

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    @Requirement({"S14", "S208", "S210", "S211", "S66", "S69", "S225"})
    void aNodeNeedsANameAndARealmAndTheRestHasDefaults() {
        NodeBuilder builder = Node.named("peername.gy", "realm.net").transport(lab.network.host("peername"));

        Message cer = cerOf(builder);

        assertThat(cer.require(BaseAvps.ORIGIN_HOST)).isEqualTo("peername.gy");
        assertThat(cer.require(BaseAvps.ORIGIN_REALM)).isEqualTo("realm.net");
        assertThat(Node.named("peername.gy.realm.net").build().originRealm()).isEqualTo("gy.realm.net");
        assertThat(cer.require(BaseAvps.VENDOR_ID)).isEqualTo(99_999);
        assertThat(VendorId.UNKNOWN).isEqualTo(99_999);
        assertThat(cer.require(BaseAvps.PRODUCT_NAME)).isEqualTo("Vernier");
        assertThat(cer.first(BaseAvps.FIRMWARE_REVISION)).isEmpty();
    }

    @Test
    @Requirement({"S16", "S208"})
    void everyVendorThatIsKnownIsAdvertisedInBothMessagesUnlessTold() {
        Node ocs = lab.start(lab.server("ocs"));

        assertThat(cerOf(lab.described("pcef")).avps().all(BaseAvps.SUPPORTED_VENDOR_ID))
                .containsAll(VendorId.known())
                .doesNotHaveDuplicates();
        assertThat(ceaOf("raw2").avps().all(BaseAvps.SUPPORTED_VENDOR_ID))
                .containsAll(VendorId.known())
                .doesNotHaveDuplicates();
        assertThat(ocs.settings().supportedVendorIds()).isEmpty();
    }

    /** The default of S221 gives way to that of S16; its empty list is there for whoever says it. */
    @Test
    @Requirement({"S17", "S18"})
    void advertisedVendorsCanBeLimitedToExactlyThese() {
        assertThat(List.of(VendorId.ETSI, VendorId.THREEGPP, VendorId.THREEGPP2))
                .containsExactly(13_019L, 10_415L, 5_535L);

        Message cer =
                cerOf(lab.described("pcef").supportedVendorIds(VendorId.ETSI, VendorId.THREEGPP, VendorId.THREEGPP2));
        lab.start(lab.server("ocs").supportedVendorIds());

        assertThat(cer.avps().all(BaseAvps.SUPPORTED_VENDOR_ID)).containsExactly(13_019L, 10_415L, 5_535L);
        assertThat(ceaOf("raw2").avps().all(BaseAvps.SUPPORTED_VENDOR_ID)).isEmpty();
    }

    @Test
    @Requirement({"S64", "S65", "S67", "S68", "S70", "S208", "S215", "S216", "S217", "S218"})
    void whatIsSaidOfTheNodeLaterIsInTheNextExchange() {
        Node ocs = lab.start(lab.server("ocs").vendorId(1).productName("first").originStateId(11));
        Stranger early = Stranger.connect(lab, "early", "ocs");
        assertSays(early.ask(Samples.cer(Lab.host("early"))), 1, "first", 11);

        ocs.configure(
                change -> change.vendorId(VendorId.ETSI).productName("second").originStateId(12));

        assertThat(ocs.settings().vendorId()).isEqualTo(VendorId.ETSI);
        assertThat(ocs.settings().productName()).isEqualTo("second");
        assertThat(ocs.settings().originStateId()).isEqualTo(12);
        Stranger late = Stranger.connect(lab, "late", "ocs");
        assertSays(late.ask(Samples.cer(Lab.host("late"))), VendorId.ETSI, "second", 12);
        Message dwa = late.ask(Samples.watchdog(Lab.host("late")));
        assertThat(dwa.require(BaseAvps.ORIGIN_STATE_ID)).isEqualTo(12);
        Message old = early.ask(Samples.watchdog(Lab.host("early")));
        assertThat(old.require(BaseAvps.ORIGIN_STATE_ID)).as("as agreed").isEqualTo(11);
        lab.network.advance(Duration.ofSeconds(35));
        assertThat(late.last().commandCode()).isEqualTo(CommandCode.DEVICE_WATCHDOG);
        assertThat(late.last().require(BaseAvps.ORIGIN_STATE_ID)).isEqualTo(12);

        Stranger raw = Stranger.listen(lab, "raw");
        ocs.configure(change -> change.vendorId(77));
        ocs.addPeer(Lab.uri("raw"), Lab::persistent);
        lab.until(() -> !raw.received.isEmpty());
        assertSays(raw.last(), 77, "second", 12);
    }

    @Test
    @Requirement("S64")
    void identityAndRealmCanBeAlteredToo() {
        Node ocs = lab.start(lab.server("ocs"));
        Stranger early = Stranger.open(lab, "early", "ocs");

        ocs.configure(change -> change.originHost("new.other.net").originRealm("other.net"));

        assertThat(ocs.originHost()).isEqualTo("new.other.net");
        Stranger late = Stranger.connect(lab, "late", "ocs");
        Message cea = late.ask(Samples.cer(Lab.host("late")));
        assertThat(cea.require(BaseAvps.ORIGIN_HOST)).isEqualTo("new.other.net");
        assertThat(cea.require(BaseAvps.ORIGIN_REALM)).isEqualTo("other.net");
        assertThat(early.ask(Samples.watchdog(Lab.host("early"))).require(BaseAvps.ORIGIN_HOST))
                .isEqualTo("ocs.example.net");
        var avps = Samples.ccrAvps();
        Samples.remove(avps, BaseAvps.DESTINATION_REALM.code());
        avps.add(Avp.of(BaseAvps.DESTINATION_REALM, "other.net"));
        Message answer = late.ask(Samples.ccr(avps));
        assertThat(answer.resultCode()).hasValue(ResultCode.SUCCESS);
        assertThat(answer.require(BaseAvps.ORIGIN_HOST)).isEqualTo("new.other.net");
    }

    @Test
    @Requirement("S219")
    void originStateIdZeroIsLeftOut() {
        lab.start(lab.server("ocs").originStateId(0));
        Stranger raw = Stranger.connect(lab, "raw2", "ocs");

        assertThat(raw.ask(Samples.cer(Lab.host("raw2"))).first(BaseAvps.ORIGIN_STATE_ID))
                .isEmpty();
        assertThat(raw.ask(Samples.watchdog(Lab.host("raw2"))).first(BaseAvps.ORIGIN_STATE_ID))
                .isEmpty();
        assertThat(cerOf(lab.described("pcef").originStateId(0)).first(BaseAvps.ORIGIN_STATE_ID))
                .isEmpty();
    }

    @Test
    @Requirement("S212")
    void hostIpAddressesAreThoseThatWereSaidOrThoseOfTheConnection() throws Exception {
        var said = new InetAddress[] {InetAddress.getByName("192.0.2.1"), InetAddress.getByName("2001:db8::1")};

        assertThat(cerOf(lab.described("one").hostIpAddresses(said)).avps().all(BaseAvps.HOST_IP_ADDRESS))
                .containsExactly(DiameterAddress.of(said[0]), DiameterAddress.of(said[1]));
        assertThat(cerOf(lab.described("two"), "raw2").avps().all(BaseAvps.HOST_IP_ADDRESS))
                .singleElement()
                .satisfies(own -> assertThat(own.toString()).startsWith("198.18."));
    }

    @Test
    @Requirement({"S222", "S223", "S224", "S225"})
    void applicationIdsAreEmptyOrThoseOfTheApplicationsOrExactlyWhatWasSaid() {
        Message bare = cerOf(Node.named("bare.example.net").transport(lab.network.host("bare")));
        assertIds(bare, List.of(), List.of(), List.of());

        assertIds(cerOf(lab.described("derived"), "raw2"), List.of(4L), List.of(), List.of());

        Message said = cerOf(
                lab.described("said")
                        .authApplicationIds(1, 4)
                        .acctApplicationIds(3)
                        .vendorSpecificApplications(VendorSpecificApplication.auth(VendorId.ETSI, TEST_APPLICATION))
                        .firmwareRevision(4_294_967_295L),
                "raw3");
        assertIds(said, List.of(1L, 4L), List.of(3L), List.of((long) TEST_APPLICATION));
        int vsai = said.avps().indexOf(BaseAvps.VENDOR_SPECIFIC_APPLICATION_ID.code(), 0);
        assertThat(said.avps().group(vsai).all(BaseAvps.VENDOR_ID)).containsExactly(VendorId.ETSI);
        assertThat(said.require(BaseAvps.FIRMWARE_REVISION)).isEqualTo(4_294_967_295L);
    }

    @Test
    void idsThatNobodyServesAndApplicationsThatNobodyHearsOfAreWarnedOf() {
        try (LogWatch log = LogWatch.of("capabilities")) {
            lab.build(lab.described("pcef").authApplicationIds(1));

            assertThat(log.lines(Level.WARN))
                    .containsExactly(
                            "VN-4402 This node advertises application 1, for which it has no dictionary. Use or serve the"
                                    + " application, or do not advertise its id.",
                            "VN-4403 This node has a dictionary for application 4, but does not advertise it: no peer will"
                                    + " send it requests of it. Advertise the id as well, or say nothing of ids: then all"
                                    + " applications are advertised.");
        }
    }

    @Test
    @Requirement("S226")
    void whatIsSaidTwiceInOneDescriptionIsRefused() {
        NodeBuilder node =
                lab.described("pcef").productName("a").originStateId(1).supportedVendorIds(9);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> node.productName("b"))
                .withMessage("Product-Name is set twice, to a and to b (expected: once in one description)");
        assertThatIllegalArgumentException().isThrownBy(() -> node.originStateId(1));
        assertThatIllegalArgumentException().isThrownBy(() -> node.supportedVendorIds(10));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> node.peer(
                        Lab.uri("ocs"), p -> p.capabilities(c -> c.vendorId(1).vendorId(2))))
                .withMessageStartingWith("Vendor-Id is set twice, to 1 and to 2");
        Node made = lab.build(node);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> made.configure(change -> change.vendorId(1).vendorId(1)));
        assertThat(made.settings().vendorId()).as("nothing changed").isEqualTo(VendorId.UNKNOWN);
        made.configure(change -> change.productName("b"));
        assertThat(made.settings().productName()).isEqualTo("b");
    }

    @Test
    void valuesThatCannotBeSentAreNamedAtOnce() {
        NodeBuilder node = lab.described("pcef");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> node.vendorId(-1))
                .withMessage("Vendor-Id: -1 (expected: 0..4294967295)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> node.supportedVendorIds(0))
                .withMessage("Supported-Vendor-Id: 0 (expected: 1..4294967295, RFC 6733 section 5.3.6)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> node.authApplicationIds(1L << 32))
                .withMessage("Auth-Application-Id: 4294967296 (expected: 0..4294967295)");
        assertThatIllegalArgumentException().isThrownBy(() -> Node.named("no host", "example.net"));
    }

    @Test
    @Requirement({"S209", "S263", "S210", "S211"})
    void theWordOfATransportEntryCountsMoreThanThatOfTheNode() {
        Stranger raw = Stranger.listen(lab, "raw");
        Node gate = lab.start(lab.server("gate")
                .productName("node's")
                .vendorId(5)
                .listen(
                        new Listen("memory", Endpoint.of("gate", 3869)),
                        l -> l.capabilities(c -> c.productName("listener's")))
                .peer(Lab.uri("raw"), p -> {
                    Lab.persistent(p);
                    p.capabilities(c -> c.productName("entry's")
                            .originHost("alias.north.net")
                            .originRealm("north.net"));
                }));
        lab.until(() -> !raw.received.isEmpty());

        assertSays(raw.last(), 5, "entry's", gate.settings().originStateId());
        assertThat(raw.last().require(BaseAvps.ORIGIN_HOST)).isEqualTo("alias.north.net");
        assertThat(raw.last().require(BaseAvps.ORIGIN_REALM)).isEqualTo("north.net");
        raw.send(Samples.cea(raw.last(), Lab.host("raw"), ResultCode.SUCCESS));
        assertThat(raw.ask(Samples.watchdog(Lab.host("raw"))).require(BaseAvps.ORIGIN_HOST))
                .isEqualTo("alias.north.net");
        var avps = Samples.ccrAvps();
        Samples.remove(avps, BaseAvps.DESTINATION_REALM.code());
        avps.add(Avp.of(BaseAvps.DESTINATION_REALM, "north.net"));
        avps.add(Avp.of(BaseAvps.DESTINATION_HOST, "alias.north.net"));
        assertThat(raw.ask(Samples.ccr(avps)).resultCode())
                .as("it is meant by this name")
                .hasValue(ResultCode.SUCCESS);
        var unused = gate.callAsync(Lab.request(gate));
        lab.network.settle();
        assertThat(raw.last().require(BaseAvps.ORIGIN_HOST)).isEqualTo("alias.north.net");

        Stranger other = Stranger.connect(lab, "other", "gate");
        assertSays(
                other.ask(Samples.cer(Lab.host("other"))),
                5,
                "node's",
                gate.settings().originStateId());
        Node client = lab.start(lab.node("client").peer("aaa://gate.example.net:3869", Lab::persistent));
        lab.until(() -> client.peers().get(0).isReady());
        assertThat(client.peers().get(0).capabilities().orElseThrow().productName())
                .isEqualTo("listener's");
    }

    @Test
    @Requirement({"S253", "S254", "S255", "S262"})
    void anEntryMayServeOnlySomeOfTheApplicationsOfTheNode() {
        Node ocs = lab.start(lab.described("ocs")
                .vendorId(3)
                .serveInline(CreditControlRequest.TYPE, Lab::success)
                .application(
                        new ApplicationDefinition(
                                "Test",
                                TEST_APPLICATION,
                                0,
                                Kind.AUTHENTICATION,
                                CreditControl.APPLICATION.dictionary()),
                        a -> a.alias("test"))
                .listen(new Listen("memory", Endpoint.of("ocs", 3868)))
                .listen(new Listen("memory", Endpoint.of("ocs", 3869)), l -> l.applications("test")));
        Stranger all = Stranger.connect(lab, "all", "ocs");
        assertIds(all.ask(Samples.cer(Lab.host("all"))), List.of(4L, (long) TEST_APPLICATION), List.of(), List.of());
        assertThat(all.ask(Samples.ccr()).resultCode()).hasValue(ResultCode.SUCCESS);

        Stranger some = Stranger.connect(lab, "some", "ocs", 3869);
        var avps = Samples.cerAvps(Lab.host("some"));
        avps.add(Avp.of(BaseAvps.AUTH_APPLICATION_ID, (long) TEST_APPLICATION));
        assertIds(some.ask(Samples.cer(avps)), List.of((long) TEST_APPLICATION), List.of(), List.of());
        assertThat(some.ask(Samples.ccr()).resultCode()).hasValue(ResultCode.APPLICATION_UNSUPPORTED);
        assertThat(all.ask(Samples.request(1, 99, Samples.ccrAvps())).resultCode())
                .hasValue(ResultCode.APPLICATION_UNSUPPORTED);
        assertThat(ocs.peers()).hasSize(2);
    }

    private Message cerOf(NodeBuilder builder) {
        return cerOf(builder, "raw");
    }

    /** The CER of a node that has this stranger as its peer. */
    private Message cerOf(NodeBuilder builder, String stranger) {
        Stranger raw = Stranger.listen(lab, stranger);
        lab.start(builder.peer(Lab.uri(stranger), Lab::persistent));
        lab.until(() -> !raw.received.isEmpty());
        return raw.received.get(0);
    }

    /** What the node named ocs answers to a new peer. */
    private Message ceaOf(String stranger) {
        return Stranger.connect(lab, stranger, "ocs").ask(Samples.cer(Lab.host(stranger)));
    }

    private static void assertSays(Message exchange, long vendorId, String product, long originStateId) {
        assertThat(exchange.commandCode()).isEqualTo(CommandCode.CAPABILITIES_EXCHANGE);
        assertThat(exchange.require(BaseAvps.VENDOR_ID)).isEqualTo(vendorId);
        assertThat(exchange.require(BaseAvps.PRODUCT_NAME)).isEqualTo(product);
        assertThat(exchange.require(BaseAvps.ORIGIN_STATE_ID)).isEqualTo(originStateId);
    }

    private static void assertIds(Message exchange, List<Long> auth, List<Long> acct, List<Long> vendorSpecific) {
        AvpList avps = exchange.avps();
        assertThat(avps.all(BaseAvps.AUTH_APPLICATION_ID)).containsExactlyElementsOf(auth);
        assertThat(avps.all(BaseAvps.ACCT_APPLICATION_ID)).containsExactlyElementsOf(acct);
        var grouped = new ArrayList<Long>();
        int code = BaseAvps.VENDOR_SPECIFIC_APPLICATION_ID.code();
        for (int i = avps.indexOf(code, 0); i >= 0; i = avps.indexOf(code, 0, i + 1)) {
            grouped.addAll(avps.group(i).all(BaseAvps.AUTH_APPLICATION_ID));
        }
        assertThat(grouped).containsExactlyElementsOf(vendorSpecific);
        assertThat(CreditControl.APPLICATION.id()).isEqualTo(4);
    }
}
