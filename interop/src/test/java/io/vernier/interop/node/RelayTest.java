package io.vernier.interop.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.BaseAvps;
import io.vernier.interop.freediameter.FreeDiameterNode;
import io.vernier.interop.process.ForeignStack;
import io.vernier.interop.process.Needs;
import io.vernier.interop.process.Processes;
import io.vernier.interop.wire.Wiretap;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.node.NodeEvent;
import io.vernier.protocol.watchdog.WatchdogSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two nodes of ours with a freeDiameter relay between them. */
@Needs(ForeignStack.FREEDIAMETER)
class RelayTest {
    private static final String RELAY = "fd-relay.example";

    @RegisterExtension
    final Processes processes = new Processes();

    private final Seen seen = new Seen();

    @AfterEach
    void keepWhatWasSeen() {
        seen.write(processes.folder());
    }

    @Test
    void callsCrossARelayAndAgainAfterItWasKilledInTheMiddleOfThem() {
        List<List<String>> routes = new CopyOnWriteArrayList<>();
        try (var server = Ours.server(0)
                .serve(CreditControlRequest.TYPE, request -> {
                    routes.add(request.message().avps().all(BaseAvps.ROUTE_RECORD));
                    return Ours.answer(request);
                })
                .start()) {
            var peers = Map.of(Ours.HOST, Ours.port(server));
            var relay = FreeDiameterNode.relay(processes, RELAY, peers);
            relay.expectState(Ours.HOST, "STATE_OPEN");
            try (var tap = Wiretap.to(relay.port());
                    var client = Ours.client("client.example", RELAY, tap.port())
                            .use(CreditControl.APPLICATION)
                            .watchdog(WatchdogSettings.inLaboratory(Duration.ofMillis(300)))
                            .onEvent(seen)
                            .start()) {
                client.awaitReady(Duration.ofSeconds(60));
                try (var traffic = Traffic.start(client)) {
                    traffic.awaitAnswers(200);
                    relay.process().kill();
                    seen.expect(NodeEvent.Disconnected.class);
                    FreeDiameterNode.relay(processes, RELAY, relay.port(), peers);
                    traffic.awaitAnswers(200);
                }
            }
        }
        assertThat(routes).hasSizeGreaterThanOrEqualTo(400).containsOnly(List.of("client.example"));
    }
}
