package io.vernier.bench.compare;

import io.vernier.bench.load.Contender;
import io.vernier.bench.load.Figures;
import io.vernier.bench.load.RunOptions;
import io.vernier.bench.load.Table;
import io.vernier.bench.process.Jvm;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs the same exchange on several stacks, each at both ends as two processes on loopback over one connection, one stack after
 * the other, and prints one table. A stack that cannot run here has a sentence that says why in place of its rows.
 */
public final class SideBySide {
    private static final String USAGE = """
            usage: bench/compare [--smoke] [--stacks bare,inline,virtual,jdiameter,javadiameter,erlang,freediameter]
                                 [--in-flight 1,64,512,2000] [--warm-up SECONDS] [--seconds SECONDS] [--jvm "OPTIONS"]
            """;

    private static final List<Stack> ALL = List.of(
            new Ours(Contender.BARE),
            new Ours(Contender.INLINE),
            new Ours(Contender.VIRTUAL),
            new InJava("jdiameter", "JDiameter"),
            new InJava("javadiameter", "JavaDiameter"),
            new Erlang(),
            new FreeDiameter());

    /** Beyond warming up and measuring: to start, to connect, to wait for what never comes. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RunOptions options = new RunOptions();
    private List<Stack> stacks = ALL;

    private SideBySide() {}

    /** Takes the options of {@code bench/compare}. */
    public static void main(String[] args) throws Exception {
        var comparison = new SideBySide();
        if (!comparison.understands(args)) {
            System.err.print(USAGE);
            System.exit(2);
        }
        if (!comparison.run(System.out)) {
            System.err.println("some requests of ours had no right answer: the figures are worth nothing");
            System.exit(1);
        }
    }

    /** The form for continuous integration: whether these stacks work, not how fast. True if every answer of ours was right. */
    static boolean smoke(PrintStream out, String words) throws Exception {
        var comparison = new SideBySide();
        comparison.understands("--smoke", "--stacks", words);
        return comparison.run(out);
    }

    private boolean understands(String... args) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--smoke")) {
                options.smoke();
            } else if (i + 1 == args.length || !takes(args[i], args[++i])) {
                return false;
            }
        }
        return true;
    }

    private boolean takes(String option, String value) {
        if (!option.equals("--stacks")) {
            return options.takes(option, value);
        }
        stacks = Stream.of(value.split(",", -1))
                .flatMap(word -> named(word).stream())
                .toList();
        return stacks.size() == value.split(",", -1).length;
    }

    private static Optional<Stack> named(String word) {
        return ALL.stream().filter(stack -> stack.word().equals(word)).findFirst();
    }

    private boolean run(PrintStream out) throws Exception {
        Map<String, List<Figures>> results = new LinkedHashMap<>();
        Map<String, String> obstacles = new LinkedHashMap<>();
        for (Stack stack : stacks) {
            Optional<String> obstacle = stack.prepare();
            if (obstacle.isPresent()) {
                obstacles.put(stack.word(), obstacle.get());
            } else {
                results.put(stack.word(), measure(stack));
            }
        }
        if (!results.isEmpty()) {
            Table.print(results, out);
        }
        obstacles.forEach((word, why) -> out.println(System.lineSeparator() + word + " has not run: " + why));
        return stacks.stream()
                .filter(Ours.class::isInstance)
                .flatMap(ours -> results.getOrDefault(ours.word(), List.of()).stream())
                .allMatch(figures -> figures.failed() == 0);
    }

    /** Where a pair breaks at some number in flight, the next one starts with the number after it. */
    private List<Figures> measure(Stack stack) throws Exception {
        var figures = new ArrayList<Figures>();
        List<String> left = List.of(options.inFlight().split(",", -1));
        while (!left.isEmpty()) {
            List<Figures> some = pair(stack, left);
            if (some.isEmpty()) {
                some = List.of(Figures.lost(Integer.parseInt(left.get(0))));
            }
            figures.addAll(some);
            left = left.subList(some.size(), left.size());
        }
        return figures;
    }

    private List<Figures> pair(Stack stack, List<String> inFlight) throws Exception {
        var errors = ProcessBuilder.Redirect.appendTo(new Workshop(stack.word()).log());
        try (var server = Jvm.start(stack.word(), stack.server(options), errors);
                var client = client(stack, server, String.join(",", inFlight), errors)) {
            long seconds = PATIENCE.plus(options.warmUp())
                    .plus(options.measured())
                    .multipliedBy(inFlight.size())
                    .toSeconds();
            CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS).execute(client::close);
            return new ClientOutput(client, server.pid()).read();
        }
    }

    private Jvm client(Stack stack, Jvm server, String inFlight, ProcessBuilder.Redirect errors) throws Exception {
        String port = server.awaitReady();
        return Jvm.start(stack.word(), stack.client(options, port, server.pid(), inFlight), errors);
    }
}
