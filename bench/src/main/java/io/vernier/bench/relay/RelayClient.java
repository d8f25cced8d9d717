package io.vernier.bench.relay;

import io.vernier.bench.GyExchange;
import io.vernier.bench.load.ClosedLoop;
import io.vernier.bench.load.Figures;
import io.vernier.bench.load.VernierNodes;
import io.vernier.bench.process.Jvm;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.node.Node;
import java.time.Duration;

/** The client in a process of its own: gives one line of figures for each number of requests in flight. */
public final class RelayClient {
    private RelayClient() {}

    /** Takes port and process id of the relay, milliseconds to warm up and to measure, numbers in flight. */
    public static void main(String[] args) throws InterruptedException {
        Node node = Node.named(GyExchange.CLIENT, GyExchange.REALM)
                .use(CreditControl.APPLICATION)
                .peer(
                        "aaa://" + RelayServer.RELAY + ":" + args[0],
                        peer -> peer.addresses("127.0.0.1").persistent())
                .start();
        var loop = new ClosedLoop();
        loop.through(VernierNodes.through(node, loop));
        long relay = Long.parseLong(args[1]);
        var warmUp = Duration.ofMillis(Long.parseLong(args[2]));
        var measured = Duration.ofMillis(Long.parseLong(args[3]));
        for (String inFlight : args[4].split(",", -1)) {
            int slots = Integer.parseInt(inFlight);
            Figures before = loop.run(slots, warmUp, Duration.ZERO, relay);
            Duration cpu = Jvm.cpu(relay);
            Figures figures = loop.run(slots, Duration.ZERO, measured, relay);
            cpu = Jvm.cpu(relay).minus(cpu);
            System.out.println(RelayFigures.of(figures, measured, cpu, before.failed() + figures.failed())
                    .line());
        }
        System.exit(0);
    }
}
