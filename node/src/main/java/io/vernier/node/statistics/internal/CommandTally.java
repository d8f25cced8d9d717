package io.vernier.node.statistics.internal;

import io.vernier.node.statistics.CommandKey;
import io.vernier.node.statistics.CommandStatistics;
import io.vernier.node.statistics.Exchanged;
import io.vernier.node.statistics.Irregularity;
import io.vernier.node.statistics.ResultCount;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What several connections counted of one command. Not safe for use by several threads at once. */
final class CommandTally {
    final TimesTally responseTimes = new TimesTally();
    final TimesTally roundTrips = new TimesTally();
    private final long[] counters = new long[CommandRecorder.SIZE];
    private final Map<Long, Long> sentResults = new TreeMap<>();
    private final Map<Long, Long> receivedResults = new TreeMap<>();

    void add(CommandRecorder row) {
        for (int i = 0; i < counters.length; i++) {
            counters[i] += row.counters.get(i);
        }
        add(row.sentResults(), sentResults);
        add(row.receivedResults(), receivedResults);
        responseTimes.add(row.responseTimes());
        roundTrips.add(row.roundTrips());
    }

    void addOlder(CommandTally older) {
        addCounts(older);
        responseTimes.addOlder(older.responseTimes);
        roundTrips.addOlder(older.roundTrips);
    }

    void addBeside(CommandTally other) {
        addCounts(other);
        responseTimes.addBeside(other.responseTimes);
        roundTrips.addBeside(other.roundTrips);
    }

    private void addCounts(CommandTally other) {
        for (int i = 0; i < counters.length; i++) {
            counters[i] += other.counters[i];
        }
        other.sentResults.forEach((key, count) -> sentResults.merge(key, count, Long::sum));
        other.receivedResults.forEach((key, count) -> receivedResults.merge(key, count, Long::sum));
    }

    private static void add(@Nullable ResultTable table, Map<Long, Long> to) {
        if (table != null) {
            table.forEach((key, count) -> to.merge(key, count, Long::sum));
        }
    }

    CommandStatistics statistics(CommandKey command) {
        Map<Irregularity, Long> irregularities = new EnumMap<>(Irregularity.class);
        for (Irregularity what : Irregularity.values()) {
            long count = counters[CommandRecorder.slot(what)];
            if (count > 0) {
                irregularities.put(what, count);
            }
        }
        return new CommandStatistics(
                command,
                new Exchanged(counters[CommandRecorder.REQUESTS_SENT], counters[CommandRecorder.REQUESTS_RECEIVED]),
                new Exchanged(counters[CommandRecorder.ANSWERS_SENT], counters[CommandRecorder.ANSWERS_RECEIVED]),
                results(sentResults),
                results(receivedResults),
                irregularities,
                responseTimes.times(),
                roundTrips.times());
    }

    private static List<ResultCount> results(Map<Long, Long> counts) {
        var results = new ArrayList<ResultCount>();
        counts.forEach((key, count) -> results.add(
                key == ResultTable.OTHER
                        ? new ResultCount(0, ResultCount.OTHER, count)
                        : new ResultCount(key >>> 32, key & 0xffff_ffffL, count)));
        return results;
    }
}
