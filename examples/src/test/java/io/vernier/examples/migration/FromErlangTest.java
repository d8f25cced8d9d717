package io.vernier.examples.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.node.AlternativeInfo;
import io.vernier.node.Node;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The snippets for those who come from Erlang's diameter, run. */
class FromErlangTest {
    @Test
    void theServiceCallsItsServer() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        try (Node server = FromErlang.server();
                Node client = FromErlang.service();
                AutoCloseable subscription = FromErlang.subscribe(client, told)) {
            FromErlang.transports(client, "aaa://server.example.com:" + server.port());

            assertThat(FromErlang.call(client)).isEqualTo(2001);
            assertThat(client.application("charging").state()).isEqualTo(1);
            assertThat(client.transports()).hasSize(1);
            assertThat(subscription).isNotNull();
        }
    }

    @Test
    void aPeerHasTwoWaysToIt() {
        Node node = Node.named("client.example.com", "example.com").build();

        assertThat(FromErlang.alternatives(node).alternatives())
                .extracting(AlternativeInfo::transport)
                .containsExactly("sctp", "tcp");
    }
}
