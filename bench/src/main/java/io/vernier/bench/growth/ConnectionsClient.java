package io.vernier.bench.growth;

import io.vernier.bench.GyExchange;
import io.vernier.bench.load.ClosedLoop;
import io.vernier.bench.load.VernierNodes;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.node.Node;
import io.vernier.node.PeerConnection;
import java.time.Duration;

/** The client in a process of its own: so many connections to one peer, all of them at work. Gives one line of figures. */
public final class ConnectionsClient {
    private ConnectionsClient() {}

    /** Takes port and process id of the server, connections, requests in flight on each, milliseconds to warm up and to measure. */
    public static void main(String[] args) throws InterruptedException {
        int connections = Integer.parseInt(args[2]);
        Node node = Node.named(GyExchange.CLIENT, GyExchange.REALM)
                .use(CreditControl.APPLICATION)
                .peer(
                        "aaa://" + GyExchange.SERVER + ":" + args[0],
                        peer -> peer.addresses("127.0.0.1").persistent().connections(connections))
                .start();
        while (node.connections().stream().filter(PeerConnection::isReady).count() < connections) {
            Thread.sleep(20);
        }
        var loop = new ClosedLoop();
        loop.through(VernierNodes.through(node, loop));
        System.out.println(loop.run(
                        connections * Integer.parseInt(args[3]),
                        Duration.ofMillis(Long.parseLong(args[4])),
                        Duration.ofMillis(Long.parseLong(args[5])),
                        Long.parseLong(args[1]))
                .line());
        System.exit(0);
    }
}
