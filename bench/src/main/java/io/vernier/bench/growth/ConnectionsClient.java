package io.vernier.bench.growth;

import io.vernier.bench.GyExchange;
import io.vernier.bench.load.ClosedLoop;
import io.vernier.bench.load.VernierNodes;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.node.Node;
import io.vernier.transport.tcp.TcpTransport;
import java.time.Duration;
import java.util.ArrayList;

/**
 * Many clients in a process of their own, each with a connection to the one server and all on the same event loops. Gives one
 * line of figures.
 */
public final class ConnectionsClient {
    private ConnectionsClient() {}

    /** Takes port and process id of the server, connections, requests in flight on each, milliseconds to warm up and to measure. */
    public static void main(String[] args) throws InterruptedException {
        int connections = Integer.parseInt(args[2]);
        TcpTransport shared = TcpTransport.open();
        var nodes = new ArrayList<Node>(connections);
        for (int i = 0; i < connections; i++) {
            nodes.add(Node.named("client" + i + ".example.com", GyExchange.REALM)
                    .transport(shared)
                    .use(CreditControl.APPLICATION)
                    .peer(
                            "aaa://" + GyExchange.SERVER + ":" + args[0],
                            peer -> peer.addresses("127.0.0.1").persistent())
                    .start());
        }
        var loop = new ClosedLoop();
        loop.through(VernierNodes.through(nodes, loop));
        System.out.println(loop.run(
                        connections * Integer.parseInt(args[3]),
                        Duration.ofMillis(Long.parseLong(args[4])),
                        Duration.ofMillis(Long.parseLong(args[5])),
                        Long.parseLong(args[1]))
                .line());
        System.exit(0);
    }
}
