package io.vernier.bench.load;

import io.vernier.bench.process.Jvm;
import io.vernier.codec.Explanation;
import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
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
                             [--warm-up SECONDS] [--seconds SECONDS] [--jvm "OPTIONS"] [--rate EXCHANGES|half]
                   bench/run --build
                   bench/run jmh [OPTIONS OF JMH]
            """;

    /** What {@link LoadClient} takes for half of what it finds possible. */
    private static final String HALF = "-0.5";

    private List<Contender> contenders = List.of(Contender.BARE, Contender.INLINE, Contender.VIRTUAL);
    private final RunOptions options = new RunOptions();
    private String rate = "0";
    private String certificates = "";

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
    static boolean smoke(PrintStream out, String... more) throws Exception {
        var comparison = new Comparison();
        comparison.understands(
                Stream.concat(Stream.of("--smoke"), Stream.of(more)).toArray(String[]::new));
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
                case "--smoke" -> options.smoke();
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
            case "--rate" -> rate = value.equals("half") ? HALF : value;
            default -> {
                return options.takes(option, value);
            }
        }
        return true;
    }

    private boolean run(PrintStream out) throws Exception {
        certificates = BenchCertificates.make();
        Map<String, List<Figures>> results = new LinkedHashMap<>();
        Map<String, Figures> atFixedRate = new LinkedHashMap<>();
        for (Contender contender : contenders) {
            List<Figures> figures = measure(contender);
            results.put(
                    contender.word(),
                    figures.stream().filter(f -> f.inFlight() > 0).toList());
            figures.stream().filter(f -> f.inFlight() == 0).forEach(f -> atFixedRate.put(contender.word(), f));
        }
        if (results.values().stream().anyMatch(figures -> !figures.isEmpty())) {
            Table.print(results, out);
        }
        if (!atFixedRate.isEmpty()) {
            out.println();
            Table.printFixedRate(atFixedRate, out);
        }
        return Stream.concat(results.values().stream().flatMap(List::stream), atFixedRate.values().stream())
                .allMatch(figures -> figures.failed() == 0);
    }

    private List<Figures> measure(Contender contender) throws IOException, InterruptedException {
        String jvm = options.jvm() + " " + certificates;
        try (var server = Jvm.start(jvm, LoadServer.class, contender.word())) {
            String port = server.awaitReady();
            try (var client = Jvm.start(
                    jvm,
                    LoadClient.class,
                    contender.word(),
                    port,
                    Long.toString(server.pid()),
                    Long.toString(options.warmUp().toMillis()),
                    Long.toString(options.measured().toMillis()),
                    options.inFlight(),
                    rate)) {
                return Figures.read(client);
            }
        }
    }
}
