package io.vernier.bench.compare;

import io.vernier.bench.load.RunOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * OTP's diameter as Debian has it. Its schedulers sleep when they have nothing to do, as all others here do: what they spin
 * away otherwise would count as CPU time of the exchange.
 */
record Erlang() implements Stack {
    private static final Workshop WORKSHOP = new Workshop("erlang");
    private static final String PACKAGES = "erlang-base erlang-diameter erlang-dev";
    private static final String HAS_DIAMETER =
            "[halt(1) || M <- [diameter, diameter_make, compile], code:which(M) == non_existing], halt(0).";

    @Override
    public String word() {
        return WORKSHOP.word();
    }

    @Override
    public Optional<String> prepare() {
        return Workshop.missing(List.of("erl", "escript"), PACKAGES)
                .or(() -> WORKSHOP.run(List.of("erl", "-noshell", "-eval", HAS_DIAMETER))
                        .map(why -> "diameter or the compiler is not here (apt-get install " + PACKAGES + ")"))
                .or(() -> WORKSHOP.run(List.of(
                                "escript",
                                WORKSHOP.source("build.escript").toString(),
                                WORKSHOP.sources().toString(),
                                WORKSHOP.folder().toString()))
                        .map(why -> "its two ends do not compile: " + why));
    }

    @Override
    public List<String> server(RunOptions options) {
        return command("server");
    }

    @Override
    public List<String> client(RunOptions options, String port, long serverPid, String inFlight) {
        return command(
                "client",
                port,
                Long.toString(options.warmUp().toMillis()),
                Long.toString(options.measured().toMillis()),
                inFlight);
    }

    private static List<String> command(String... words) {
        var command = new ArrayList<>(List.of("erl", "-noshell", "+sbwt", "none", "+sbwtdcpu", "none"));
        command.addAll(List.of("+sbwtdio", "none", "-pa", WORKSHOP.folder().toString()));
        command.addAll(List.of("-s", "vernier_bench", "main", "-extra"));
        command.addAll(List.of(words));
        return command;
    }
}
