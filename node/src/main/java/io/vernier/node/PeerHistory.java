package io.vernier.node;

import io.vernier.codec.Explanation;
import io.vernier.codec.Message;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What happened with a peer so far. Counters may be raised on any event loop and are read by any thread. */
final class PeerHistory {
    final LongAdder requestsSent = new LongAdder();
    final LongAdder requestsReceived = new LongAdder();
    final LongAdder answersSent = new LongAdder();
    final LongAdder answersReceived = new LongAdder();
    final LongAdder retransmissions = new LongAdder();
    final LongAdder timeouts = new LongAdder();
    final LongAdder unexpectedAnswers = new LongAdder();
    final LongAdder faultyAnswers = new LongAdder();
    final LongAdder invalidErrorBits = new LongAdder();
    final LongAdder duplicates = new LongAdder();
    final LongAdder discarded = new LongAdder();
    final LongAdder watchdogsSent = new LongAdder();
    final LongAdder watchdogsReceived = new LongAdder();
    final LongAdder connects = new LongAdder();
    private volatile @Nullable Instant lastConnect;
    private volatile @Nullable Instant lastDisconnect;
    private volatile @Nullable Explanation whyDisconnected;

    /** A connection has come to stand: ours when its socket is established, theirs when its CER was received. */
    void reached(Instant at) {
        lastConnect = at;
    }

    void connected() {
        connects.increment();
        whyDisconnected = null;
    }

    void disconnected(Instant at, Explanation why) {
        lastDisconnect = at;
        whyDisconnected = why;
    }

    /** A message that was pushed by hand. */
    void sent(Message message) {
        (message.isRequest() ? requestsSent : answersSent).increment();
    }

    void notConnected(Explanation why) {
        whyDisconnected = why;
    }

    Optional<Instant> lastConnect() {
        return Optional.ofNullable(lastConnect);
    }

    Optional<Instant> lastDisconnect() {
        return Optional.ofNullable(lastDisconnect);
    }

    Optional<Explanation> whyDisconnected() {
        return Optional.ofNullable(whyDisconnected);
    }

    PeerCounters counters() {
        return new PeerCounters(
                requestsSent.sum(),
                requestsReceived.sum(),
                answersSent.sum(),
                answersReceived.sum(),
                retransmissions.sum(),
                timeouts.sum(),
                unexpectedAnswers.sum(),
                faultyAnswers.sum(),
                invalidErrorBits.sum(),
                duplicates.sum(),
                discarded.sum(),
                watchdogsSent.sum(),
                watchdogsReceived.sum(),
                connects.sum());
    }
}
