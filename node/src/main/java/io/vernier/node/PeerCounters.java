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
 * @param faultyAnswers answers that broke the grammar of their command or the rules of their Result-Code
 * @param invalidErrorBits those of them whose E bit did not fit their Result-Code (RFC 6733 section 7.2)
 * @param duplicates requests of it that were answered as they had been before ({@link NodeBuilder#rememberedAnswers})
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
        long faultyAnswers,
        long invalidErrorBits,
        long duplicates,
        long discarded,
        long watchdogsSent,
        long watchdogsReceived,
        long connects) {}
