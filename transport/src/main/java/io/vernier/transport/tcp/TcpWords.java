package io.vernier.transport.tcp;

import static io.vernier.transport.TransportProblem.LOST;
import static io.vernier.transport.TransportProblem.RESET_BY_PEER;

import io.vernier.codec.Explanation;
import io.vernier.transport.Endpoint;
import io.vernier.transport.TransportProblem;
import io.vernier.transport.internal.netty.SocketWords;
import io.vernier.transport.internal.tls.TlsWords;
import java.io.IOException;
import java.util.Optional;

/** The words for the end of a connection over TCP or TLS. */
final class TcpWords {
    private TcpWords() {}

    static Explanation lost(Endpoint remote, Throwable thrown) {
        Optional<Explanation> refusal = TlsWords.refusal("the peer " + remote, thrown);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        String text = SocketWords.text(thrown);
        if (text.contains("reset") || text.contains("broken pipe") || text.contains("aborted")) {
            return RESET_BY_PEER.explain("the peer " + remote + " broke the connection");
        }
        if (thrown instanceof IOException) {
            return LOST.explain("the connection to " + remote + " was lost: " + SocketWords.message(thrown));
        }
        return TransportProblem.HANDLER_FAILED.explain("the connection to " + remote + " failed: " + thrown);
    }

    /** Why the handshake of TLS did not come to its end. */
    static Explanation notProtected(String peer, Throwable thrown) {
        return TlsWords.refusal(peer, thrown)
                .orElseGet(() -> TransportProblem.HANDSHAKE_FAILED.explain(
                        peer + " broke the connection during the handshake of TLS: " + SocketWords.message(thrown)));
    }
}
