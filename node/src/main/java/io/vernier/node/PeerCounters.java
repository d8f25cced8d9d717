package io.vernier.node;

import io.vernier.codec.CommandCode;
import io.vernier.node.statistics.Exchanged;
import io.vernier.node.statistics.Irregularity;
import io.vernier.node.statistics.TrafficStatistics;

/**
 * What was exchanged with a peer, all connections together; {@link Peer#statistics} has more. A node that was told not to
 * count {@linkplain NodeBuilder#trafficCounters messages of applications} has zeros for these.
 *
 * @param cer Capabilities-Exchange-Requests
 * @param cea Capabilities-Exchange-Answers
 * @param dwr Device-Watchdog-Requests
 * @param dwa Device-Watchdog-Answers
 * @param dpr Disconnect-Peer-Requests
 * @param dpa Disconnect-Peer-Answers
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
 * @param connects capabilities exchanges that succeeded
 */
public record PeerCounters(
        Exchanged cer,
        Exchanged cea,
        Exchanged dwr,
        Exchanged dwa,
        Exchanged dpr,
        Exchanged dpa,
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
        long connects) {
    static PeerCounters of(TrafficStatistics traffic, long connects) {
        Exchanged requests = traffic.requests();
        Exchanged answers = traffic.answers();
        return new PeerCounters(
                traffic.baseRequests(CommandCode.CAPABILITIES_EXCHANGE),
                traffic.baseAnswers(CommandCode.CAPABILITIES_EXCHANGE),
                traffic.baseRequests(CommandCode.DEVICE_WATCHDOG),
                traffic.baseAnswers(CommandCode.DEVICE_WATCHDOG),
                traffic.baseRequests(CommandCode.DISCONNECT_PEER),
                traffic.baseAnswers(CommandCode.DISCONNECT_PEER),
                requests.sent(),
                requests.received(),
                answers.sent(),
                answers.received(),
                traffic.count(Irregularity.RETRANSMISSION),
                traffic.count(Irregularity.TIMEOUT),
                traffic.count(Irregularity.UNEXPECTED_ANSWER),
                traffic.count(Irregularity.FAULTY_ANSWER),
                traffic.count(Irregularity.INVALID_ERROR_BIT),
                traffic.count(Irregularity.DUPLICATE),
                traffic.count(Irregularity.DISCARDED),
                connects);
    }
}
