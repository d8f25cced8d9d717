package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.BaseAvps;
import io.vernier.codec.Message;
import io.vernier.dictionary.ApplicationDefinition;
import io.vernier.dictionary.Dictionary;
import io.vernier.transport.Endpoint;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NodeTest {
    private static final ApplicationDefinition APPLICATION = new ApplicationDefinition(
            "Test",
            4,
            0,
            ApplicationDefinition.Kind.AUTHENTICATION,
            Dictionary.builder("test").id(4).build());

    @Test
    void twoNodesExchangeARequestAndItsAnswerOverTcp() {
        try (var server = Node.named("ocs.example.net")
                        .listen(Tcp.at("127.0.0.1", 0))
                        .admit(PeerAdmission.loopback())
                        .serve(
                                APPLICATION,
                                (request, from) -> Optional.of(request.answerBuilder()
                                        .avp(BaseAvps.RESULT_CODE, 2001L)
                                        .build()))
                        .start();
                var client = Node.named("pcef.example.net")
                        .use(APPLICATION)
                        .peer(
                                "aaa://ocs.example.net:" + port(server),
                                p -> p.addresses("127.0.0.1").persistent())
                        .start()) {
            client.awaitReady(Duration.ofSeconds(5));

            Message answer = client.call(Message.builder(272, 4)
                    .request()
                    .proxiable()
                    .avp(BaseAvps.SESSION_ID, client.newSessionId())
                    .avp(BaseAvps.DESTINATION_REALM, "example.net")
                    .build());

            assertThat(answer.resultCode()).hasValue(2001);
            assertThat(answer.require(BaseAvps.ORIGIN_HOST)).isEqualTo("ocs.example.net");
        }
    }

    private static int port(Node node) {
        Endpoint endpoint = node.listening().get(0).endpoint();
        return endpoint.port();
    }
}
