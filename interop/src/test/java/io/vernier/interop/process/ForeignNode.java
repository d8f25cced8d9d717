package io.vernier.interop.process;

import java.util.Map;
import java.util.TreeMap;

/**
 * A Diameter node of foreign make: a server and client of accounting and credit control. The programs in it print the
 * same words and obey the same ones, so tests need not know which it is.
 */
public interface ForeignNode {
    /** The realm of all foreign nodes, and where their requests go. */
    String REALM = "example";

    /** Its Origin-Host. */
    String host();

    /** Where it listens. */
    int port();

    /** The program: what it printed, and ways to end it. */
    ForeignProcess process();

    /** Has it part from its peers by Disconnect-Peer-Requests, and end. */
    void part();

    /** Waits for an event, by its words. */
    default void expectEvent(String pattern) {
        process().expect("EVENT " + pattern); // anywhere: a daemon's own threads may have begun the line
    }

    /** Waits until it sees a peer as connected. */
    default void expectUp(String peer) {
        expectEvent("up " + peer);
    }

    /** Sets how it answers from now on: {@code delay MS}, {@code answer RC}, {@code discard}. */
    default void behave(String how) {
        process().tell(how);
        process().expect("^OK");
    }

    /** Sends requests of an application, {@code cc} or {@code acct}, and gives how often each result came. */
    default Map<String, Integer> call(String application, int count, int window, int timeoutMs) {
        process().tell("call " + application + " " + count + " " + window + " " + timeoutMs);
        return results();
    }

    /** Sends requests without end. */
    default void startTraffic(String application, int window, int timeoutMs) {
        process().tell("traffic " + application + " " + window + " " + timeoutMs);
    }

    /** Ends what {@link #startTraffic} began, and gives how often each result came. */
    default Map<String, Integer> stopTraffic() {
        process().tell("enough");
        return results();
    }

    private Map<String, Integer> results() {
        var results = new TreeMap<String, Integer>();
        for (var result : process().expect("^DONE ?(.*)").group(1).split(" ", -1)) {
            int equals = result.lastIndexOf('=');
            if (equals > 0) {
                results.put(result.substring(0, equals), Integer.valueOf(result.substring(equals + 1)));
            }
        }
        return results;
    }
}
