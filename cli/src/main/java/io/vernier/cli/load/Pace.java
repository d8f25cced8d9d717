package io.vernier.cli.load;

import java.time.Duration;

/**
 * How much is sent.
 *
 * @param rates requests per second, whatever the server does (open loop); none to send the next request of a slot when
 *     its answer is there (closed loop)
 * @param inFlight how many requests may wait for their answers at once
 * @param warmUp how long is sent before anything is counted
 * @param measured how long is counted
 */
public record Pace(Rates rates, int inFlight, Duration warmUp, Duration measured) {
    boolean isOpenLoop() {
        return !rates.isNone();
    }

    /** How many parts of the measured time have figures of their own. */
    int steps() {
        return isOpenLoop() ? rates.steps().size() : 1;
    }
}
