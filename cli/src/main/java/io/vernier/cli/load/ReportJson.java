package io.vernier.cli.load;

import io.vernier.cli.load.spectrum.Percentile;
import io.vernier.cli.load.spectrum.Spectrum;
import io.vernier.codec.ResultCode;
import io.vernier.json.JsonWriter;
import org.HdrHistogram.Histogram;

/** A report for programs: one object. */
final class ReportJson {
    private ReportJson() {}

    static StringBuilder of(Report report, LoadOptions options, String server) {
        var text = new StringBuilder();
        var json = new JsonWriter(text).beginObject();
        Pace pace = report.pace();
        json.name("to").value(options.address()).name("server").value(server);
        json.name("mode").value(pace.isOpenLoop() ? "open" : "closed");
        if (pace.rates().values().size() == 1) {
            json.name("targetPerSecond").value(pace.rates().values().getFirst());
        }
        json.name("inFlight").value(pace.inFlight()).name("connections").value(report.connections());
        json.name("seconds").value(report.measured().toNanos() / 1e9);
        json.name("answered").value(report.answered()).name("perSecond").rounded(report.rate(), 1);
        json.name("failed").value(report.failed()).name("neverSent").value(report.neverSent());
        json.name("errors").value(report.errors());
        latency(json, "latencyMillis", report.latencies());
        if (pace.isOpenLoop()) {
            latency(json, "sinceSentMillis", report.serving());
            latency(json, "sentLateMillis", report.lag());
        }
        spectrum(json, report);
        steps(json, report);
        ends(json, report);
        limit(json, report);
        json.name("thresholds").beginArray();
        for (Threshold threshold : options.thresholds()) {
            json.beginObject().name("threshold").value(threshold.text());
            json.name("kept").value(threshold.isKept(report)).endObject();
        }
        json.endArray().endObject();
        return text;
    }

    private static void latency(JsonWriter json, String name, Histogram nanos) {
        json.name(name).beginObject();
        for (Percentile percentile : Percentile.values()) {
            json.name(percentile.word()).rounded(percentile.millis(nanos), 3);
        }
        json.endObject();
    }

    private static void spectrum(JsonWriter json, Report report) {
        json.name("spectrum").beginArray();
        for (var band : Spectrum.of(report.latencies()).bands()) {
            json.beginObject().name("fromMillis").value(band.fromNanos() / 1e6);
            json.name("toMillis").value(band.toNanos() / 1e6);
            json.name("count").value(band.count()).endObject();
        }
        json.endArray();
    }

    private static void steps(JsonWriter json, Report report) {
        json.name("steps").beginArray();
        for (var step : report.steps()) {
            json.beginObject().name("fromPerSecond").value(step.asked().from());
            json.name("toPerSecond").value(step.asked().to());
            json.name("perSecond").rounded(step.rate(), 1);
            json.name("neverSent").value(step.neverSent());
            latency(json, "latencyMillis", step.latencies());
            json.endObject();
        }
        json.endArray();
    }

    private static void ends(JsonWriter json, Report report) {
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
        json.endArray();
    }

    private static void limit(JsonWriter json, Report report) {
        Limit limit = Limit.of(report);
        Evidence evidence = report.evidence();
        json.name("limit").value(limit.by().word()).name("limitedBy").value(limit.sentence());
        json.name("cores").rounded(evidence.cores(), 2);
        json.name("evidence").beginObject().name("processors").value(evidence.processors());
        if (!Double.isNaN(evidence.others())) {
            json.name("otherCores").rounded(evidence.others(), 2);
        }
        json.name("busiestLoop").rounded(evidence.loop(), 3);
        json.name("sendingThread").rounded(evidence.driver(), 3);
        json.name("windowFull").rounded(evidence.windowFull(), 3);
        json.name("backedUp").rounded(evidence.backedUp(), 3).endObject();
    }
}
