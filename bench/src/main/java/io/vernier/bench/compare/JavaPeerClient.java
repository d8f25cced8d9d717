package io.vernier.bench.compare;

import io.vernier.bench.load.ClosedLoop;
import io.vernier.bench.load.Figures;
import java.time.Duration;

/** The client of another stack in a process of its own: gives figures until a request has no right answer. */
public final class JavaPeerClient {
    private JavaPeerClient() {}

    /**
     * Takes the name of the {@link JavaPeer}, port, process id of the server, milliseconds to warm up and to measure, numbers
     * in flight.
     */
    public static void main(String[] args) throws Exception {
        var peer = JavaPeer.named(args[0]);
        var loop = new ClosedLoop();
        loop.through(peer.connect(Integer.parseInt(args[1]), loop));
        long serverPid = Long.parseLong(args[2]);
        var warmUp = Duration.ofMillis(Long.parseLong(args[3]));
        var measured = Duration.ofMillis(Long.parseLong(args[4]));
        for (String inFlight : args[5].split(",", -1)) {
            Figures figures = loop.run(Integer.parseInt(inFlight), warmUp, measured, serverPid);
            System.out.println(figures.line());
            if (figures.failed() > 0) {
                break; // its connection is not what it was
            }
        }
        System.exit(0);
    }
}
