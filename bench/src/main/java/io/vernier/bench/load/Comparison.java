package io.vernier.bench.load;

import io.vernier.bench.process.Jvm;
import io.vernier.codec.Explanation;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs each contender as two processes on loopback over one connection, all of them in one go, and prints one table. The
 * column that noise of the machine disturbs least is the CPU time of one exchange, both ends together; ratios are to the
 * first contender of the same run, which is the bare exchange, or TCP where transports are compared.
 */
public final class Comparison {
    private static final String USAGE = """
            usage: bench/run [--smoke] [--contenders bare,inline,virtual] [--transport tls,boringssl,sctp,dtls,memory]
                             [--in-flight 1,64,512,2000]
                             [--warm-up SECONDS] [--seconds SECONDS] [--jvm "OPTIONS"]
                   bench/run --build
                   bench/run jmh [OPTIONS OF JMH]
            """;

    private List<Contender> contenders = List.of(Contender.BARE, Contender.INLINE, Contender.VIRTUAL);
    private String inFlight = "1,64,512,2000";
    private Duration warmUp = Duration.ofSeconds(5);
    private Duration measured = Duration.ofSeconds(8);
    private String certificates = "";
    private String jvm = "-Xms1g -Xmx2g";

    private Comparison() {}

    /** Takes the options of {@code bench/run}. */
    public static void main(String[] args) throws Exception {
        var comparison = new Comparison();
        if (!comparison.understands(args)) {
            System.err.print(USAGE);
            System.exit(2);
        }
        Optional<Explanation> obstacle = obstacle(args);
        if (obstacle.isPresent()) {
            System.err.println(obstacle.get());
            System.exit(1);
        }
        if (!comparison.run(System.out)) {
            System.err.println("some requests had no right answer: the figures are worth nothing");
            System.exit(1);
        }
    }

    /** The form for continuous integration: whether it works, not how fast. True if every answer was right. */
    static boolean smoke(PrintStream out) throws Exception {
        var comparison = new Comparison();
        comparison.understands(new String[] {"--smoke"});
        return comparison.run(out);
    }

    /** Why some contender of such a call cannot run on this machine; empty where all can. */
    static Optional<Explanation> obstacle(String... args) {
        var comparison = new Comparison();
        comparison.understands(args);
        return comparison.contenders.stream()
                .flatMap(contender -> contender.obstacle().stream())
                .findFirst();
    }

    private boolean understands(String[] args) {
        for (int i = 0; i < args.length; i++) {
            boolean hasValue = i + 1 < args.length;
            switch (args[i]) {
                case "--smoke" -> {
                    inFlight = "1,64";
                    warmUp = Duration.ofMillis(200);
                    measured = Duration.ofMillis(300);
                    jvm = "-Xmx256m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC";
                }
                default -> {
                    if (!hasValue || !takes(args[i], args[++i])) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private boolean takes(String option, String value) {
        switch (option) {
            case "--contenders" ->
                contenders = List.of(value.split(",", -1)).stream()
                        .map(Contender::of)
                        .toList();
            case "--transport" ->
                contenders = Stream.concat(
                                Stream.of(Contender.INLINE),
                                Stream.of(value.split(",", -1)).map(Contender::of))
                        .toList();
            case "--in-flight" -> inFlight = value;
            case "--warm-up" -> warmUp = Duration.ofMillis((long) (Double.parseDouble(value) * 1000));
            case "--seconds" -> measured = Duration.ofMillis((long) (Double.parseDouble(value) * 1000));
            case "--jvm" -> jvm = value;
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean run(PrintStream out) throws Exception {
        certificates = BenchCertificates.make();
        Map<Contender, List<Figures>> results = new LinkedHashMap<>();
        for (Contender contender : contenders) {
            results.put(contender, measure(contender));
        }
        print(results, out);
        return results.values().stream().flatMap(List::stream).allMatch(figures -> figures.failed() == 0);
    }

    private List<Figures> measure(Contender contender) throws IOException, InterruptedException {
        String options = jvm + " " + certificates;
        try (var server = Jvm.start(options, LoadServer.class, contender.word())) {
            String port = server.awaitReady();
            try (var client = Jvm.start(
                    options,
                    LoadClient.class,
                    contender.word(),
                    port,
                    Long.toString(server.pid()),
                    Long.toString(warmUp.toMillis()),
                    Long.toString(measured.toMillis()),
                    inFlight)) {
                return Figures.read(client);
            }
        }
    }

    private static void print(Map<Contender, List<Figures>> results, PrintStream out) {
        Contender first = results.keySet().iterator().next();
        out.println("| in flight | contender | exchanges/s | of " + first.word()
                + " | p50 us | p99 us | p99.9 us | CPU us, both ends"
                + " | others, percent of a core | MB client/server | failed |");
        out.println("|---|---|---|---|---|---|---|---|---|---|---|");
        List<Figures> bare = results.getOrDefault(first, List.of());
        int rows = results.values().stream().mapToInt(List::size).max().orElse(0);
        for (int row = 0; row < rows; row++) {
            for (Map.Entry<Contender, List<Figures>> entry : results.entrySet()) {
                Figures f = entry.getValue().get(row);
                String ratio = row < bare.size()
                        ? String.format(
                                Locale.ROOT,
                                "%.2f",
                                f.perSecond() / bare.get(row).perSecond())
                        : "-";
                out.printf(
                        Locale.ROOT,
                        "| %d | %s | %,.0f | %s | %,.0f | %,.0f | %,.0f | %.2f | %.0f | %d/%d | %d |%n",
                        f.inFlight(),
                        entry.getKey().word(),
                        f.perSecond(),
                        ratio,
                        f.p50(),
                        f.p99(),
                        f.p999(),
                        f.cpuMicros(),
                        f.othersPercent(),
                        f.clientMegabytes(),
                        f.serverMegabytes(),
                        f.failed());
            }
        }
    }
}
