package io.vernier.bench.compare;

import io.vernier.bench.load.Contender;
import io.vernier.bench.load.LoadClient;
import io.vernier.bench.load.LoadServer;
import io.vernier.bench.load.RunOptions;
import io.vernier.bench.process.Jvm;
import java.util.List;
import java.util.Optional;

/** Vernier, and the bare exchange. */
record Ours(Contender contender) implements Stack {
    @Override
    public String word() {
        return contender.word();
    }

    @Override
    public Optional<String> prepare() {
        return Optional.empty();
    }

    @Override
    public List<String> server(RunOptions options) {
        return Jvm.command(options.jvm(), List.of(), LoadServer.class, word());
    }

    @Override
    public List<String> client(RunOptions options, String port, long serverPid, String inFlight) {
        return Jvm.command(
                options.jvm(),
                List.of(),
                LoadClient.class,
                word(),
                port,
                Long.toString(serverPid),
                Long.toString(options.warmUp().toMillis()),
                Long.toString(options.measured().toMillis()),
                inFlight,
                "0");
    }
}
