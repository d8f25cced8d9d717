package io.vernier.bench.compare;

import io.vernier.bench.load.Figures;
import io.vernier.bench.load.Snapshot;
import io.vernier.bench.process.Jvm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a client prints. One in Java gives whole {@link Figures}; any other says {@code begin N} and {@code measured N} when it
 * does, so that what both processes use is seen from here, and then {@code end N COUNT SECONDS P50 P99 P999 FAILED}, in
 * microseconds. All other lines are its own affair.
 */
final class ClientOutput {
    private final Jvm client;
    private final long serverPid;

    ClientOutput(Jvm client, long serverPid) {
        this.client = client;
        this.serverPid = serverPid;
    }

    /** Reads until it ends, however it does. */
    List<Figures> read() throws IOException {
        var figures = new ArrayList<Figures>();
        Snapshot before = Snapshot.take(client.pid(), serverPid);
        Snapshot after = before;
        for (String line = client.readLine(); line != null; line = client.readLine()) {
            if (line.startsWith("begin ")) {
                before = Snapshot.take(client.pid(), serverPid);
            } else if (line.startsWith("measured ")) {
                after = Snapshot.take(client.pid(), serverPid);
            } else if (line.startsWith("end ")) {
                figures.add(figures(line.split(" ", -1), before, after));
            } else {
                Figures.parse(line).ifPresent(figures::add);
            }
        }
        return figures;
    }

    private static Figures figures(String[] words, Snapshot before, Snapshot after) {
        double[] micros = {
            Double.parseDouble(words[4]), Double.parseDouble(words[5]), Double.parseDouble(words[6]), Double.NaN
        };
        return Figures.of(
                Integer.parseInt(words[1]), Long.parseLong(words[2]), micros, before, after, Long.parseLong(words[7]));
    }
}
