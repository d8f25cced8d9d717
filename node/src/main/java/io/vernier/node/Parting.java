package io.vernier.node;

import io.vernier.protocol.peer.DisconnectCause;
import io.vernier.protocol.peer.PeerTimeouts;
import java.time.Duration;
import java.util.Optional;

/** How a node takes leave of a peer: what a {@link DisconnectPolicy} decides. */
public sealed interface Parting {
    /**
     * Sends a Disconnect-Peer-Request, and closes when it is answered or the time is over.
     *
     * @param cause its Disconnect-Cause; where it is empty, that which goes with the reason ({@link DisconnectPolicy.Why#cause})
     * @param timeout how long to wait for the answer, 1 ms to 1 h; where it is empty, as long as the node's time-outs say
     */
    record Request(Optional<DisconnectCause> cause, Optional<Duration> timeout) implements Parting {
        /** @throws IllegalArgumentException if the time-out is out of its range */
        public Request {
            timeout.ifPresent(wait -> PeerTimeouts.defaults().withDisconnectAnswer(wait));
        }
    }

    /** Closes without a word. */
    record Close() implements Parting {}

    /** Leaves the decision to the next policy; where there is none, a Disconnect-Peer-Request is sent. */
    record Ignore() implements Parting {}

    /** Takes leave in the usual way. */
    static Parting request() {
        return new Request(Optional.empty(), Optional.empty());
    }

    /** Takes leave with this cause. */
    static Parting request(DisconnectCause cause) {
        return new Request(Optional.of(cause), Optional.empty());
    }

    /**
     * Takes leave with this cause, and waits so long for the answer.
     *
     * @throws IllegalArgumentException if the time-out is not between 1 ms and 1 h
     */
    static Parting request(DisconnectCause cause, Duration timeout) {
        return new Request(Optional.of(cause), Optional.of(timeout));
    }

    /** Closes without a word. */
    static Parting close() {
        return new Close();
    }

    /** Leaves the decision to the next policy. */
    static Parting ignore() {
        return new Ignore();
    }
}
