package io.vernier.protocol.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.Avp;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.Message;
import io.vernier.codec.MessageBuilder;
import io.vernier.requirements.Requirement;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ForwardingTest {
    private final Forwarding us = new Forwarding("dra.example.net");

    private final MessageBuilder request = Message.builder(272, 4)
            .request()
            .proxiable()
            .hopByHopId(7)
            .endToEndId(8)
            .avp(BaseAvps.SESSION_ID, "a;1;2")
            .avp(BaseAvps.DESTINATION_REALM, "example.net");

    @Test
    @Requirement("R6.1.3-1")
    void aRequestThatHasBeenHereIsALoop() {
        request.avp(BaseAvps.ROUTE_RECORD, "pcef.example.net").avp(BaseAvps.ROUTE_RECORD, "DRA.example.net");

        assertThat(us.whyNot(request.build())).hasValueSatisfying(refused -> {
            assertThat(refused.resultCode()).isEqualTo(3005);
            assertThat(refused.why().code()).isEqualTo("VN-2603");
        });
    }

    @Test
    @Requirement("R6.1.6-1")
    void aHostWithoutItsRealmCannotBeReached() {
        Message lost = Message.builder(272, 4)
                .request()
                .avp(BaseAvps.DESTINATION_HOST, "ocs.example.net")
                .build();

        assertThat(us.whyNot(lost)).hasValueSatisfying(refused -> {
            assertThat(refused.resultCode()).isEqualTo(3002);
            assertThat(refused.why().cause()).contains("ocs.example.net");
        });
    }

    @Test
    void anythingElseMayGoOn() {
        request.avp(BaseAvps.DESTINATION_HOST, "ocs.example.net").avp(BaseAvps.ROUTE_RECORD, "pcef.example.net");

        assertThat(us.whyNot(request.build())).isEmpty();
        assertThat(us.whyNot(Message.builder(272, 4).request().build())).isEmpty();
    }

    @Test
    @Requirement("R6.1.9-1")
    void theOneItCameFromIsRecordedBehindEverythingElse() {
        request.avp(BaseAvps.ROUTE_RECORD, "far.example.net").avp(Avp.of(99_999, 10_415, 0xc0, new byte[] {1, 2, 3}));
        Message came = request.build();

        Message onward = Forwarding.onward(came, "pcef.example.net");

        assertThat(onward.avps().all(BaseAvps.ROUTE_RECORD)).containsExactly("far.example.net", "pcef.example.net");
        int added = onward.length() - came.length();
        assertThat(onward.avps().code(onward.avps().size() - 1)).isEqualTo(BaseAvps.ROUTE_RECORD.code());
        assertThat(Arrays.copyOfRange(onward.toBytes(), came.length(), onward.length()))
                .as("what is appended")
                .isEqualTo(Forwarding.routeRecord("pcef.example.net"));
        assertThat(Arrays.copyOfRange(onward.toBytes(), 4, onward.length() - added))
                .as("everything but the length")
                .isEqualTo(Arrays.copyOfRange(came.toBytes(), 4, came.length()));
    }
}
