package io.vernier.bench.growth;

import io.vernier.bench.GyExchange;
import io.vernier.bench.load.BareNetty;
import io.vernier.bench.load.ClosedLoop;
import io.vernier.bench.load.Contender;
import io.vernier.bench.load.VernierNodes;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.node.Node;
import io.vernier.transport.tcp.TcpTransport;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Many clients in a process of their own, each with a connection to the one server and all on the same event loops. Gives one
 * line of figures.
 */
public final class ConnectionsClient {
    private ConnectionsClient() {}

    /**
     * Takes contender (bare or inline), port and process id of the server, connections, requests in flight on each,
     * milliseconds to warm up and to measure.
     */
    public static void main(String[] args) throws InterruptedException {
        int port = Integer.parseInt(args[1]);
        int connections = Integer.parseInt(args[3]);
        var loop = new ClosedLoop();
        loop.through(
                args[0].equals(Contender.BARE.word())
                        ? BareNetty.connect(port, connections, loop)
                        : VernierNodes.through(nodes(port, connections), loop));
        System.out.println(loop.run(
                        connections * Integer.parseInt(args[4]),
                        Duration.ofMillis(Long.parseLong(args[5])),
                        Duration.ofMillis(Long.parseLong(args[6])),
                        Long.parseLong(args[2]))
                .line());
        System.exit(0);
    }

    private static List<Node> nodes(int port, int connections) {
        TcpTransport shared = TcpTransport.open();
        return IntStream.range(0, connections)
                .mapToObj(i -> Node.named("client" + i + ".example.com", GyExchange.REALM)
                        .transport(shared)
                        .use(CreditControl.APPLICATION)
                        .peer(
                                "aaa://" + GyExchange.SERVER + ":" + port,
                                peer -> peer.addresses("127.0.0.1").persistent())
                        .start())
                .toList();
    }
}
