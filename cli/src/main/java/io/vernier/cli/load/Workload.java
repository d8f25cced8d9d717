package io.vernier.cli.load;

import java.time.Duration;

/**
 * What the requests are.
 *
 * @param kind sessions, first requests, or events
 * @param destinationRealm where they go
 * @param subscriber the IMSI that is charged
 * @param timeout how long an answer is waited for
 */
public record Workload(RequestKind kind, String destinationRealm, String subscriber, Duration timeout) {}
