package io.vernier.cli.load;

import java.util.ArrayList;
import java.util.List;

/**
 * When each request of an open loop is due, whatever the server does: the first rate while the run warms up, then the
 * steps. Requests are numbered from 0 on, and times are nanoseconds since the start. Immutable.
 */
final class Schedule {
    private final List<Phase> phases = new ArrayList<>();
    private final long firstMeasured;
    private final long requests;

    /** From here on so many requests are due, at a rate that changes evenly. Rates are requests per nanosecond. */
    private record Phase(long first, long start, double rate, double growth) {
        static Phase of(long first, long start, long nanos, Rates.Step step) {
            return new Phase(first, start, step.from() / 1e9, (step.to() - step.from()) / 1e9 / nanos);
        }

        /** The time by which the area under the rate has grown to so many requests. */
        long due(long request) {
            double many = request - first;
            double after = growth == 0
                    ? many / rate
                    : (Math.sqrt(Math.max(0, rate * rate + 2 * growth * many)) - rate) / growth;
            return start + (long) after;
        }
    }

    Schedule(Pace pace) {
        var steps = pace.rates().steps();
        double firstRate = steps.getFirst().from();
        long warmUp = pace.warmUp().toNanos();
        this.firstMeasured = add(0, 0, warmUp, new Rates.Step(firstRate, firstRate));
        long next = firstMeasured;
        long measured = pace.measured().toNanos();
        for (int i = 0; i < steps.size(); i++) {
            long start = warmUp + measured * i / steps.size();
            long end = warmUp + measured * (i + 1) / steps.size();
            next = add(next, start, end - start, steps.get(i));
        }
        this.requests = next;
    }

    private long add(long first, long start, long nanos, Rates.Step step) {
        if (nanos > 0) {
            phases.add(Phase.of(first, start, nanos, step));
        }
        return first + (long) Math.ceil((step.from() + step.to()) / 2 * nanos / 1e9);
    }

    /** How many there are, those of the warm-up included. */
    long requests() {
        return requests;
    }

    /** The first one that counts. */
    long firstMeasured() {
        return firstMeasured;
    }

    /** When it is due. */
    long due(long request) {
        int i = phases.size() - 1;
        while (i > 0 && request < phases.get(i).first()) {
            i--;
        }
        return phases.get(i).due(request);
    }
}
