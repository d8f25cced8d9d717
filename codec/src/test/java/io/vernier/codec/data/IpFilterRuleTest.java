package io.vernier.codec.data;

import static io.vernier.codec.data.TrafficSelector.Direction.IN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vernier.codec.data.FilterOption.Established;
import io.vernier.codec.data.FilterOption.Fragment;
import io.vernier.codec.data.FilterOption.IcmpTypes;
import io.vernier.codec.data.FilterOption.IpOption;
import io.vernier.codec.data.FilterOption.IpOptions;
import io.vernier.codec.data.FilterOption.Setup;
import io.vernier.codec.data.FilterOption.TcpFlag;
import io.vernier.codec.data.FilterOption.TcpFlags;
import io.vernier.codec.data.FilterOption.TcpOption;
import io.vernier.codec.data.FilterOption.TcpOptions;
import io.vernier.codec.data.IpFilterRule.Action;
import io.vernier.codec.data.TrafficSelector.Direction;
import io.vernier.requirements.Requirement;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpFilterRuleTest {
    @Requirement("R4-20")
    @Test
    void everyPartOfARuleCanBeAskedFor() {
        var rule = IpFilterRule.parse(
                "deny in 6 from !192.0.2.0/24 80,8000-8080 to assigned 22 setup tcpoptions mss,!sack");

        assertThat(rule.action()).isEqualTo(Action.DENY);
        assertThat(rule.traffic().direction()).isEqualTo(IN);
        assertThat(rule.traffic().protocol()).isEqualTo(6);
        assertThat(rule.traffic().source())
                .isEqualTo(new FilterEndpoint(
                        true,
                        new FilterAddress.Network(DiameterAddress.parse("192.0.2.0"), 24),
                        List.of(NumberRange.of(80), new NumberRange(8000, 8080))));
        assertThat(rule.traffic().destination())
                .isEqualTo(new FilterEndpoint(false, FilterAddress.ASSIGNED, List.of(NumberRange.of(22))));
        assertThat(rule.options())
                .containsExactly(new TcpOptions(Set.of(TcpOption.MSS), Set.of(TcpOption.SACK)), new Setup());
    }

    @Requirement("R4-20")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "permit in ip from any to any                          | permit in ip from any to any",
                "deny out ip from ! assigned to any                    | deny out ip from !assigned to any",
                "  PERMIT\tOut  IP  from ANY to Assigned               | permit out ip from any to assigned",
                "permit in 0 from any to any                           | permit in 0 from any to any",
                "permit in 255 from any to any                         | permit in 255 from any to any",
                "permit in tcp from any to any 80                      | permit in 6 from any to any 80",
                "permit in udp from any 5060-5062,5070 to any          | permit in 17 from any 5060-5062,5070 to any",
                "permit in sctp from any to any 3868                   | permit in 132 from any to any 3868",
                "permit in ip from any to any 0-65535                  | permit in ip from any to any 0-65535",
                "permit in 6 from any to any 80-80                     | permit in 6 from any to any 80",
                "permit in ip from 192.0.2.10 to 192.0.2.10/32         | permit in ip from 192.0.2.10 to 192.0.2.10",
                "permit in ip from 0.0.0.0/0 to ::/0                   | permit in ip from 0.0.0.0/0 to ::/0",
                "permit in ip from 192.0.2.128/25 to !2001:DB8:0::/48  | permit in ip from 192.0.2.128/25 to !2001:db8::/48",
                "permit in ip from 2001:db8::1/128 to any              | permit in ip from 2001:db8::1 to any",
                "deny in ip from any to any frag                       | deny in ip from any to any frag",
                "deny in ip from any to any ipoptions !rr,ssrr,lsrr,ts | deny in ip from any to any ipoptions ssrr,lsrr,ts,!rr",
                "deny in 6 from any to any tcpoptions cc,ts,!window    | deny in 6 from any to any tcpoptions ts,cc,!window",
                "deny in 6 from any to any established                 | deny in 6 from any to any established",
                "deny in 6 from any to any tcpflags !ACK,syn           | deny in 6 from any to any tcpflags syn,!ack",
                "deny in 6 from any to any tcpflags fin,syn,rst,psh,ack,urg | deny in 6 from any to any tcpflags fin,syn,rst,psh,ack,urg",
                "deny in 1 from any to any icmptypes 0,8,13-18         | deny in 1 from any to any icmptypes 0,8,13-18",
                "deny in icmp from any to any icmptypes echo reply, echo request,time-to-live exceeded | deny in 1 from any to any icmptypes 0,8,11",
                "deny in 1 from any to any icmptypes ip header bad-address mask reply frag | deny in 1 from any to any frag icmptypes 12-18",
                "deny in 6 from any to any setup established frag      | deny in 6 from any to any frag established setup",
            })
    void aRuleIsWrittenInOneSpelling(String text, String canonical) {
        var rule = IpFilterRule.parse(text);

        assertThat(rule).hasToString(canonical);
        assertThat(IpFilterRule.parse(canonical)).isEqualTo(rule);
    }

    @Requirement("R4-20")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                          | column 1: the end (expected: permit or deny)",
                "allow in ip from any to any                 | column 1: \"allow\" (expected: permit or deny)",
                "permit                                      | column 7: the end (expected: in or out)",
                "permit through ip from any to any           | column 8: \"through\" (expected: in or out)",
                "permit in 256 from any to any               | column 11: \"256\" (expected: an IP protocol number 0 to 255, or ip)",
                "permit in 99999999999999999999 from any to any | column 11:",
                "permit in 6x from any to any                | column 12: \"x\" (expected: a blank behind the protocol)",
                "permit in quic from any to any              | column 11: \"quic\"",
                "deny in ip! assigned                        | column 9: \"ip!\"",
                "permit in ip form any to any                | column 14: \"form\" (expected: from)",
                "permit in ip from                           | column 18: the end (expected: any, assigned, or an IP address",
                "permit in ip from host.example to any       | column 19: \"host.example\" (expected: any, assigned, or an IP address",
                "permit in ip from 1.2.3 to any              | column 19: \"1.2.3\"",
                "permit in ip from 192.0.2.10/24 to any      | column 19: 192.0.2.10/24 has bits set beyond its mask (expected: 192.0.2.0/24, or no mask)",
                "permit in ip from 192.0.2.0/33 to any       | column 19: mask: 33 bits (expected: 0 to 32)",
                "permit in ip from 192.0.2.0/ to any         | column 19: mask \"\" (expected: 0 to 32 bits)",
                "permit in ip from 192.0.2.0/-1 to any       | column 19: mask \"-1\"",
                "permit in ip from ::/129 to any             | column 19: mask: 129 bits (expected: 0 to 128)",
                "permit in ip from !!any to any              | column 20: \"!any\"",
                "permit in 6 from any 80 81 to any           | column 25: \"81\" (expected: to)",
                "permit in 6 from any to any 65536           | column 29: \"65536\" (expected: a port 0 to 65535)",
                "permit in 6 from any to any 80,             | column 32: the end (expected: a port 0 to 65535)",
                "permit in 6 from any to any 80;81           | column 31: \";81\" (expected: a comma, a hyphen or a blank behind a port)",
                "permit in 6 from any to any 81-80           | column 32: port range 81-80 (expected: the smaller number first)",
                "permit in 1 from any to any 80              | ports with protocol 1 (expected: protocol 6 (TCP)",
                "permit in 6 from any to any 80 frag         | frag with ports (expected: one of them",
                "permit in 6 from any to any frag tcpflags syn | frag with tcpflags",
                "permit in 6 from any to any log             | column 29: \"log\" (expected: frag, ipoptions,",
                "permit in 6 from any to any setup setup     | options: setup and setup (expected: one of them)",
                "permit in 6 from any to any tcpflags        | column 37: \"\" (expected: a list of fin, syn, rst, psh, ack, urg, each",
                "permit in 6 from any to any tcpflags sin    | column 38: \"sin\"",
                "permit in 6 from any to any tcpflags synack | column 38: \"synack\"",
                "permit in 6 from any to any tcpflags syn,!syn | tcpflags: the same one present and absent",
                "permit in ip from any to any ipoptions mss  | column 40: \"mss\" (expected: a list of ssrr, lsrr, rr, ts",
                "permit in 1 from any to any icmptypes 256   | column 39: \"256\" (expected: an ICMP type 0 to 255 or its name)",
                "permit in 1 from any to any icmptypes ping  | column 39: \"ping\"",
            })
    void everyComplaintNamesColumnAndExpectation(String text, String complaint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IpFilterRule.parse(text))
                .withMessageStartingWith("IPFilterRule \"")
                .withMessageContaining(complaint)
                .satisfies(e -> assertThat(e.getStackTrace()).isNotEmpty());
    }

    @Test
    void whatAPeerSentIsReadWhereItLiesAndRefusedWithoutAStackTrace() {
        byte[] data = "..permit in ip from any to any..".getBytes(StandardCharsets.US_ASCII);

        assertThat(IpFilterRule.decode(data, 2, data.length - 4)).hasToString("permit in ip from any to any");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IpFilterRule.decode(data, 0, data.length))
                .satisfies(e -> assertThat(e.getStackTrace()).isEmpty());
    }

    @Test
    void anyRuleComesBackFromItsText() {
        long seed = 20261122;
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 5_000; round++) {
            var rule = anyRule(random);

            assertThat(IpFilterRule.parse(rule.toString()))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(rule);
        }
    }

    @Test
    void anyTextIsARuleOrARefusal() {
        long seed = 20261122;
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 20_000; round++) {
            var text = new StringBuilder(anyRule(random).toString());
            for (int change = random.nextInt(4); change >= 0; change--) {
                text.setCharAt(random.nextInt(text.length()), "0129az!,-/: .\0\u00e4".charAt(random.nextInt(15)));
            }
            try {
                var rule = IpFilterRule.parse(text.toString());
                assertThat(IpFilterRule.parse(rule.toString()))
                        .as("seed %d, %s", seed, text)
                        .isEqualTo(rule);
            } catch (IllegalArgumentException refusal) {
                assertThat(refusal).as("seed %d, %s", seed, text).isExactlyInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    private static IpFilterRule anyRule(SplittableRandom random) {
        boolean ports = random.nextBoolean();
        int protocol = ports ? new int[] {6, 17, 132, -1}[random.nextInt(4)] : random.nextInt(-1, 256);
        var options = new ArrayList<FilterOption>();
        if (random.nextBoolean()) {
            options.add(new IcmpTypes(List.of(range(random, 256))));
        }
        if (random.nextBoolean()) {
            options.add(ports ? new Established() : new Fragment());
        }
        if (random.nextBoolean()) {
            var present = some(random, IpOption.class);
            options.add(new IpOptions(present, EnumSet.complementOf(present)));
        }
        if (ports && random.nextBoolean()) {
            var present = some(random, TcpFlag.class);
            options.add(new TcpFlags(present, EnumSet.complementOf(present)));
        }
        return new IpFilterRule(
                random.nextBoolean() ? Action.PERMIT : Action.DENY,
                new TrafficSelector(
                        random.nextBoolean() ? Direction.IN : Direction.OUT,
                        protocol,
                        endpoint(random, ports),
                        endpoint(random, ports)),
                options);
    }

    private static FilterEndpoint endpoint(SplittableRandom random, boolean ports) {
        var address = switch (random.nextInt(4)) {
            case 0 -> FilterAddress.ANY;
            case 1 -> FilterAddress.ASSIGNED;
            case 2 -> network(random, new byte[4]);
            default -> network(random, new byte[16]);
        };
        return new FilterEndpoint(
                random.nextBoolean(), address, ports ? List.of(range(random, 65536), range(random, 65536)) : List.of());
    }

    private static FilterAddress network(SplittableRandom random, byte[] octets) {
        int bits = random.nextInt(octets.length * 8 + 1);
        for (int i = 0; i < bits; i++) {
            if (random.nextBoolean()) {
                octets[i / 8] |= (byte) (0x80 >> i % 8);
            }
        }
        return new FilterAddress.Network(
                DiameterAddress.of(octets.length == 4 ? DiameterAddress.IPV4 : DiameterAddress.IPV6, octets), bits);
    }

    private static NumberRange range(SplittableRandom random, int limit) {
        int first = random.nextInt(limit);
        return new NumberRange(first, random.nextBoolean() ? first : random.nextInt(first, limit));
    }

    private static <E extends Enum<E>> EnumSet<E> some(SplittableRandom random, Class<E> type) {
        var some = EnumSet.noneOf(type);
        for (var value : type.getEnumConstants()) {
            if (random.nextBoolean()) {
                some.add(value);
            }
        }
        return some;
    }
}
