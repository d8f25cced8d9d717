package io.vernier.node.statistics;

import io.vernier.json.Json;
import io.vernier.json.JsonException;
import io.vernier.json.JsonReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/**
 * The statistics of a node at one moment, as one line of JSON: the members of {@link TrafficStatistics#toJson} and
 * {@code timestamp}, in ISO 8601.
 *
 * @param at when it was taken
 * @param json the line
 */
public record StatisticsSnapshot(Instant at, String json) {
    private static final String TIMESTAMP = "timestamp";

    /** What was counted until now. */
    public static StatisticsSnapshot of(Instant at, TrafficStatistics traffic) {
        var members = Json.object().put(TIMESTAMP, at.toString());
        traffic.toJson().members().forEach(members::put);
        return new StatisticsSnapshot(at, members.build().toText());
    }

    /**
     * A line that was written before.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static StatisticsSnapshot parse(String line) {
        try {
            List<Json> values = JsonReader.readAll(line);
            if (values.size() == 1
                    && values.get(0) instanceof Json.Members object
                    && object.members().get(TIMESTAMP) instanceof Json.Text(String at)) {
                return new StatisticsSnapshot(Instant.parse(at), line);
            }
        } catch (JsonException | DateTimeException e) {
            throw new IllegalArgumentException("no snapshot: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException("no snapshot: (expected: one JSON object with a timestamp)");
    }

    /** The same, member by member. */
    public Json.Members values() {
        return (Json.Members) JsonReader.readAll(json).get(0);
    }
}
