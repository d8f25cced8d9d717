package io.vernier.node.statistics;

import io.vernier.json.Json;
import io.vernier.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What was exchanged, as JSON: durations in seconds, windows as arrays of 1, 5 and 15 minutes. Of what was never timed there is the count only. */
final class TrafficJson {
    private TrafficJson() {}

    static Json.Members of(TrafficStatistics traffic) {
        return Json.object()
                .put("requests", exchanged(traffic.requests()))
                .put("answers", exchanged(traffic.answers()))
                .put("octets", exchanged(traffic.octets()))
                .put("requests_received", window(traffic.requestsReceived()))
                .put("requests_sent", window(traffic.requestsSent()))
                .put("sent_results", ranges(traffic.sentResults()))
                .put("received_results", ranges(traffic.receivedResults()))
                .put("response_times", times(traffic.responseTimes()))
                .put("round_trips", times(traffic.roundTrips()))
                .put("commands", Json.array(traffic.commands(), TrafficJson::command))
                .build();
    }

    private static Json command(CommandStatistics command) {
        return Json.object()
                .put("name", command.command().name())
                .put("application", command.command().applicationId())
                .put("code", command.command().code())
                .put("requests", exchanged(command.requests()))
                .put("answers", exchanged(command.answers()))
                .put("sent_results", results(command.sentResults()))
                .put("received_results", results(command.receivedResults()))
                .put("irregularities", irregularities(command.irregularities()))
                .put("response_times", times(command.responseTimes()))
                .put("round_trips", times(command.roundTrips()))
                .build();
    }

    private static Json exchanged(Exchanged exchanged) {
        return Json.object()
                .put("sent", exchanged.sent())
                .put("received", exchanged.received())
                .build();
    }

    private static Json window(Window window) {
        return Json.array(window.lastMinute(), window.last5Minutes(), window.last15Minutes());
    }

    private static Json ranges(Map<Integer, Window> windows) {
        JsonObject json = Json.object();
        windows.forEach((range, window) -> json.put(range + "xxx", window(window)));
        return json.build();
    }

    private static Json results(List<ResultCount> results) {
        return Json.array(results, result -> {
            JsonObject json = Json.object();
            if (result.isExperimental()) {
                json.put("vendor", result.vendorId());
            }
            if (result.code() == ResultCount.OTHER) {
                json.put("code", "other");
            } else {
                json.put("code", result.code());
            }
            return json.put("count", result.count()).build();
        });
    }

    private static Json irregularities(Map<Irregularity, Long> counts) {
        JsonObject json = Json.object();
        counts.forEach((what, count) -> json.put(what.label(), count));
        return json.build();
    }

    private static Json times(ResponseTimes times) {
        if (times.count() == 0) {
            return Json.object().put("count", 0).build();
        }
        return Json.object()
                .put("count", times.count())
                .put("sum_s", seconds(times.sum()))
                .put("average_s", seconds(times.average()))
                .put("processed_per_second", times.processedPerSecond())
                .put("p50_s", seconds(times.p50()))
                .put("p90_s", seconds(times.p90()))
                .put("p99_s", seconds(times.p99()))
                .put("p999_s", seconds(times.p999()))
                .put("max_s", seconds(times.max()))
                .build();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
