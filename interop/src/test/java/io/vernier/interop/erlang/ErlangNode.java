package io.vernier.interop.erlang;

import io.vernier.interop.process.ForeignNode;
import io.vernier.interop.process.ForeignProcess;
import io.vernier.interop.process.Processes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A node on Erlang's diameter: a server or a client of accounting and credit control. What it can be told and what it
 * prints stands at the top of {@code vernier_foreign.erl}.
 */
public final class ErlangNode implements ForeignNode {
    /** Its Origin-Host unless told otherwise. */
    public static final String HOST = "erlang.example";

    private final String host;
    private final ForeignProcess process;
    private final int port;

    private ErlangNode(String host, ForeignProcess process, int port) {
        this.host = host;
        this.process = process;
        this.port = port;
    }

    /** Compiles what nodes are made of, if that has not been done before. */
    public static void prepare() {
        ErlangModules.report();
    }

    /** Starts a node that listens on a port of its choice; options are pairs of {@code key=value}. */
    public static ErlangNode listen(Processes processes, String... options) {
        return start(processes, "erlang-server", with(options, "role=listen"));
    }

    /** Starts a node that connects to a port of the loopback address, again and again. */
    public static ErlangNode connect(Processes processes, int port, String... options) {
        return start(processes, "erlang-client", with(options, "role=connect", "port=" + port));
    }

    @Override
    public String host() {
        return host;
    }

    /** Where it listens, or where it connects to. */
    @Override
    public int port() {
        return port;
    }

    @Override
    public ForeignProcess process() {
        return process;
    }

    @Override
    public void part() {
        process.tell("stop");
        process.expect("^STOPPED");
        process.awaitEnd();
    }

    private static ErlangNode start(Processes processes, String name, List<String> options) {
        var command = new ArrayList<>(List.of(
                "env",
                "ERL_CRASH_DUMP_SECONDS=0",
                "erl",
                "-noshell",
                "+sbwt",
                "none",
                "-pa",
                ErlangModules.folder().toString(),
                "-s",
                "vernier_foreign",
                "main",
                "-extra"));
        command.addAll(options);
        var process = processes.start(name, command);
        int port = Integer.parseInt(process.expect("^READY port (\\d+)").group(1));
        var host = options.stream()
                .filter(option -> option.startsWith("host="))
                .map(option -> option.substring("host=".length()))
                .findFirst();
        return new ErlangNode(host.orElse(HOST), process, port);
    }

    private static List<String> with(String[] options, String... more) {
        return Stream.concat(Stream.of(options), Stream.of(more)).toList();
    }
}
