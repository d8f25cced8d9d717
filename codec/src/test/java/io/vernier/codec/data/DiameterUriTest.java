package io.vernier.codec.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vernier.codec.data.DiameterUri.Protocol;
import io.vernier.codec.data.DiameterUri.Transport;
import io.vernier.requirements.Requirement;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiameterUriTest {
    @Requirement({"R4-17", "S34", "S40"})
    @ParameterizedTest
    @CsvSource({
        "aaa://host.example.com;transport=tcp,                         3868, TCP, DIAMETER",
        "aaa://host.example.com:6666;transport=tcp,                    6666, TCP, DIAMETER",
        "aaa://host.example.com;protocol=diameter,                     3868, TCP, DIAMETER",
        "aaa://host.example.com:6666;protocol=diameter,                6666, TCP, DIAMETER",
        "aaa://host.example.com:6666;transport=tcp;protocol=diameter,  6666, TCP, DIAMETER",
        "aaa://host.example.com:1813;transport=udp;protocol=radius,    1813, UDP, RADIUS",
    })
    void readsTheSixExamplesOfTheRfc(String text, int port, Transport transport, Protocol protocol) {
        assertThat(DiameterUri.parse(text))
                .isEqualTo(new DiameterUri(false, "host.example.com", port, transport, protocol));
    }

    @Requirement({"S34", "S37", "S38", "S39", "R4-17", "R2.1-2"})
    @ParameterizedTest
    @CsvSource({
        "aaa://node1.gy,                       false, node1.gy,            3868, TCP",
        "aaa://node1.gy.realm.net,             false, node1.gy.realm.net,  3868, TCP",
        "aaas://node1.gy,                      true,  node1.gy,            5868, TCP",
        "aaas://node1.gy;transport=sctp,       true,  node1.gy,            5868, SCTP",
        "aaa://localhost,                      false, localhost,           3868, TCP",
        "aaa://192.0.2.7:3869,                 false, 192.0.2.7,           3869, TCP",
        "aaa://[2001:DB8:0::1],                false, 2001:db8::1,         3868, TCP",
        "aaa://[2001:db8::1]:4000;transport=sctp, false, 2001:db8::1,      4000, SCTP",
    })
    void fillsInTheDefaults(String text, boolean secure, String host, int port, Transport transport) {
        assertThat(DiameterUri.parse(text))
                .isEqualTo(new DiameterUri(secure, host, port, transport, Protocol.DIAMETER));
    }

    @Requirement({"S35", "S36"})
    @ParameterizedTest
    @CsvSource({
        "aaa://node1.gy;3868;transport=tcp,             node1.gy,           3868, TCP",
        "aaa://node1.gy.realm.net;9009;transport=sctp,  node1.gy.realm.net, 9009, SCTP",
        "aaa://node1.gy;transport=sctp;9009,            node1.gy,           9009, SCTP",
        "aaa://node1.gy:9009;9009,                      node1.gy,           9009, TCP",
    })
    void aPortMayBeAnElementOfItsOwn(String text, String host, int port, Transport transport) {
        assertThat(DiameterUri.parse(text)).isEqualTo(new DiameterUri(false, host, port, transport, Protocol.DIAMETER));
    }

    @Test
    void caseAndOrderOfTheElementsDoNotMatter() {
        assertThat(DiameterUri.parse("AAA://Host.Example.COM:1813;PROTOCOL=Tacacs+;Transport=UDP"))
                .isEqualTo(new DiameterUri(false, "host.example.com", 1813, Transport.UDP, Protocol.TACACS_PLUS));
    }

    @ParameterizedTest
    @CsvSource({
        "aaa://h.example,                                aaa://h.example:3868;transport=tcp",
        "aaas://H.example;protocol=diameter,             aaas://h.example:5868;transport=tcp",
        "aaa://[::1];09009,                              aaa://[::1]:9009;transport=tcp",
        "aaa://h.example;protocol=radius;transport=udp,  aaa://h.example:3868;transport=udp;protocol=radius",
    })
    void writesOneSpelling(String text, String canonical) {
        var uri = DiameterUri.parse(text);

        assertThat(uri).hasToString(canonical);
        assertThat(DiameterUri.parse(canonical)).isEqualTo(uri);
    }

    @Requirement("R4-18")
    @ParameterizedTest
    @ValueSource(strings = {"aaa://h.example;transport=udp", "aaa://h.example:3868;protocol=diameter;transport=udp"})
    void udpDoesNotCarryDiameter(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DiameterUri.parse(text))
                .withMessageContaining("transport=udp cannot carry protocol=diameter (expected: transport=tcp");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DiameterUri(false, "h.example", 3868, Transport.UDP, Protocol.DIAMETER));
    }

    @Requirement({"S36", "S40"})
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "h.example                        | column 1: no scheme (expected: aaa://HOST",
                "''                               | column 1: no scheme",
                "http://h.example                 | column 1: unknown scheme \"http\" (expected: aaa, or aaas for TLS)",
                "aaa://                           | column 7: host \"\" is empty",
                "aaa://h..example                 | column 7: host \"h..example\" has an empty label at character 3",
                "aaa://h_ö.example                | xn-- form",
                "aaa://h.example/                 | column 16: \"/\" (expected: no user, path or query",
                "aaa://me@h.example               | column 9: \"@\"",
                "aaa://h.example:                 | column 17: port \"\" (expected: 1 to 65535",
                "aaa://h.example:0                | column 17: port \"0\"",
                "aaa://h.example:65536            | column 17: port \"65536\"",
                "aaa://h.example:99999999999999   | column 17: port \"99999999999999\"",
                "aaa://h.example:+1               | column 17: port \"+1\"",
                "aaa://2001:db8::1                | column 12: port \"db8::1\" (expected: 1 to 65535; an IPv6 address goes in brackets)",
                "aaa://[2001:db8::1               | column 7: \"[2001:db8::1\" (expected: an IPv6 address in brackets",
                "aaa://[192.0.2.1]                | column 7:",
                "aaa://[::1]x                     | column 12: \"x\"",
                "aaa://h.example:1;2              | column 19: port 2 contradicts port 1 (expected: the port once, as :1)",
                "aaa://h.example;                 | column 17: \"\" (expected: transport=, protocol= or a port number)",
                "aaa://h.example;transport        | column 17: \"transport\"",
                "aaa://h.example;transport=tpc    | column 27: unknown transport \"tpc\" (expected: tcp or sctp; udp with radius)",
                "aaa://h.example;protocol=d       | column 26: unknown protocol \"d\" (expected: diameter, radius or tacacs+)",
                "aaa://h.example;realm=x          | column 17: unknown element \"realm\"",
                "aaa://h.example;transport=tcp;transport=tcp | column 31: transport is given twice",
                "aaa://h.example; transport=tcp   | column 17: unknown element \" transport\"",
            })
    void everyComplaintNamesThePlaceAndTheRemedy(String text, String complaint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DiameterUri.parse(text))
                .withMessageContaining(complaint)
                .satisfies(e -> assertThat(e.getStackTrace()).isNotEmpty());
    }

    @Test
    void whatAPeerSentIsRefusedWithoutAStackTraceAndWithoutItsControlCharacters() {
        byte[] data = "xaaa://h\u001b[31m\nx".getBytes(StandardCharsets.US_ASCII);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> DiameterUri.decode(data, 1, data.length - 1))
                .withMessageContaining("h\\u001b[31m\\u000ax")
                .satisfies(e -> assertThat(e.getStackTrace()).isEmpty());
    }

    @Test
    void readsTheDataOfAnAvpWhereItLies() {
        byte[] data = "..aaa://h.example..".getBytes(StandardCharsets.US_ASCII);

        assertThat(DiameterUri.decode(data, 2, data.length - 4)).isEqualTo(DiameterUri.of("h.example", 3868));
    }
}
