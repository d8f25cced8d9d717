package io.vernier.cli.load;

import io.vernier.codec.ResultCode;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;

/**
 * Why a run was not faster, as far as this side can see.
 *
 * @param by in a word that stays, for programs
 * @param sentence what it was, and what shows it
 */
record Limit(By by, String sentence) {
    private static final double BUSY = 0.85;
    private static final double FULL = 0.9;
    private static final double MANY_ERRORS = 0.01;
    private static final double SELDOM = 0.01;
    private static final double LATE_MILLIS = 10;

    /** What can limit a run. */
    enum By {
        NO_ANSWERS,
        REFUSALS,
        FAILURES,
        RATE,
        GENERATOR,
        MACHINE,
        READING,
        ANSWERS;

        /** As it stands in JSON. */
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static Limit of(Report report) {
        if (report.answered() == 0) {
            return new Limit(By.NO_ANSWERS, "nothing was answered");
        }
        if (report.share(report.failed()) >= MANY_ERRORS) {
            return failures(report);
        }
        if (report.errorShare() >= MANY_ERRORS) {
            return refusals(report);
        }
        boolean open = report.pace().isOpenLoop();
        Evidence evidence = report.evidence();
        if (open && report.neverSent() == 0 && evidence.windowFull() < SELDOM && lateMillis(report) < LATE_MILLIS) {
            return new Limit(
                    By.RATE,
                    String.format(
                                    Locale.ROOT,
                                    "the rate that was asked for: every request left, 99 %% of them within %.2f ms of when it was due; ",
                                    lateMillis(report))
                            + work(evidence));
        }
        return below(report, evidence);
    }

    private static Limit failures(Report report) {
        var worst = report.failures().getFirst();
        return new Limit(
                By.FAILURES,
                String.format(
                                Locale.ROOT,
                                "requests without an answer: %s of all, most of them for %s: ",
                                percent(report.share(report.failed())),
                                worst.code())
                        + worst.cause() + " " + worst.remedy());
    }

    private static Limit refusals(Report report) {
        int worst = report.results().entrySet().stream()
                .filter(result -> !Report.isSuccess(result.getKey()))
                .max(Comparator.comparingLong(Map.Entry::getValue))
                .orElseThrow()
                .getKey();
        String name = worst == 0 ? "without a Result-Code" : "with " + worst + " " + ResultCode.name(worst);
        return new Limit(
                By.REFUSALS,
                String.format(
                                Locale.ROOT,
                                "the server's refusals: %s were answered %s; ",
                                percent(report.errorShare()),
                                name)
                        + (worst == ResultCode.TOO_BUSY
                                ? "it says itself that it can do no more"
                                : "what it can do for requests that it does not refuse, this does not show"));
    }

    /** The rate was not kept, or there was none to keep. */
    private static Limit below(Report report, Evidence evidence) {
        boolean machineIsFull = evidence.cores() + evidence.others() >= FULL * evidence.processors();
        if (evidence.loop() >= BUSY) {
            boolean more = !machineIsFull && report.connections() < evidence.processors();
            return new Limit(
                    By.GENERATOR,
                    "this process: " + work(evidence)
                            + (more
                                    ? "; more --connections have loops of their own"
                                    : "; run it on a machine of its own, or on several"));
        }
        if (evidence.driver() >= BUSY) {
            return new Limit(
                    By.GENERATOR,
                    String.format(
                                    Locale.ROOT,
                                    "this process: the thread that sends what is due worked %s of the time; ",
                                    percent(evidence.driver()))
                            + "share the rate among several processes");
        }
        if (machineIsFull) {
            return new Limit(
                    By.MACHINE,
                    String.format(
                            Locale.ROOT,
                            "this machine: %.1f of %d processors were busy, %.1f with this process and %.1f with others, "
                                    + "the server among them if it is here; run this on a machine of its own",
                            evidence.cores() + evidence.others(),
                            evidence.processors(),
                            evidence.cores(),
                            evidence.others()));
        }
        if (evidence.backedUp() >= 0.5) {
            return new Limit(
                    By.READING,
                    String.format(
                                    Locale.ROOT,
                                    "the server's reading, or the network: messages waited to be taken in %s of all looks; ",
                                    percent(evidence.backedUp()))
                            + work(evidence));
        }
        if (report.pace().isOpenLoop() && evidence.windowFull() < SELDOM) {
            return new Limit(
                    By.GENERATOR,
                    String.format(
                                    Locale.ROOT,
                                    "this process: requests left late, 1 %% of them by more than %.2f ms, though not too many were in "
                                            + "flight; it kept %.1f of %d processors busy, and ",
                                    lateMillis(report),
                                    evidence.cores(),
                                    evidence.processors())
                            + work(evidence)
                            + "; a longer --warmup may help, or a machine with less to do");
        }
        return answers(report, evidence);
    }

    private static Limit answers(Report report, Evidence evidence) {
        int inFlight = report.pace().inFlight();
        String sentence = report.pace().isOpenLoop()
                ? String.format(
                        Locale.ROOT,
                        "the server's answers: half of them took more than %.2f ms, and %s of the time all %,d requests that "
                                + "may be in flight waited for one; ask for less, or allow more with --in-flight; ",
                        Report.millis(report.serving(), 50),
                        percent(evidence.windowFull()),
                        inFlight)
                : String.format(
                        Locale.ROOT,
                        "the answers: %,d requests in flight waited for them, half of them more than %.2f ms; "
                                + "--in-flight %d would ask for more; ",
                        inFlight,
                        report.percentileMillis(50),
                        2 * inFlight);
        return new Limit(By.ANSWERS, sentence + work(evidence));
    }

    private static String work(Evidence evidence) {
        return String.format(
                Locale.ROOT, "the busiest event loop here worked %s of the time", percent(evidence.loop()));
    }

    private static double lateMillis(Report report) {
        return Report.millis(report.lag(), 99);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, share >= 0.1 ? "%.0f %%" : "%.2f %%", 100 * share);
    }
}
