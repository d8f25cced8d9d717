package io.vernier.cli.load;

import io.vernier.codec.ResultCode;
import io.vernier.json.JsonWriter;

/** A report for programs: one object. */
final class ReportJson {
    private static final double[] PERCENTILES = {50, 90, 99, 99.9};

    private ReportJson() {}

    static StringBuilder of(Report report, LoadOptions options, String server) {
        var text = new StringBuilder();
        var json = new JsonWriter(text).beginObject();
        Pace pace = report.pace();
        json.name("to").value(options.address()).name("server").value(server);
        json.name("mode").value(pace.isOpenLoop() ? "open" : "closed");
        if (pace.isOpenLoop()) {
            json.name("targetPerSecond").value(pace.rate());
        }
        json.name("inFlight").value(pace.inFlight()).name("connections").value(report.connections());
        json.name("seconds").value(pace.measured().toNanos() / 1e9);
        json.name("answered").value(report.answered()).name("perSecond").rounded(report.rate(), 1);
        json.name("failed").value(report.failed()).name("neverSent").value(report.neverSent());
        json.name("errors").value(report.errors());
        latency(json, report);
        json.name("results").beginArray();
        report.results()
                .forEach((code, count) -> json.beginObject()
                        .name("resultCode")
                        .value(code)
                        .name("name")
                        .value(code == 0 ? null : ResultCode.name(code))
                        .name("count")
                        .value(count)
                        .endObject());
        json.endArray().name("failures").beginArray();
        for (Report.Failure failure : report.failures()) {
            json.beginObject().name("code").value(failure.code()).name("cause").value(failure.cause());
            json.name("count").value(failure.count()).endObject();
        }
        json.endArray().name("cores").rounded(report.cores(), 2);
        json.name("limitedBy").value(Limit.of(report)).name("thresholds").beginArray();
        for (Threshold threshold : options.thresholds()) {
            json.beginObject().name("threshold").value(threshold.text());
            json.name("kept").value(threshold.isKept(report)).endObject();
        }
        json.endArray().endObject();
        return text;
    }

    private static void latency(JsonWriter json, Report report) {
        json.name("latencyMillis").beginObject();
        for (double percentile : PERCENTILES) {
            String name = percentile == Math.rint(percentile) ? "p" + (int) percentile : "p" + percentile;
            json.name(name).rounded(report.percentileMillis(percentile), 3);
        }
        json.name("max").rounded(report.maxMillis(), 3).endObject();
    }
}
