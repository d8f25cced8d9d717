package io.vernier.bench.compare;

import io.vernier.bench.load.RunOptions;
import java.util.List;
import java.util.Optional;

/** A stack that can be both ends of the exchange, each in a process of its own. */
interface Stack {
    /** Its name in the table. */
    String word();

    /**
     * Compiles or fetches what it needs, where that has not been done before.
     *
     * @return why it cannot run here and what helps, in a sentence; empty if it can
     */
    Optional<String> prepare();

    /** The command of the server, which prints {@code ready PORT}. */
    List<String> server(RunOptions options) throws Exception;

    /** The command of the client, which prints what {@link ClientOutput} reads. */
    List<String> client(RunOptions options, String port, long serverPid, String inFlight) throws Exception;
}
