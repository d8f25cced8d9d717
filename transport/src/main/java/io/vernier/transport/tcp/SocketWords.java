package io.vernier.transport.tcp;

import static io.vernier.transport.TransportProblem.ADDRESS_IN_USE;
import static io.vernier.transport.TransportProblem.CONNECT_FAILED;
import static io.vernier.transport.TransportProblem.CONNECT_TIMEOUT;
import static io.vernier.transport.TransportProblem.LISTEN_FAILED;
import static io.vernier.transport.TransportProblem.LOST;
import static io.vernier.transport.TransportProblem.NOT_A_LOCAL_ADDRESS;
import static io.vernier.transport.TransportProblem.NOT_PERMITTED;
import static io.vernier.transport.TransportProblem.REFUSED;
import static io.vernier.transport.TransportProblem.RESET_BY_PEER;
import static io.vernier.transport.TransportProblem.UNREACHABLE;

import io.netty.channel.ConnectTimeoutException;
import io.vernier.codec.Explanation;
import io.vernier.transport.Endpoint;
import io.vernier.transport.TransportProblem;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** Finds the words for what the kernel says, which comes as the text of an exception, alike from epoll and NIO. */
final class SocketWords {
    private SocketWords() {}

    static TransportProblem connectProblem(Throwable thrown) {
        String text = text(thrown);
        if (thrown instanceof ConnectTimeoutException || text.contains("timed out")) {
            return CONNECT_TIMEOUT;
        }
        if (text.contains("refused")) {
            return REFUSED;
        }
        if (text.contains("unreachable") || text.contains("no route")) {
            return UNREACHABLE;
        }
        if (text.contains("assign requested address")) {
            return NOT_A_LOCAL_ADDRESS;
        }
        return CONNECT_FAILED;
    }

    /** What one address did, to follow its name: {@code refused the connection}. */
    static String connectWords(Throwable thrown, String timeout) {
        return switch (connectProblem(thrown)) {
            case CONNECT_TIMEOUT -> "did not answer within " + timeout;
            case REFUSED -> "refused the connection";
            case UNREACHABLE -> "cannot be reached (" + message(thrown) + ")";
            default -> "could not be connected to (" + message(thrown) + ")";
        };
    }

    static Explanation listen(Endpoint local, Throwable thrown) {
        String text = text(thrown);
        if (text.contains("in use")) {
            return ADDRESS_IN_USE.explain("cannot listen on " + local + ": the address is in use");
        }
        if (text.contains("assign requested address")) {
            return NOT_A_LOCAL_ADDRESS.explain(
                    "cannot listen on " + local + ": it is none of this machine's addresses");
        }
        if (text.contains("permission denied")) {
            return NOT_PERMITTED.explain("cannot listen on " + local + ": the system does not permit it");
        }
        return LISTEN_FAILED.explain("cannot listen on " + local + ": " + message(thrown));
    }

    static Explanation lost(Endpoint remote, Throwable thrown) {
        Optional<Explanation> refusal = TlsWords.refusal("the peer " + remote, thrown);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        String text = text(thrown);
        if (text.contains("reset") || text.contains("broken pipe") || text.contains("aborted")) {
            return RESET_BY_PEER.explain("the peer " + remote + " broke the connection");
        }
        if (thrown instanceof IOException) {
            return LOST.explain("the connection to " + remote + " was lost: " + message(thrown));
        }
        return TransportProblem.HANDLER_FAILED.explain("the connection to " + remote + " failed: " + thrown);
    }

    /** Why the handshake of TLS did not come to its end. */
    static Explanation notProtected(String peer, Throwable thrown) {
        return TlsWords.refusal(peer, thrown)
                .orElseGet(() -> TransportProblem.HANDSHAKE_FAILED.explain(
                        peer + " broke the connection during the handshake of TLS: " + message(thrown)));
    }

    private static String text(Throwable thrown) {
        return message(thrown).toLowerCase(Locale.ROOT);
    }

    private static String message(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null ? thrown.getClass().getSimpleName() : message;
    }
}
