package io.vernier.interop.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.interop.freediameter.FreeDiameterNode;
import io.vernier.interop.process.ForeignStack;
import io.vernier.interop.process.FreePort;
import io.vernier.interop.process.Needs;
import io.vernier.interop.process.Processes;
import io.vernier.messages.ietf.creditcontrol.CcRequestType;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.messages.ietf.creditcontrol.CreditControlAnswer;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.node.Node;
import io.vernier.node.NodeEvent;
import io.vernier.node.PeerAdmission;
import io.vernier.node.Tls;
import io.vernier.transport.tcp.TlsOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** TLS from the first octet on, with freeDiameter's GnuTLS at the other end; both ends present certificates. */
@Needs({ForeignStack.FREEDIAMETER, ForeignStack.FREEDIAMETER_EXTENSION})
class FreeDiameterTlsTest {
    private static final String US = "vernier.example";
    private static final String THEM = "fd.example";

    @RegisterExtension
    final Processes processes = new Processes();

    @TempDir
    private Path folder;

    @Test
    void weConnectToItsSecurePort() {
        var authority = new Authority(folder);
        authority.issue(THEM);
        var server = FreeDiameterNode.startSecured(processes, THEM, authority.daemonLines(THEM), Map.of());

        try (Node client = Node.named(US, "example")
                .tls(authority.issue(US))
                .use(CreditControl.APPLICATION)
                .peer(
                        "aaas://" + THEM + ":" + server.port(),
                        peer -> peer.addresses("127.0.0.1").persistent())
                .start()) {
            client.awaitReady(Duration.ofSeconds(60));

            var answer = client.call(CreditControlRequest.builder()
                    .sessionId(client.newSessionId())
                    .destinationRealm("example")
                    .serviceContextId("32251@3gpp.org")
                    .ccRequestType(CcRequestType.EVENT_REQUEST)
                    .ccRequestNumber(3)
                    .build());

            assertThat(answer.resultCode()).isEqualTo(2001);
            assertThat(answer.ccRequestNumber()).isEqualTo(3);
        }
    }

    /** It shows its certificate to OpenSSL's servers and not to the JDK's, so that ours does without. */
    @Test
    void itConnectsToOurs() throws InterruptedException {
        var authority = new Authority(folder);
        authority.issue(THEM);
        var up = new CountDownLatch(1);
        int port = FreePort.find();

        try (Node server = Node.named(US, "example")
                .tls(authority.issue(US).withPeerCertificate(TlsOptions.Demand.OPTIONAL))
                .listen(Tls.at("127.0.0.1", port))
                .admit(PeerAdmission.loopback())
                .onEvent(event -> {
                    if (event instanceof NodeEvent.PeerUp) {
                        up.countDown();
                    }
                })
                .serve(
                        CreditControlRequest.TYPE,
                        ccr -> CreditControlAnswer.to(ccr).resultCode(2001).build())
                .start()) {
            var daemon = FreeDiameterNode.startSecured(
                    processes, THEM, authority.daemonLines(THEM), Map.of(US, server.port()));

            assertThat(up.await(60, TimeUnit.SECONDS)).isTrue();
            daemon.expectUp(US);
        }
    }
}
