package io.vernier.bench.load;

import java.time.Duration;

/** The other end in a process of its own: gives one line of figures for each number of requests in flight, or for a rate. */
public final class LoadClient {
    private LoadClient() {}

    /**
     * Takes contender, port, process id of the server, milliseconds to warm up and to measure, numbers in flight, and the rate
     * in exchanges a second: 0 keeps so many in flight, -0.5 finds with each of these numbers what is possible and sends at
     * half of the best of it.
     */
    public static void main(String[] args) throws InterruptedException {
        var contender = Contender.of(args[0]);
        int port = Integer.parseInt(args[1]);
        long serverPid = Long.parseLong(args[2]);
        var warmUp = Duration.ofMillis(Long.parseLong(args[3]));
        var measured = Duration.ofMillis(Long.parseLong(args[4]));
        double rate = Double.parseDouble(args[6]);
        var closed = new ClosedLoop();
        if (rate == 0) {
            closed.through(contender.connect(port, closed));
            atFullRate(closed, args[5], warmUp, measured, serverPid);
        } else {
            var load = new LoadSwitch(closed);
            Contender.Client client = contender.connect(port, load);
            closed.through(client);
            double perSecond = rate > 0 ? rate : -rate * atFullRate(closed, args[5], warmUp, measured, serverPid);
            var open = new OpenLoop();
            open.through(client);
            load.turnTo(open);
            System.out.println(open.run(perSecond, warmUp, measured, serverPid).line());
        }
        System.exit(0);
    }

    /** Gives the best rate of these numbers in flight. */
    private static double atFullRate(
            ClosedLoop loop, String inFlight, Duration warmUp, Duration measured, long serverPid)
            throws InterruptedException {
        double best = 0;
        for (String slots : inFlight.split(",", -1)) {
            Figures figures = loop.run(Integer.parseInt(slots), warmUp, measured, serverPid);
            System.out.println(figures.line());
            best = Math.max(best, figures.perSecond());
        }
        return best;
    }
}
