package io.vernier.examples.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.node.Node;
import io.vernier.node.Peer;
import io.vernier.transport.SendResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The snippets for those who come from python-diameter, run. */
class FromPythonDiameterTest {
    @Test
    void theClientStartsConnectsAndStops() {
        try (Node server = FromPythonDiameter.server()) {
            Node client = FromPythonDiameter.client("aaa://ocs1.gy:" + server.port());
            try (Node another = client(server)) {
                another.start();
                another.awaitReady(Duration.ofSeconds(5));
                assertThat(FromPythonDiameter.ready(another))
                        .extracting(Peer::host)
                        .containsExactly("ocs1.gy");
                assertThat(FromPythonDiameter.call(another).resultCode()).isEqualTo(2001);
                assertThat(FromPythonDiameter.push(
                                another, another.peer("ocs1.gy").orElseThrow()))
                        .succeedsWithin(Duration.ofSeconds(5))
                        .isEqualTo(SendResult.QUEUED);
            }
            FromPythonDiameter.startAndStop(client);
            assertThat(client.isRunning()).isFalse();
        }
    }

    @Test
    void urisAreReadInBothForms() {
        assertThat(FromPythonDiameter.port("aaa://node1.gy:9009")).isEqualTo(9009);
        assertThat(FromPythonDiameter.port("aaa://node1.gy;9009;transport=sctp"))
                .isEqualTo(9009);
    }

    @Test
    void whatANodeSaysOfItselfIsAltered() {
        Node node = FromPythonDiameter.client("aaa://ocs1.gy");

        FromPythonDiameter.alter(node);

        assertThat(node.settings().productName()).isEqualTo("gate");
    }

    @Test
    void sessionIdsHaveFourFields() {
        assertThat(FromPythonDiameter.sessionId()).matches("test1\\.gy;[0-9a-f]{8};[0-9a-f]{8};[0-9a-f]{8}");
    }

    private static Node client(Node server) {
        return Node.named("other.gy", "realm.net")
                .use(CreditControl.APPLICATION)
                .peer(
                        "aaa://ocs1.gy:" + server.port(),
                        p -> p.addresses("127.0.0.1").persistent())
                .build();
    }

    @Test
    void bothTransportsListenAtOneList() {
        assertThat(FromPythonDiameter.multiHomed().transports())
                .hasToString("[listen tcp://10.17.20.9,172.16.13.9:3868, listen sctp://10.17.20.9,172.16.13.9:3868,"
                        + " connect aaa://ocs2.gy:3868;transport=sctp]");
    }
}
