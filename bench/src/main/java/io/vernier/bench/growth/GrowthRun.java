package io.vernier.bench.growth;

import io.vernier.bench.load.Figures;
import io.vernier.bench.load.LoadServer;
import io.vernier.bench.process.Jvm;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Looks at what may grow, one part after the other, each in processes of its own: the cost of an exchange with
 * connections, memory and CPU time with idle peers, memory with requests that wait, everything with time.
 */
public final class GrowthRun {
    private static final String USAGE = """
            usage: bench/run growth [--smoke] [--parts connections,idle,pending,soak]
                                    [--connections 1,10,100,1000] [--in-flight ON-EACH] [--warm-up SECONDS] [--seconds SECONDS]
                                    [--contenders bare,inline] [--jvm "OPTIONS FOR THE PART connections"]
                                    [--peers 10000] [--idle-seconds SECONDS]
                                    [--pending 100000]
                                    [--minutes MINUTES] [--rate EXCHANGES-A-SECOND]
            """;
    private String jvm = "-Xms512m -Xmx1g";
    private List<String> parts = List.of("connections", "idle", "pending", "soak");
    private List<String> contenders = List.of("bare", "inline");
    private String connections = "1,10,100,1000";
    private String inFlight = "64";
    private Duration warmUp = Duration.ofSeconds(8);
    private Duration measured = Duration.ofSeconds(6);
    private String peers = "10000";
    private Duration idle = Duration.ofSeconds(60);
    private String pending = "100000";
    private Duration timeout = Duration.ofSeconds(10);
    private Duration soak = Duration.ofMinutes(30);
    private String rate = "20000";

    private GrowthRun() {}

    /** Takes the options of {@code bench/run growth}. */
    public static void main(String[] args) throws Exception {
        var run = new GrowthRun();
        if (!run.understands(args)) {
            System.err.print(USAGE);
            System.exit(2);
        }
        System.exit(run.run(System.out) ? 0 : 1);
    }

    /** The form for continuous integration, with more options: whether it works. */
    static boolean smoke(PrintStream out, String... options) throws Exception {
        var run = new GrowthRun();
        run.small();
        if (!run.understands(options)) {
            throw new IllegalArgumentException(USAGE);
        }
        return run.run(out);
    }

    private boolean understands(String[] args) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--smoke")) {
                small();
            } else if (i + 1 == args.length || !takes(args[i], args[++i])) {
                return false;
            }
        }
        return true;
    }

    private void small() {
        connections = "1,10";
        inFlight = "4";
        warmUp = Duration.ofMillis(200);
        measured = Duration.ofMillis(300);
        peers = "100";
        idle = Duration.ofMillis(200);
        pending = "2000";
        timeout = Duration.ofSeconds(2);
        soak = Duration.ofSeconds(2);
        rate = "1000";
    }

    private boolean takes(String option, String value) {
        switch (option) {
            case "--parts" -> parts = List.of(value.split(",", -1));
            case "--contenders" -> contenders = List.of(value.split(",", -1));
            case "--connections" -> connections = value;
            case "--jvm" -> jvm = value;
            case "--in-flight" -> inFlight = value;
            case "--warm-up" -> warmUp = seconds(value);
            case "--seconds" -> measured = seconds(value);
            case "--peers" -> peers = value;
            case "--idle-seconds" -> idle = seconds(value);
            case "--pending" -> pending = value;
            case "--minutes" -> soak = seconds(value).multipliedBy(60);
            case "--rate" -> rate = value;
            default -> {
                return false;
            }
        }
        return List.of("connections", "idle", "pending", "soak").containsAll(parts);
    }

    private static Duration seconds(String value) {
        return Duration.ofMillis((long) (Double.parseDouble(value) * 1000));
    }

    private boolean run(PrintStream out) throws Exception {
        boolean all = true;
        for (String part : parts) {
            out.println();
            out.println("### " + part);
            out.println();
            all &= switch (part) {
                case "connections" -> connections(out);
                case "idle" -> idle(out);
                case "pending" -> passOn(Jvm.start(jvm, PendingBound.class, pending, millis(timeout)), out);
                default -> passOn(Jvm.start("-Xmx256m", Soak.class, millis(soak), rate), out);
            };
        }
        return all;
    }

    /** Beside the bare exchange: what the kernel and the processor's caches take from both is not the node's. */
    private boolean connections(PrintStream out) throws IOException, InterruptedException {
        out.println(
                "| connections | contender | exchanges/s | CPU us, both ends | of one connection | MB client/server | failed |");
        out.println("|---|---|---|---|---|---|---|");
        boolean allRight = true;
        for (String contender : contenders) {
            double first = 0;
            for (String count : connections.split(",", -1)) {
                Figures f = connected(contender, count);
                first = first == 0 ? f.cpuMicros() : first;
                allRight &= f.failed() == 0;
                out.printf(
                        Locale.ROOT,
                        "| %s | %s | %,.0f | %.2f | %.2f | %d/%d | %d |%n",
                        count,
                        contender,
                        f.perSecond(),
                        f.cpuMicros(),
                        f.cpuMicros() / first,
                        f.clientMegabytes(),
                        f.serverMegabytes(),
                        f.failed());
            }
        }
        return allRight;
    }

    private Figures connected(String contender, String count) throws IOException, InterruptedException {
        try (var server = Jvm.start(jvm, LoadServer.class, contender);
                var client = Jvm.start(
                        jvm,
                        ConnectionsClient.class,
                        contender,
                        server.awaitReady(),
                        Long.toString(server.pid()),
                        count,
                        inFlight,
                        millis(warmUp),
                        millis(measured))) {
            return Figures.read(client).get(0);
        }
    }

    private boolean idle(PrintStream out) throws IOException, InterruptedException {
        if (Integer.parseInt(peers) > Swarm.most()) {
            out.println("not measured: " + peers + " peers need as many open files, and this shell allows "
                    + Swarm.most() + " beside those of a JVM. Raise the limit (ulimit -n), or ask for less: --peers "
                    + Swarm.most());
            return false;
        }
        try (var node = Jvm.start("-Xmx1g", IdlePeers.class, peers, millis(idle));
                var swarm = Jvm.start("-Xmx1g", Swarm.class, node.awaitReady(), peers)) {
            swarm.awaitReady();
            return passOn(node, out);
        }
    }

    /** Passes on what a process says; true if it ends well. */
    private static boolean passOn(Jvm process, PrintStream out) throws IOException, InterruptedException {
        try (process) {
            for (String line = process.readLine(); line != null; line = process.readLine()) {
                out.println(line);
            }
            return process.endsWell();
        }
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
