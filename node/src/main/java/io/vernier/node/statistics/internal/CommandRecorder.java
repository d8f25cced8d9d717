package io.vernier.node.statistics.internal;

import io.vernier.node.statistics.Irregularity;
import org.jspecify.annotations.Nullable;

/** What one connection counts of one command. Written by the connection's event loop, read by anyone. */
final class CommandRecorder {
    static final int REQUESTS_SENT = 0;
    static final int REQUESTS_RECEIVED = 1;
    static final int ANSWERS_SENT = 2;
    static final int ANSWERS_RECEIVED = 3;
    private static final int FIRST_IRREGULARITY = 4;

    /** How many counters a command has. */
    static final int SIZE = FIRST_IRREGULARITY + Irregularity.values().length;

    final Counters counters = new Counters(SIZE);
    private volatile @Nullable ResultTable sentResults;
    private volatile @Nullable ResultTable receivedResults;
    private volatile @Nullable ResponseTimeRecorder responseTimes;
    private volatile @Nullable ResponseTimeRecorder roundTrips;

    /** Answers to requests of the batch that is being read; they go out at its end. */
    int answeredInBatch;

    @SuppressWarnings("EnumOrdinal") // a place in memory, never written anywhere
    static int slot(Irregularity what) {
        return FIRST_IRREGULARITY + what.ordinal();
    }

    void count(int slot) {
        counters.add(slot, 1);
    }

    void sentResult(long key) {
        ResultTable table = sentResults;
        if (table == null) {
            table = new ResultTable();
            sentResults = table;
        }
        table.add(key);
    }

    void receivedResult(long key) {
        ResultTable table = receivedResults;
        if (table == null) {
            table = new ResultTable();
            receivedResults = table;
        }
        table.add(key);
    }

    void responded(long nanos, int answers) {
        ResponseTimeRecorder times = responseTimes;
        if (times == null) {
            times = new ResponseTimeRecorder();
            responseTimes = times;
        }
        times.record(nanos, answers);
    }

    void wentRound(long nanos) {
        ResponseTimeRecorder times = roundTrips;
        if (times == null) {
            times = new ResponseTimeRecorder();
            roundTrips = times;
        }
        times.record(nanos, 1);
    }

    @Nullable ResultTable sentResults() {
        return sentResults;
    }

    @Nullable ResultTable receivedResults() {
        return receivedResults;
    }

    @Nullable ResponseTimeRecorder responseTimes() {
        return responseTimes;
    }

    @Nullable ResponseTimeRecorder roundTrips() {
        return roundTrips;
    }
}
