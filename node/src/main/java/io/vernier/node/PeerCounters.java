package io.vernier.node;

/**
 * What was exchanged with a peer, all connections together.
 *
 * @param requestsSent of applications, retransmissions included
 * @param requestsReceived of applications
 * @param answersSent of applications
 * @param answersReceived of applications that a request waited for
 * @param retransmissions requests that were sent to it after another peer had failed
 * @param timeouts requests that it did not answer in time
 * @param unexpectedAnswers answers that no request waited for: late, or never asked for
 * @param discarded messages that meant nothing in the state of the connection
 * @param watchdogsSent DWRs
 * @param watchdogsReceived DWRs
 * @param connects capabilities exchanges that succeeded
 */
public record PeerCounters(
        long requestsSent,
        long requestsReceived,
        long answersSent,
        long answersReceived,
        long retransmissions,
        long timeouts,
        long unexpectedAnswers,
        long discarded,
        long watchdogsSent,
        long watchdogsReceived,
        long connects) {}
