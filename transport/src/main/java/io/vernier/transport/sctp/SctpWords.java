package io.vernier.transport.sctp;

import static io.vernier.transport.TransportProblem.CLOSED_BY_PEER;
import static io.vernier.transport.TransportProblem.DOES_NOT_FIT;
import static io.vernier.transport.TransportProblem.LOST;
import static io.vernier.transport.TransportProblem.RESET_BY_PEER;

import io.vernier.codec.Explanation;
import io.vernier.transport.Endpoint;
import io.vernier.transport.TransportException;
import io.vernier.transport.TransportProblem;
import io.vernier.transport.internal.netty.SocketWords;
import io.vernier.transport.internal.tls.TlsWords;
import java.io.IOException;

/** The words for the end of an association. */
final class SctpWords {
    private SctpWords() {}

    /** The kernel gave the association up and does not say why. */
    static Explanation lost(Endpoint remote) {
        return LOST.explain("the association with " + remote + " was lost");
    }

    static Explanation left(Endpoint remote) {
        return CLOSED_BY_PEER.explain("the peer " + remote + " closed the connection");
    }

    static Explanation goneAtOnce() {
        return CLOSED_BY_PEER.explain("the peer ended the association as soon as it was there");
    }

    /** An end that anybody on the network could have brought about. */
    static Explanation leftWithoutWord(Endpoint remote) {
        return RESET_BY_PEER.explain("the peer " + remote + " ended the association without the goodbye of DTLS");
    }

    static Explanation restarted(Endpoint remote) {
        return RESET_BY_PEER.explain(
                "the peer " + remote + " began the association anew, so it has forgotten this connection");
    }

    static Explanation lost(Endpoint remote, Throwable thrown) {
        String text = SocketWords.text(thrown);
        if (text.contains("reset") || text.contains("broken pipe") || text.contains("aborted")) {
            return RESET_BY_PEER.explain("the peer " + remote + " aborted the association");
        }
        if (text.contains("too long")) {
            return DOES_NOT_FIT.explain("the kernel takes no message of that length for " + remote);
        }
        if (text.contains("timed out")) {
            return LOST.explain(
                    "the association with " + remote + " was lost: no address of the peer answers any more");
        }
        if (thrown instanceof IOException) {
            return LOST.explain("the association with " + remote + " was lost: " + SocketWords.message(thrown));
        }
        return TransportProblem.HANDLER_FAILED.explain("the association with " + remote + " failed: " + thrown);
    }

    /** Why an association could not be protected. */
    static Explanation notProtected(String peer, Throwable thrown) {
        if (thrown instanceof TransportException known) {
            return known.explanation();
        }
        return TlsWords.refusal(peer, thrown)
                .orElseGet(() -> TransportProblem.HANDSHAKE_FAILED.explain(
                        peer + " ended the association during the handshake of DTLS: " + SocketWords.message(thrown)));
    }
}
