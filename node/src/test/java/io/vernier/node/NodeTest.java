package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.messages.ietf.creditcontrol.CreditControlAnswer;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.requirements.Requirement;
import io.vernier.transport.Endpoint;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NodeTest {
    @Test
    @Requirement({"S7", "S11"})
    void twoNodesExchangeATypedRequestAndItsAnswerOverTcp() {
        try (var server = Node.named("ocs.example.net")
                        .listen(Tcp.at("127.0.0.1", 0))
                        .admit(PeerAdmission.loopback())
                        .serve(CreditControlRequest.TYPE, Lab::success)
                        .start();
                var client = Node.named("pcef.example.net")
                        .use(CreditControl.APPLICATION)
                        .peer(
                                "aaa://ocs.example.net:" + port(server),
                                p -> p.addresses("127.0.0.1").persistent())
                        .start()) {
            client.awaitReady(Duration.ofSeconds(5));

            CreditControlAnswer answer = client.call(Lab.request(client));

            assertThat(answer.resultCode()).isEqualTo(2001);
            assertThat(answer.originHost()).isEqualTo("ocs.example.net");
        }
    }

    private static int port(Node node) {
        Endpoint endpoint = node.listening().get(0).endpoint();
        return endpoint.port();
    }
}
