package io.vernier.bench.load;

import java.time.Duration;

/** The other end in a process of its own: gives one line of figures for each number of requests in flight. */
public final class LoadClient {
    private LoadClient() {}

    /** Takes contender, port, process id of the server, milliseconds to warm up and to measure, numbers in flight. */
    public static void main(String[] args) throws InterruptedException {
        var loop = new ClosedLoop();
        loop.through(Contender.of(args[0]).connect(Integer.parseInt(args[1]), loop));
        long serverPid = Long.parseLong(args[2]);
        var warmUp = Duration.ofMillis(Long.parseLong(args[3]));
        var measured = Duration.ofMillis(Long.parseLong(args[4]));
        for (String inFlight : args[5].split(",", -1)) {
            Figures figures = loop.run(Integer.parseInt(inFlight), warmUp, measured, serverPid);
            System.out.println(figures.line());
        }
        System.exit(0);
    }
}
