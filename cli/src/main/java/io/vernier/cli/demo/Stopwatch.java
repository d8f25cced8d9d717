package io.vernier.cli.demo;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Counts from the first sight that it is asked about. For one thread at a time. */
final class Stopwatch {
    private @Nullable Instant start;

    double millis(Sight sight) {
        if (start == null) {
            start = sight.at();
        }
        return Duration.between(start, sight.at()).toNanos() / 1e6;
    }
}
