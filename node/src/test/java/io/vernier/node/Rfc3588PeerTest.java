package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.Avp;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.protocol.peer.VendorSpecificApplication;
import io.vernier.requirements.Requirement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Peers that speak Diameter as RFC 3588 had it. */
class Rfc3588PeerTest {
    private final Lab lab = new Lab();

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    @Requirement("S172")
    void whatBothRfcsHaveInCommonNeedsNoWord() {
        lab.start(lab.server("ocs"));
        Stranger old = Stranger.connect(lab, "old", "ocs");
        List<Avp> avps = Samples.cerAvps(Lab.host("old"));
        avps.add(Avp.of(BaseAvps.INBAND_SECURITY_ID, 0L));

        assertThat(old.ask(Samples.cer(avps)).resultCode()).hasValue(ResultCode.SUCCESS);
        assertThat(old.ask(Samples.ccr()).resultCode()).hasValue(ResultCode.SUCCESS);
    }

    @Test
    @Requirement("S172")
    void aPeerOfRfc3588MayNameSeveralVendorsAndBothKindsOfApplication() {
        Node ocs = lab.start(lab.server("ocs")
                .peer(Lab.uri("old"), peer -> peer.transport("memory").rfc3588()));
        Stranger old = Stranger.connect(lab, "old", "ocs");

        assertThat(old.ask(severalVendors("old")).resultCode()).hasValue(ResultCode.SUCCESS);
        assertThat(ocs.peer(Lab.host("old"))
                        .flatMap(Peer::capabilities)
                        .orElseThrow()
                        .vendorSpecificApplications())
                .containsExactly(VendorSpecificApplication.auth(10_415, 4), VendorSpecificApplication.acct(10_415, 3));
        assertThat(old.ask(Samples.ccr()).resultCode()).hasValue(ResultCode.SUCCESS);
    }

    @Test
    void anyOtherPeerMayNot() {
        lab.start(lab.server("ocs"));
        Stranger raw = Stranger.connect(lab, "raw", "ocs");

        assertThat(raw.ask(severalVendors("raw")).resultCode()).hasValue(ResultCode.AVP_OCCURS_TOO_MANY_TIMES);
        assertThat(raw.isClosed()).isTrue();
    }

    private static Message severalVendors(String name) {
        List<Avp> avps = Samples.cerAvps(Lab.host(name));
        Samples.remove(avps, BaseAvps.AUTH_APPLICATION_ID.code());
        Message holder = Message.builder(0, 0)
                .group(BaseAvps.VENDOR_SPECIFIC_APPLICATION_ID, out -> {
                    out.avp(BaseAvps.VENDOR_ID, 10_415L);
                    out.avp(BaseAvps.VENDOR_ID, 13_019L);
                    out.avp(BaseAvps.AUTH_APPLICATION_ID, 4L);
                    out.avp(BaseAvps.ACCT_APPLICATION_ID, 3L);
                })
                .build();
        avps.add(holder.avps().get(0));
        return Samples.cer(avps);
    }
}
