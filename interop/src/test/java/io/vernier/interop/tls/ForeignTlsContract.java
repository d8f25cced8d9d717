package io.vernier.interop.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.interop.process.ForeignNode;
import io.vernier.interop.process.FreePort;
import io.vernier.interop.process.Processes;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.messages.ietf.creditcontrol.CreditControlAnswer;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.node.InbandSecurity;
import io.vernier.node.Node;
import io.vernier.node.NodeBuilder;
import io.vernier.node.Peer;
import io.vernier.node.PeerAdmission;
import io.vernier.node.PeerConnection;
import io.vernier.node.Tcp;
import io.vernier.node.Tls;
import io.vernier.transport.Security;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** TLS with a node of any other make at the other end, in both roles; both ends present certificates. */
abstract class ForeignTlsContract {
    static final String US = "vernier.example";

    @RegisterExtension
    final Processes processes = new Processes();

    @TempDir
    private Path folder;

    private Authority authority;

    /** When TLS begins. */
    enum Way {
        /** With the first octet: {@code aaas}. */
        FROM_THE_START,
        /** Behind the CEA, as RFC 3588 has it. */
        INBAND
    }

    @BeforeEach
    void makeAuthority() {
        authority = new Authority(folder);
    }

    final Authority authority() {
        return authority;
    }

    /** Starts a server whose certificate this test's authority has issued, and that demands one. */
    abstract ForeignNode listen(Way way);

    /** Starts a client whose certificate this test's authority has issued, and that connects to a port. */
    abstract ForeignNode connect(Way way, int port);

    @ParameterizedTest
    @EnumSource
    void weCallIt(Way way) {
        ForeignNode server = listen(way);

        try (Node client = Node.named(US, ForeignNode.REALM)
                .tls(authority.issue(US))
                .use(CreditControl.APPLICATION)
                .peer(
                        (way == Way.INBAND ? "aaa://" : "aaas://") + server.host() + ":" + server.port(),
                        peer -> peer.addresses("127.0.0.1")
                                .inbandSecurity(way == Way.INBAND ? InbandSecurity.REQUIRED : InbandSecurity.OFF)
                                .persistent())
                .start()) {
            client.awaitReady(Duration.ofSeconds(60));
            server.expectUp(US);

            CreditControlAnswer answer = client.call(TlsBetweenNodesTest.request(client));

            assertThat(answer.resultCode()).isEqualTo(2001);
            assertThat(security(client, server).peerNames()).containsExactly(server.host());
        }
    }

    @ParameterizedTest
    @EnumSource
    void itCallsUs(Way way) {
        int port = FreePort.find();
        NodeBuilder described = Node.named(US, ForeignNode.REALM)
                .tls(authority.issue(US))
                .admit(PeerAdmission.loopback())
                .serve(
                        CreditControlRequest.TYPE,
                        ccr -> CreditControlAnswer.to(ccr).resultCode(2001).build());
        if (way == Way.INBAND) {
            described.listen(Tcp.at("127.0.0.1", port), options -> options.inbandSecurity(InbandSecurity.REQUIRED));
        } else {
            described.listen(Tls.at("127.0.0.1", port));
        }

        try (Node server = described.start()) {
            ForeignNode client = connect(way, port);
            client.expectUp(US);

            assertThat(client.call("cc", 20, 4, 10_000)).isEqualTo(Map.of("2001", 20));
            assertThat(security(server, client).peerNames()).containsExactly(client.host());
        }
    }

    private static Security security(Node node, ForeignNode other) {
        return node.peer(other.host())
                .flatMap(Peer::connection)
                .flatMap(PeerConnection::security)
                .orElseThrow();
    }
}
