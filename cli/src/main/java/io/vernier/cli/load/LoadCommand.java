package io.vernier.cli.load;

import io.vernier.cli.load.spectrum.SpectrumFiles;
import io.vernier.cli.shell.Command;
import io.vernier.cli.shell.CommandException;
import io.vernier.cli.shell.ExitCode;
import io.vernier.cli.shell.Terminal;
import io.vernier.codec.Explanation;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code vernier load}: how many requests a server answers, and how fast. */
public final class LoadCommand implements Command {
    @Override
    public CommandSpec spec() {
        return LoadOptions.spec();
    }

    @Override
    public String help() {
        return """
                Examples:
                  vernier load --to aaa://127.0.0.1                 as fast as 64 in flight go
                  vernier load --to aaa://127.0.0.1 --rate 5000     5,000 a second, always
                  vernier load --to aaa://127.0.0.1 --threshold 'p99<50ms,errors<0.01%'

                Usage: vernier load --to URI [OPTION]...

                  --to, --transport, --tls  as with vernier send
                  --rate N | N,N,N | N..N   requests per second (open loop): latency counts
                                       from when a request was due; steps, or a ramp
                  --duration, --warmup 10s and 1s unless told; Ctrl-C ends sooner
                  --in-flight N        at most: 64 (closed loop), with --rate 4096
                  --connections N      1; each has an identity of its own
                  --request KIND       ccr (sessions of initial, update and termination
                                       request), ccr-i (sessions without end), ccr-e (events)
                  --imsi DIGITS, --destination-realm REALM   what requests ask for
                  --timeout DURATION   for the connection, and for each answer; 5s
                  --threshold LIST     of p50 p90 p99 p99.9 p99.99 max errors rate; exit
                                       code 99 if one is missed
                  --identity, --realm  who we are
                  --json; --csv FILE, --hdr FILE   all latencies, for other tools
                """;
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) throws InterruptedException, IOException {
        var options = LoadOptions.of(arguments);
        Path csv = writable(arguments, "--csv");
        Path hdr = writable(arguments, "--hdr");
        try (var interrupt = new Interrupt(options.timeout());
                var connections = Connections.open(options)) {
            var workload = new Workload(
                    options.kind(),
                    options.destinationRealm().orElseGet(connections::realm),
                    options.subscriber(),
                    options.timeout());
            var target = new ChargingTarget(connections.nodes(), workload);
            var loop = Generator.loop(target, options.pace(), LoadClock.real(), progress(terminal));
            interrupt.stops(loop);
            var report = loop.run();
            if (terminal.interactive()) {
                terminal.err().print("\r\u001b[K");
            }
            if (csv != null) {
                SpectrumFiles.csv(csv, spectra(report));
            }
            if (hdr != null) {
                SpectrumFiles.hdr(hdr, report.latencies());
            }
            if (arguments.hasMatchedOption("--json")) {
                terminal.out().println(ReportJson.of(report, options, connections.server()));
            } else {
                new ReportText(terminal).print(report, options, connections.server());
            }
            terminal.out().flush();
            return exitCode(report, options);
        }
    }

    /** Nobody wants to hear after an hour of load that its figures cannot be written. */
    private static @Nullable Path writable(ParseResult arguments, String option) throws IOException {
        if (!arguments.hasMatchedOption(option)) {
            return null;
        }
        var file = Path.of(arguments.<String>matchedOptionValue(option, ""));
        Files.newOutputStream(file).close();
        return file;
    }

    private static Map<String, Histogram> spectra(Report report) {
        var spectra = new LinkedHashMap<String, Histogram>();
        for (var step : report.steps()) {
            spectra.put(step.asked().plainText(), step.latencies());
        }
        if (spectra.isEmpty()) {
            spectra.put(report.pace().rates().plainText(), report.latencies());
        }
        return spectra;
    }

    private static Consumer<Progress> progress(Terminal terminal) {
        if (!terminal.interactive()) {
            return progress -> {};
        }
        PrintStream err = terminal.err();
        return progress -> err.printf(
                Locale.ROOT,
                "\r\u001b[K %d s of %d s, %,d answered, %,d in flight",
                progress.elapsed().toSeconds(),
                progress.total().toSeconds(),
                progress.answered(),
                progress.inFlight());
    }

    private static int exitCode(Report report, LoadOptions options) {
        if (report.answered() == 0 && !report.failures().isEmpty()) {
            var worst = report.failures().getFirst();
            var why = new Explanation(worst.code(), "No request was answered. " + worst.cause(), "");
            throw new CommandException(Connections.exitCode(why), why);
        }
        boolean kept = options.thresholds().stream().allMatch(threshold -> threshold.isKept(report));
        if (!kept) {
            return ExitCode.THRESHOLDS_MISSED;
        }
        boolean refused = report.answered() > 0 && report.errors() == report.answered() + report.failed();
        return refused ? ExitCode.PEER_REJECTED : ExitCode.OK;
    }
}
