package io.vernier.cli.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vernier.cli.shell.CommandException;
import io.vernier.cli.shell.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            ocs.example.net                            | tcp  | aaa://ocs.example.net:3868
            127.0.0.1:3870                             | tcp  | aaa://127.0.0.1:3870
            aaa://ocs.example.net                      | tcp  | aaa://ocs.example.net:3868
            AAA://OCS.example.net;transport=SCTP       | sctp | aaa://ocs.example.net:3868;transport=sctp
            aaa://node1.gy;9009;transport=sctp         | sctp | aaa://node1.gy:9009;transport=sctp
            aaas://ocs.example.net                     | tls  | aaas://ocs.example.net:5868
            aaas://10.1.0.1:5870;transport=sctp        | dtls | aaas://10.1.0.1:5870;transport=sctp
            tcp://ocs.example.net                      | tcp  | aaa://ocs.example.net:3868
            tls://[2001:db8::1]                        | tls  | aaas://[2001:db8::1]:5868
            sctp://10.1.0.1,10.2.0.1                   | sctp | aaa://10.1.0.1,10.2.0.1:3868;transport=sctp
            sctp://[2001:db8::1],[2001:db8::2]:3870    | sctp | aaa://[2001:db8::1],[2001:db8::2]:3870;transport=sctp
            aaa://10.1.0.1,10.2.0.1:99;transport=sctp  | sctp | aaa://10.1.0.1,10.2.0.1:99;transport=sctp
            dtls://10.1.0.1                            | dtls | aaas://10.1.0.1:5868;transport=sctp
            """)
    void everyFormIsRead(String text, String transport, String written) {
        Place place = Place.toConnect("--to", text, false);

        assertThat(place.transport()).isEqualTo(transport);
        assertThat(place).hasToString(written);
        assertThat(Place.toConnect("--to", place.toString(), true)).isEqualTo(place);
    }

    @Test
    void withoutASchemeTheCertificateDecides() {
        assertThat(Place.toConnect("--to", "ocs", true)).hasToString("aaas://ocs:5868");
        assertThat(Place.toConnect("--to", "aaa://ocs", true).isSecure()).isFalse();
    }

    @Test
    void port0IsForListening() {
        assertThat(Place.toListen("--listen", "sctp://127.0.0.1,127.0.0.2:0", false)
                        .port())
                .isZero();
        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> Place.toConnect("--to", "aaa://127.0.0.1:0", false))
                .withMessageContaining("--to aaa://127.0.0.1:0: port 0 (expected: 1 to 65535)");
    }

    @Test
    void tcpListensAtEachHostAndSctpAtAllTogether() {
        assertThat(Place.toListen("--listen", "tcp://127.0.0.1,127.0.0.2", false)
                        .listens())
                .hasToString("[tcp://127.0.0.1:3868, tcp://127.0.0.2:3868]");
        assertThat(Place.toListen("--listen", "sctp://127.0.0.1,127.0.0.2", false)
                        .listens())
                .hasToString("[sctp://127.0.0.1,127.0.0.2:3868]");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            udp://ocs.example.net             | expected: aaa://HOST[,HOST...][:PORT][;transport=sctp], aaas://..., or tcp://
            tcp://ocs.example.net;transport=sctp | expected: aaa://HOST
            aaa://                            | expected
            aaa://ocs.example.net:99999       | port
            aaa://ocs:1,ocs2:2                | expected
            aaa://10.1.0.1,,10.2.0.1          | expected
            aaa://2001:db8::1                 | IPv6 addresses in brackets
            aaa://ocs/path                    | expected: aaa://HOST
            aaa://ocs;transport=udp           | udp
            """)
    void whatIsNoPlaceIsAMatterOfUsage(String text, String why) {
        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> Place.toConnect("--to", text, false))
                .withMessageContaining("--to " + text + ": ")
                .withMessageContaining(why)
                .satisfies(wrong -> assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE));
    }
}
