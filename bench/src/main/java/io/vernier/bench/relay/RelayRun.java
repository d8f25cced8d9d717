package io.vernier.bench.relay;

import io.vernier.bench.load.LoadServer;
import io.vernier.bench.process.Jvm;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs client, relay and server as three processes on loopback and prints one table. Client and server do the work of
 * {@link io.vernier.bench.GyExchange}; what counts is what the relay's process uses for an exchange.
 */
public final class RelayRun {
    private static final String USAGE = """
            usage: bench/run relay [--smoke] [--kinds inline,virtual] [--in-flight 64,512,2000]
                                   [--warm-up SECONDS] [--seconds SECONDS] [--jvm "OPTIONS"] [--relay-jvm "OPTIONS"]
            """;

    private List<RelayKind> kinds = List.of(RelayKind.INLINE, RelayKind.VIRTUAL);
    private String inFlight = "64,512,2000";
    private Duration warmUp = Duration.ofSeconds(5);
    private Duration measured = Duration.ofSeconds(8);
    private String jvm = "-Xms512m -Xmx1g";
    private String relayJvm = "";

    private RelayRun() {}

    /** Takes the options of {@code bench/run relay}. */
    public static void main(String[] args) throws Exception {
        var run = new RelayRun();
        if (!run.understands(args)) {
            System.err.print(USAGE);
            System.exit(2);
        }
        if (!run.run(System.out)) {
            System.err.println("some requests had no right answer: the figures are worth nothing");
            System.exit(1);
        }
    }

    /** The form for continuous integration: whether it works, not how fast. True if every answer was right. */
    static boolean smoke(PrintStream out) throws Exception {
        var run = new RelayRun();
        run.understands(new String[] {"--smoke"});
        return run.run(out);
    }

    private boolean understands(String[] args) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--smoke")) {
                inFlight = "1,64";
                warmUp = Duration.ofMillis(200);
                measured = Duration.ofMillis(300);
                jvm = "-Xmx256m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC";
            } else if (i + 1 == args.length || !takes(args[i], args[++i])) {
                return false;
            }
        }
        return true;
    }

    private boolean takes(String option, String value) {
        switch (option) {
            case "--kinds" ->
                kinds = Stream.of(value.split(",", -1)).map(RelayKind::of).toList();
            case "--in-flight" -> inFlight = value;
            case "--warm-up" -> warmUp = Duration.ofMillis((long) (Double.parseDouble(value) * 1000));
            case "--seconds" -> measured = Duration.ofMillis((long) (Double.parseDouble(value) * 1000));
            case "--jvm" -> jvm = value;
            case "--relay-jvm" -> relayJvm = value;
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean run(PrintStream out) throws Exception {
        boolean allRight = true;
        out.println(RelayFigures.HEADER);
        out.println("|---|---|---|---|---|---|---|---|---|");
        for (RelayKind kind : kinds) {
            for (RelayFigures figures : measure(kind)) {
                out.println(figures.row(kind));
                allRight &= figures.failed() == 0;
            }
        }
        return allRight;
    }

    private List<RelayFigures> measure(RelayKind kind) throws IOException, InterruptedException {
        try (var server = Jvm.start(jvm, LoadServer.class, "inline");
                var relay = Jvm.start(jvm + " " + relayJvm, RelayServer.class, kind.word(), server.awaitReady());
                var client = Jvm.start(
                        jvm,
                        RelayClient.class,
                        relay.awaitReady(),
                        Long.toString(relay.pid()),
                        Long.toString(warmUp.toMillis()),
                        Long.toString(measured.toMillis()),
                        inFlight)) {
            var all = new ArrayList<RelayFigures>();
            for (String line = client.readLine(); line != null; line = client.readLine()) {
                RelayFigures.parse(line).ifPresent(all::add);
            }
            client.awaitEnd();
            return all;
        }
    }
}
