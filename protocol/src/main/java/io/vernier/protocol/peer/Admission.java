package io.vernier.protocol.peer;

import io.vernier.codec.Explanation;
import io.vernier.codec.ResultCode;
import io.vernier.protocol.Reason;
import java.util.function.Predicate;

/**
 * Decides whether a peer that connects to us may stay, once its capabilities are known (RFC 6733 section 5.3). Called on
 * the connection's event loop, so it must not block.
 */
@FunctionalInterface
public interface Admission {
    Decision decide(Capabilities peer);

    /** What becomes of the peer. */
    sealed interface Decision {
        /** It is welcome. */
        record Accept() implements Decision {}

        /** It is told why not, and the connection is closed. */
        record Refuse(int resultCode, Explanation why) implements Decision {}

        /** The connection is closed without an answer. */
        record Discard(Explanation why) implements Decision {}
    }

    /** Accepts every peer. */
    static Admission everybody() {
        return peer -> new Decision.Accept();
    }

    /** Accepts the peers whose Origin-Host is known, and answers the others with 3010 UNKNOWN_PEER. */
    static Admission known(Predicate<String> isKnown) {
        return peer -> isKnown.test(peer.originHost())
                ? new Decision.Accept()
                : new Decision.Refuse(ResultCode.UNKNOWN_PEER, unknown(peer));
    }

    /** Accepts the peers whose Origin-Host is known, and closes on the others without a word. */
    static Admission knownSilently(Predicate<String> isKnown) {
        return peer -> isKnown.test(peer.originHost()) ? new Decision.Accept() : new Decision.Discard(unknown(peer));
    }

    private static Explanation unknown(Capabilities peer) {
        return Reason.UNKNOWN_PEER.explain(peer.originHost());
    }
}
