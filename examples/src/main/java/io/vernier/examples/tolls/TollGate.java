package io.vernier.examples.tolls;

import io.vernier.examples.tolls.messages.TollCollection;
import io.vernier.examples.tolls.messages.TollRequest;
import io.vernier.examples.tolls.messages.VehicleClass;
import io.vernier.node.Node;
import java.time.Duration;

/** A gate on the road: a client that asks the office what a vehicle pays. */
public final class TollGate implements AutoCloseable {
    private final Node node;

    /** A gate that reaches the office on a port of this machine. */
    public TollGate(int port) {
        node = Node.named("gate7.example.net", "example.net")
                .use(TollCollection.APPLICATION)
                .peer(
                        "aaa://office.example.net:" + port,
                        peer -> peer.addresses("127.0.0.1").persistent())
                .start();
        node.awaitReady(Duration.ofSeconds(10));
    }

    /** What a vehicle with so many axles pays, in cents. */
    public long passed(String plate, VehicleClass vehicleClass, int axles) {
        var answer = node.call(TollRequest.builder()
                .sessionId(node.newSessionId())
                .destinationRealm("example.net")
                .gateId("7")
                .vehicle(v -> v.plate(plate).vehicleClass(vehicleClass).axles(axles))
                .build());
        return answer.price()
                .orElseThrow(() -> new IllegalStateException("no price, but result " + answer.resultCode() + " "
                        + answer.errorMessage().orElse("")));
    }

    @Override
    public void close() {
        node.close();
    }
}
