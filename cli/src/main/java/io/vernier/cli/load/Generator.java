package io.vernier.cli.load;

import io.vernier.node.Node;
import java.util.List;
import java.util.function.Consumer;

/**
 * Sends requests and counts what comes back. In a closed loop each answer sends the next request of its slot, on the event
 * loop that brought it ({@link ClosedLoop}). In an open loop requests are sent at the rate that was asked for, whatever the
 * server does, and latencies count from the moment a request was due: a server that stalls cannot hide it by slowing the
 * client ({@link OpenLoop}).
 */
public final class Generator {
    private Generator() {}

    /**
     * Runs it from now to the end; what waits for its answer then is waited for.
     *
     * @param nodes each connected to the server; they are not stopped
     * @param progress is told once a second where it stands
     */
    public static Report run(List<Node> nodes, Workload workload, Pace pace, Consumer<Progress> progress)
            throws InterruptedException {
        return loop(new ChargingTarget(nodes, workload), pace, LoadClock.real(), progress)
                .run();
    }

    /** A run that has not begun. */
    static LoadLoop loop(Target target, Pace pace, LoadClock clock, Consumer<Progress> progress) {
        return pace.isOpenLoop()
                ? new OpenLoop(target, pace, clock, progress)
                : new ClosedLoop(target, pace, clock, progress);
    }
}
