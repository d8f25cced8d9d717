package io.vernier.node.statistics.internal;

import io.vernier.node.statistics.CommandStatistics;
import io.vernier.node.statistics.Exchanged;
import io.vernier.node.statistics.TrafficStatistics;
import io.vernier.node.statistics.Window;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What several connections counted, added up. Whoever makes it fills it; from then on it is only read, and may be by any
 * thread.
 */
final class Tally {
    private static final int RANGES = 5;

    private final CommandIndex index;
    private final @Nullable CommandTally[] commands;
    private final Windows windows = new Windows();
    private final long[] octets = new long[2];

    Tally(CommandIndex index) {
        this.index = index;
        this.commands = new @Nullable CommandTally[index.size()];
    }

    /** Adds one connection, newer ones before older ones. */
    void add(ConnectionRecorder connection) {
        for (int i = 0; i < commands.length; i++) {
            CommandRecorder row = connection.row(i);
            if (row != null) {
                command(i).add(row);
            }
        }
        windows.addAll(connection.windows());
        octets[ConnectionRecorder.SENT] += connection.octets(ConnectionRecorder.SENT);
        octets[ConnectionRecorder.RECEIVED] += connection.octets(ConnectionRecorder.RECEIVED);
    }

    /** Adds connections that ended before those that were added already. */
    void addOlder(Tally older) {
        for (int i = 0; i < commands.length; i++) {
            CommandTally theirs = older.commands[i];
            if (theirs != null) {
                command(i).addOlder(theirs);
            }
        }
        addRest(older);
    }

    /** Adds another peer. */
    void addBeside(Tally peer) {
        for (int i = 0; i < commands.length; i++) {
            CommandTally theirs = peer.commands[i];
            if (theirs != null) {
                command(i).addBeside(theirs);
            }
        }
        addRest(peer);
    }

    private void addRest(Tally other) {
        windows.addAll(other.windows);
        octets[ConnectionRecorder.SENT] += other.octets[ConnectionRecorder.SENT];
        octets[ConnectionRecorder.RECEIVED] += other.octets[ConnectionRecorder.RECEIVED];
    }

    private CommandTally command(int position) {
        CommandTally tally = commands[position];
        if (tally == null) {
            tally = new CommandTally();
            commands[position] = tally;
        }
        return tally;
    }

    /** The sum, with windows that end now. */
    TrafficStatistics statistics(long nanoTime) {
        long now = ConnectionRecorder.second(nanoTime);
        var responseTimes = new TimesTally();
        var roundTrips = new TimesTally();
        var statistics = new ArrayList<CommandStatistics>();
        for (int i = 0; i < commands.length; i++) {
            CommandTally tally = commands[i];
            if (tally != null) {
                statistics.add(tally.statistics(index.key(i)));
                responseTimes.addBeside(tally.responseTimes);
                roundTrips.addBeside(tally.roundTrips);
            }
        }
        return new TrafficStatistics(
                statistics,
                responseTimes.times(),
                roundTrips.times(),
                window(Windows.REQUESTS_RECEIVED, now),
                window(Windows.REQUESTS_SENT, now),
                results(Windows::sentResult, now),
                results(Windows::receivedResult, now),
                new Exchanged(octets[ConnectionRecorder.SENT], octets[ConnectionRecorder.RECEIVED]));
    }

    private Map<Integer, Window> results(IntUnaryOperator column, long now) {
        Map<Integer, Window> results = new TreeMap<>();
        for (int range = 1; range <= RANGES; range++) {
            Window window = window(column.applyAsInt(range), now);
            if (!window.equals(Window.NONE)) {
                results.put(range, window);
            }
        }
        return results;
    }

    private Window window(int column, long now) {
        SecondSlots slots = windows.column(column);
        return slots == null ? Window.NONE : slots.window(now);
    }
}
