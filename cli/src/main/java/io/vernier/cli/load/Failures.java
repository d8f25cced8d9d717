package io.vernier.cli.load;

import io.vernier.codec.Explanation;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** Why requests were not answered, and how often. Safe for use by several threads. */
final class Failures {
    private final ConcurrentMap<String, Failed> failures = new ConcurrentHashMap<>();

    /** How often one thing went wrong, and how it was explained the first time. */
    private record Failed(Explanation first, LongAdder count) {}

    void add(Explanation why) {
        failures.computeIfAbsent(why.code(), code -> new Failed(why, new LongAdder()))
                .count
                .increment();
    }

    /** The most frequent first. */
    List<Report.Failure> list() {
        return failures.values().stream()
                .map(failed -> new Report.Failure(
                        failed.first.code(), failed.first.cause(), failed.first.remedy(), failed.count.sum()))
                .sorted((a, b) -> Long.compare(b.count(), a.count()))
                .toList();
    }
}
