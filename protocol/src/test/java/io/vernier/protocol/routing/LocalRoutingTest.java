package io.vernier.protocol.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.BaseAvps;
import io.vernier.codec.Message;
import io.vernier.protocol.peer.ApplicationIds;
import io.vernier.requirements.Requirement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalRoutingTest {
    private final LocalRouting routing =
            new LocalRouting("ocs.example.net", List.of("example.net", "guest.net"), ApplicationIds.of(4));

    @ParameterizedTest(name = "to host {0} of realm {1}, application {2}: {3}")
    @CsvSource({
        "ocs.example.net, example.net, 4,   local",
        "OCS.example.net, EXAMPLE.net, 4,   local",
        "ocs.example.net, far.net,     4,   local",
        "ocs.example.net,            , 4,   local",
        "               , example.net, 4,   local",
        "               , Guest.NET,   4,   local",
        "               ,            , 4,   local",
        "               ,            , 0,   local",
        "               , example.net, 3,   3007 VN-2605",
        "ocs.example.net, example.net, 3,   3007 VN-2605",
        "               , far.net,     4,   3003 VN-2602",
        "hss.example.net, example.net, 4,   3002 VN-2606",
        "hss.example.net,            , 4,   3002 VN-2604",
    })
    @Requirement({"R6.1.4-1", "R6.1.6-1", "R6.1-4"})
    void processesWhatIsForTheNodeAndRefusesTheRest(
            @Nullable String host, @Nullable String realm, long application, String verdict) {
        var request = Message.builder(272, application).request().proxiable();
        if (host != null) {
            request.avp(BaseAvps.DESTINATION_HOST, host);
        }
        if (realm != null) {
            request.avp(BaseAvps.DESTINATION_REALM, realm);
        }

        assertThat(text(routing.decide(request.build()))).isEqualTo(verdict);
    }

    @Test
    @Requirement("R6.1.3-1")
    void detectsALoop() {
        Message looped = Message.builder(272, 4)
                .request()
                .avp(BaseAvps.DESTINATION_REALM, "example.net")
                .avp(BaseAvps.ROUTE_RECORD, "pcef.example.net")
                .avp(BaseAvps.ROUTE_RECORD, "OCS.example.net")
                .build();
        Message straight = Message.builder(272, 4)
                .request()
                .avp(BaseAvps.DESTINATION_REALM, "example.net")
                .avp(BaseAvps.ROUTE_RECORD, "pcef.example.net")
                .build();

        assertThat(text(routing.decide(looped))).isEqualTo("3005 VN-2603");
        assertThat(text(routing.decide(straight))).isEqualTo("local");
    }

    @Test
    void servesEveryApplicationWithTheRelayApplication() {
        var all = new LocalRouting("a.net", List.of("net"), ApplicationIds.of(0xffff_ffffL));

        assertThat(text(all.decide(Message.builder(272, 77).request().build()))).isEqualTo("local");
    }

    private static String text(LocalRouting.Verdict verdict) {
        return switch (verdict) {
            case LocalRouting.Verdict.Local() -> "local";
            case LocalRouting.Verdict.Refused(int resultCode, var why) -> resultCode + " " + why.code();
        };
    }
}
