package io.vernier.cli.load;

import io.vernier.node.Node;
import io.vernier.node.Peer;
import io.vernier.node.PeerConnection;
import java.time.Duration;
import java.util.List;

/**
 * A charging server.
 *
 * @param nodes each connected to the server
 * @param workload what they send
 */
record ChargingTarget(List<Node> nodes, Workload workload) implements Target {
    @Override
    public int connections() {
        return nodes.size();
    }

    @Override
    public Duration patience() {
        return workload.timeout();
    }

    @Override
    public Slot slot(int connection, Meter meter, Slot.Ends ends) {
        return new ChargingSlot(meter, ends, nodes.get(connection), workload);
    }

    @Override
    public boolean isBackedUp() {
        for (Node node : nodes) {
            for (Peer peer : node.peers()) {
                if (peer.connection().map(PeerConnection::queuedMessages).orElse(0) > 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
