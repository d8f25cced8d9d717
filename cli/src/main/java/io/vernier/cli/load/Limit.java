package io.vernier.cli.load;

import java.util.Locale;

/** Why a run was not faster, as far as the client can see. */
final class Limit {
    private static final double BUSY = 0.85;

    private Limit() {}

    static String of(Report report) {
        Pace pace = report.pace();
        if (report.answered() == 0) {
            return "nothing was answered";
        }
        int processors = Runtime.getRuntime().availableProcessors();
        String cores = String.format(Locale.ROOT, "%.1f of %d processors", report.cores(), processors);
        if (pace.isOpenLoop() && report.neverSent() == 0) {
            return "nothing: the rate was kept, with " + cores + " busy here"
                    + (report.limited() ? "; at times all " + pace.inFlight() + " in flight waited for answers" : "");
        }
        if (report.cores() >= BUSY * processors) {
            return "this process: " + cores + " busy; run it on another machine than the server";
        }
        if (report.cores() >= BUSY * report.connections() && report.connections() < processors) {
            return "perhaps this process: " + cores + " busy; try more --connections";
        }
        if (pace.isOpenLoop()) {
            return "the server's answers: " + pace.inFlight() + " requests in flight waited for them; "
                    + "the rate is above what it sustains, or --concurrency is too low for its latency";
        }
        return String.format(
                Locale.ROOT,
                "the server's answers: %d in flight, each %.2f ms; more --concurrency asks for more (%s busy here)",
                pace.inFlight(),
                report.percentileMillis(50),
                cores);
    }
}
