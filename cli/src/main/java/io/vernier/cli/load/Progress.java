package io.vernier.cli.load;

import java.time.Duration;

/**
 * Where a run stands.
 *
 * @param elapsed since its start
 * @param total how long it takes, warm-up included
 * @param answered requests of the measured time that were answered
 * @param inFlight requests that wait for their answers
 */
public record Progress(Duration elapsed, Duration total, long answered, int inFlight) {}
