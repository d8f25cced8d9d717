package io.vernier.interop.tshark;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.Avp;
import io.vernier.codec.AvpFlags;
import io.vernier.codec.AvpFormats;
import io.vernier.codec.AvpKey;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.CommandFlags;
import io.vernier.codec.Message;
import io.vernier.codec.data.DiameterAddress;
import io.vernier.codec.data.DiameterUri;
import io.vernier.interop.process.ForeignStack;
import io.vernier.interop.process.Needs;
import io.vernier.interop.process.Processes;
import io.vernier.interop.wire.BaseMessages;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Needs(ForeignStack.TSHARK)
class CodecDissectionTest {
    private static final int TGPP = 10415;

    @RegisterExtension
    final Processes processes = new Processes();

    private final BaseMessages ours = new BaseMessages("a.example", "example");

    @Test
    void tsharkReadsEveryMessageOfTheBaseProtocolAsWeDo() {
        var cer = ours.cer();
        var dwr = ours.dwr();
        var dpr = ours.dpr(2);
        var messages = List.of(
                cer,
                ours.cea(cer),
                dwr,
                ours.success(dwr),
                dpr,
                ours.success(dpr),
                ours.acr("a.example;1;1", "example", 1),
                ours.ccr("a.example;1;2", "example", 2));

        agree(messages);
    }

    @Test
    void tsharkReadsEveryFormatAsWeDo() {
        var message = Message.builder(272, 4)
                .flags(CommandFlags.REQUEST | CommandFlags.PROXIABLE | CommandFlags.RETRANSMITTED)
                .hopByHopId(-1)
                .endToEndId(Integer.MIN_VALUE)
                .avp(BaseAvps.SESSION_ID, "zoë;😀;\u00a0")
                .avp(AvpKey.mandatory("CC-Total-Octets", 421, AvpFormats.UNSIGNED64), -1L)
                .avp(AvpKey.mandatory("Value-Digits", 447, AvpFormats.INTEGER64), Long.MIN_VALUE)
                .avp(AvpKey.mandatory("Exponent", 429, AvpFormats.INTEGER32), -2)
                .avp(AvpKey.mandatory("CC-Request-Number", 415, AvpFormats.UNSIGNED32), 0xffff_ffffL)
                .avp(AvpKey.mandatory("Event-Timestamp", 55, AvpFormats.TIME), Instant.parse("2040-01-01T00:00:00Z"))
                .avp(AvpKey.mandatory("Host-IP-Address", 257, AvpFormats.ADDRESS), DiameterAddress.parse("192.0.2.1"))
                .avp(AvpKey.mandatory("Host-IP-Address", 257, AvpFormats.ADDRESS), DiameterAddress.parse("2001:db8::1"))
                .avp(AvpKey.mandatory("Redirect-Host", 292, AvpFormats.DIAMETER_URI), DiameterUri.of("b.example", 3868))
                .avp(BaseAvps.PROXY_STATE, new byte[] {0, -1})
                .avp(AvpKey.mandatory("CC-Request-Type", 416, AvpFormats.ENUMERATED), 4)
                .avp(new AvpKey<>("3GPP-Charging-Id", 2, TGPP, 0, AvpFormats.OCTET_STRING), new byte[] {1, 2, 3, 4})
                .avp(Avp.of(9999, 9999, AvpFlags.MANDATORY | AvpFlags.PROTECTED, new byte[] {1}))
                .group(BaseAvps.PROXY_INFO, info -> {
                    info.avp(BaseAvps.PROXY_HOST, "relay.example");
                    info.avp(BaseAvps.PROXY_STATE, new byte[] {1});
                })
                .build();

        var dissected = agree(List.of(message)).getFirst();

        assertThat(dissected.avps())
                .extracting(DissectedAvp::shown)
                .contains("zoë;😀;\u00a0", "18446744073709551615", "-9223372036854775808", "-2", "4294967295", "4");
        assertThat(dissected.avps().getLast().members())
                .extracting(DissectedAvp::name)
                .containsExactly("Proxy-Host", "Proxy-State");
    }

    @Test
    void tsharkReadsAMessageOfManyPacketsAsWeDo() {
        var message = Message.builder(272, 4)
                .request()
                .avp(BaseAvps.PROXY_STATE, new byte[200_000])
                .avp(BaseAvps.SESSION_ID, "behind")
                .build();

        agree(List.of(ours.dwr(), message, ours.dwr()));
    }

    @Test
    void groupsWithinGroupsAgreeDownToTheLast() {
        var key = new AvpKey<>("Service-Information", 873, TGPP, AvpFlags.MANDATORY, AvpFormats.GROUPED);
        var chargingId = new AvpKey<>("3GPP-Charging-Id", 2, TGPP, 0, AvpFormats.OCTET_STRING);
        var message = Message.builder(272, 4)
                .request()
                .group(key, service -> {
                    int ps = service.beginGroup(874, TGPP, AvpFlags.MANDATORY);
                    service.avp(chargingId, new byte[] {0, 0, 0, 7});
                    service.end(ps);
                })
                .build();

        var dissected = agree(List.of(message)).getFirst();

        var deepest = dissected.avps().getFirst().members().getFirst().members().getFirst();
        assertThat(deepest.name()).isEqualTo("3GPP-Charging-Id");
        assertThat(deepest.hex()).isEqualTo("00000007");
    }

    @Test
    void anAvpWhoseLengthDoesNotFitItsFormatIsCalledMalformed() {
        var message = Message.builder(272, 4)
                .avp(BaseAvps.SESSION_ID, "a.example;1;1")
                .avp(Avp.of(268, 0, AvpFlags.MANDATORY, new byte[] {0, 0}))
                .build();

        var dissected = Tshark.dissect(processes.folder(), List.of(message)).getFirst();

        assertThat(dissected.malformed()).isNotEmpty();
    }

    private List<DissectedMessage> agree(List<Message> messages) {
        var dissected = Tshark.dissect(processes.folder(), messages);
        for (int i = 0; i < messages.size(); i++) {
            Agreement.check(messages.get(i), dissected.get(i));
        }
        return dissected;
    }
}
