package io.vernier.node.statistics;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was exchanged of one command.
 *
 * @param command which
 * @param requests requests, those sent again included
 * @param answers answers; received ones only as far as a request waited for them
 * @param sentResults the results of the answers sent, by code
 * @param receivedResults the results of the answers received, by code
 * @param irregularities what went another way; those that never happened are absent
 * @param responseTimes from when a request came until its answer went out
 * @param roundTrips from when a request was handed to its connection until its answer came
 */
public record CommandStatistics(
        CommandKey command,
        Exchanged requests,
        Exchanged answers,
        List<ResultCount> sentResults,
        List<ResultCount> receivedResults,
        Map<Irregularity, Long> irregularities,
        ResponseTimes responseTimes,
        ResponseTimes roundTrips) {
    public CommandStatistics {
        sentResults = List.copyOf(sentResults);
        receivedResults = List.copyOf(receivedResults);
        irregularities = Collections.unmodifiableMap(new TreeMap<>(irregularities));
    }
}
