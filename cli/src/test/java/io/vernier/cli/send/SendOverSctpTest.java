package io.vernier.cli.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.cli.Run;
import io.vernier.codec.ResultCode;
import io.vernier.messages.threegpp.gy.CreditControlAnswer;
import io.vernier.messages.threegpp.gy.CreditControlRequest;
import io.vernier.messages.threegpp.gy.Gy;
import io.vernier.node.Node;
import io.vernier.node.PeerAdmission;
import io.vernier.node.Sctp;
import io.vernier.node.Tcp;
import io.vernier.node.admin.AdminSocket;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command and a server with two addresses. */
@Tag("sctp")
@SuppressWarnings("NullAway.Init") // set before each test
class SendOverSctpTest {
    private static final List<String> ADDRESSES = List.of("127.0.0.1", "127.0.0.2");

    @TempDir
    Path folder;

    private final Node ocs = Node.named("ocs.example.net")
            .admit(PeerAdmission.loopback())
            .listen(Sctp.at(ADDRESSES, 0))
            .serveInline(
                    CreditControlRequest.TYPE,
                    ccr -> CreditControlAnswer.to(ccr)
                            .resultCode(ResultCode.SUCCESS)
                            .build())
            .start();
    private final String to = "sctp://127.0.0.1,127.0.0.2:" + ocs.port();

    @AfterEach
    void end() {
        ocs.stopNow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ccr-i", "dwr"})
    void aRequestIsAnswered(String kind) {
        var run = Run.vernier("send", kind, "--to", to);

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("2001 DIAMETER_SUCCESS");
    }

    @Test
    void aDiameterUriNamesSctpToo() {
        String uri = "aaa://127.0.0.2:" + ocs.port() + ";transport=sctp";

        assertThat(Run.vernier("send", "dwr", "--to", uri).exitCode()).isZero();
        assertThat(Run.vernier("send", "dwr", "--to", "aaa://127.0.0.1:" + ocs.port())
                        .exitCode())
                .as("nobody listens with TCP")
                .isEqualTo(3);
        assertThat(Run.vernier("send", "ccr-i", "--to", "127.0.0.1:" + ocs.port(), "--transport", "tcp,sctp")
                        .exitCode())
                .isZero();
    }

    @Test
    void aPeerIsShownWithItsPaths() throws IOException, InterruptedException {
        try (Node pcef = Node.named("pcef.example.net")
                        .use(Gy.APPLICATION)
                        .listen(Tcp.at("127.0.0.1", 0))
                        .peer(
                                "aaa://ocs.example.net:" + ocs.port() + ";transport=sctp",
                                p -> p.addresses("127.0.0.1")
                                        .localAddresses("127.0.0.3")
                                        .persistent())
                        .start();
                AdminSocket door = AdminSocket.open(pcef, folder.resolve("pcef.sock"))) {
            pcef.awaitReady(Duration.ofSeconds(30));

            var table = Run.vernier("peers", "--admin", door.path().toString());
            var page = Run.vernier(
                    "peers", "show", "ocs.example.net", "--admin", door.path().toString());

            assertThat(table.out()).contains("sctp 127.0.0.1:" + ocs.port() + " +1  ");
            assertThat(page.out())
                    .contains("path        127.0.0.1:" + ocs.port() + "  up, primary")
                    .contains("path        127.0.0.2:" + ocs.port())
                    .contains("from        127.0.0.3");
        }
    }
}
