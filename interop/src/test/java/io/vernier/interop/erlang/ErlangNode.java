package io.vernier.interop.erlang;

import io.vernier.interop.process.ForeignProcess;
import io.vernier.interop.process.Processes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A node on Erlang's diameter: a server or a client of accounting and credit control. What it can be told and what it
 * prints stands at the top of {@code vernier_foreign.erl}.
 */
public final class ErlangNode {
    /** Its Origin-Host unless told otherwise. */
    public static final String HOST = "erlang.example";

    /** Its Origin-Realm, and where its requests go. */
    public static final String REALM = "example";

    private final ForeignProcess process;
    private final int port;

    private ErlangNode(ForeignProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts a node that listens on a port of its choice; options are pairs of {@code key=value}. */
    public static ErlangNode listen(Processes processes, String... options) {
        return start(processes, "erlang-server", with(options, "role=listen"));
    }

    /** Starts a node that connects to a port of the loopback address, again and again. */
    public static ErlangNode connect(Processes processes, int port, String... options) {
        return start(processes, "erlang-client", with(options, "role=connect", "port=" + port));
    }

    /** Where it listens, or where it connects to. */
    public int port() {
        return port;
    }

    /** The program: what it printed, and ways to end it. */
    public ForeignProcess process() {
        return process;
    }

    /** Waits for an event, by its words. */
    public void expectEvent(String pattern) {
        process.expect("^EVENT " + pattern);
    }

    /** Sets how it answers from now on: {@code delay MS}, {@code answer RC}, {@code discard}. */
    public void behave(String how) {
        process.tell(how);
        process.expect("^OK");
    }

    /** Sends requests of an application, {@code cc} or {@code acct}, and gives how often each result came. */
    public Map<String, Integer> call(String application, int count, int window, int timeoutMs) {
        process.tell("call " + application + " " + count + " " + window + " " + timeoutMs);
        return results();
    }

    /** Sends requests without end. */
    public void startTraffic(String application, int window, int timeoutMs) {
        process.tell("traffic " + application + " " + window + " " + timeoutMs);
    }

    /** Ends what {@link #startTraffic} began, and gives how often each result came. */
    public Map<String, Integer> stopTraffic() {
        process.tell("enough");
        return results();
    }

    /** Has it part from its peers and end. */
    public void stop() {
        process.tell("stop");
        process.expect("^STOPPED");
        process.awaitEnd();
    }

    private Map<String, Integer> results() {
        var results = new TreeMap<String, Integer>();
        for (var result : process.expect("^DONE ?(.*)").group(1).split(" ", -1)) {
            int equals = result.lastIndexOf('=');
            if (equals > 0) {
                results.put(result.substring(0, equals), Integer.valueOf(result.substring(equals + 1)));
            }
        }
        return results;
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
        return new ErlangNode(process, port);
    }

    private static List<String> with(String[] options, String... more) {
        return Stream.concat(Stream.of(options), Stream.of(more)).toList();
    }
}
