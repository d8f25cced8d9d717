package io.vernier.node.statistics;

import io.vernier.codec.CommandCode;
import io.vernier.json.Json;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was exchanged with a peer, or by a node with all of its peers, since it is known: over all of its connections, and
 * never going back when one ends. An immutable picture of the moment it was asked for, gathered without making an event
 * loop wait: while messages flow, its numbers may be some microseconds apart.
 *
 * @param commands what was exchanged at all, command by command
 * @param responseTimes from when a request came until its answer went out, all commands together
 * @param roundTrips from when a request was handed to its connection until its answer came, all commands together
 * @param requestsReceived how many requests of applications came lately
 * @param requestsSent how many requests of applications went out lately
 * @param sentResults how many answers of 1xxx to 5xxx went out lately, 1 to 5 being the keys; absent where there were none
 * @param receivedResults how many answers of 1xxx to 5xxx came lately
 * @param octets of all messages, headers included
 */
public record TrafficStatistics(
        List<CommandStatistics> commands,
        ResponseTimes responseTimes,
        ResponseTimes roundTrips,
        Window requestsReceived,
        Window requestsSent,
        Map<Integer, Window> sentResults,
        Map<Integer, Window> receivedResults,
        Exchanged octets) {
    private static final long BASE = 0;

    public TrafficStatistics {
        commands = List.copyOf(commands);
        sentResults = Collections.unmodifiableMap(new TreeMap<>(sentResults));
        receivedResults = Collections.unmodifiableMap(new TreeMap<>(receivedResults));
    }

    /** As JSON: durations in seconds, windows as arrays of 1, 5 and 15 minutes. */
    public Json.Members toJson() {
        return TrafficJson.of(this);
    }

    /** What was exchanged of one command; empty if nothing was. */
    public Optional<CommandStatistics> command(long applicationId, int code) {
        return commands.stream()
                .filter(c -> c.command().applicationId() == applicationId
                        && c.command().code() == code)
                .findFirst();
    }

    /** Requests of one base command, such as {@link CommandCode#DEVICE_WATCHDOG}. */
    public Exchanged baseRequests(int code) {
        return command(BASE, code).map(CommandStatistics::requests).orElse(Exchanged.NONE);
    }

    /** Answers of one base command. */
    public Exchanged baseAnswers(int code) {
        return command(BASE, code).map(CommandStatistics::answers).orElse(Exchanged.NONE);
    }

    /** Requests of applications, all together. */
    public Exchanged requests() {
        return commands.stream()
                .filter(c -> !c.command().isOfTheLink())
                .map(CommandStatistics::requests)
                .reduce(Exchanged.NONE, Exchanged::plus);
    }

    /** Answers of applications, all together. */
    public Exchanged answers() {
        return commands.stream()
                .filter(c -> !c.command().isOfTheLink())
                .map(CommandStatistics::answers)
                .reduce(Exchanged.NONE, Exchanged::plus);
    }

    /** How often it happened, over all commands. */
    public long count(Irregularity what) {
        return commands.stream()
                .mapToLong(c -> c.irregularities().getOrDefault(what, 0L))
                .sum();
    }
}
