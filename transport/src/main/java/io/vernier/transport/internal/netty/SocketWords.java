package io.vernier.transport.internal.netty;

import static io.vernier.transport.TransportProblem.ADDRESS_IN_USE;
import static io.vernier.transport.TransportProblem.CONNECT_FAILED;
import static io.vernier.transport.TransportProblem.CONNECT_TIMEOUT;
import static io.vernier.transport.TransportProblem.LISTEN_FAILED;
import static io.vernier.transport.TransportProblem.NOT_A_LOCAL_ADDRESS;
import static io.vernier.transport.TransportProblem.NOT_PERMITTED;
import static io.vernier.transport.TransportProblem.REFUSED;
import static io.vernier.transport.TransportProblem.UNREACHABLE;

import io.netty.channel.ConnectTimeoutException;
import io.vernier.codec.Explanation;
import io.vernier.transport.Endpoint;
import io.vernier.transport.TransportProblem;
import java.util.Locale;

/** Finds the words for what the kernel says, which comes as the text of an exception, alike from epoll and NIO. */
public final class SocketWords {
    private SocketWords() {}

    public static TransportProblem connectProblem(Throwable thrown) {
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
    public static String connectWords(Throwable thrown, String timeout) {
        return switch (connectProblem(thrown)) {
            case CONNECT_TIMEOUT -> "did not answer within " + timeout;
            case REFUSED -> "refused the connection";
            case UNREACHABLE -> "cannot be reached (" + message(thrown) + ")";
            default -> "could not be connected to (" + message(thrown) + ")";
        };
    }

    public static Explanation listen(Endpoint local, Throwable thrown) {
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

    /** In lower case, to look for words in. */
    public static String text(Throwable thrown) {
        return message(thrown).toLowerCase(Locale.ROOT);
    }

    /** The message of what was thrown, or what it is where it has none. */
    public static String message(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null ? thrown.getClass().getSimpleName() : message;
    }
}
