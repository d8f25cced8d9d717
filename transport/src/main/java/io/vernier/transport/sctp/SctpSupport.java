package io.vernier.transport.sctp;

import static io.vernier.transport.TransportProblem.NO_SCTP_KERNEL;
import static io.vernier.transport.TransportProblem.NO_SCTP_LIBRARY;
import static io.vernier.transport.TransportProblem.NO_SCTP_MODULE;

import com.sun.nio.sctp.SctpChannel;
import io.vernier.codec.Explanation;
import java.io.IOException;
import java.util.Optional;

/**
 * Finds out whether this machine can do SCTP, by doing it: opens a socket and closes it. Asked before any class of
 * {@code jdk.sctp} is needed elsewhere, so that what is missing is told in words.
 */
final class SctpSupport {
    private SctpSupport() {}

    static Optional<Explanation> obstacle() {
        try {
            Probe.run();
            return Optional.empty();
        } catch (ClassNotFoundException | IOException | UnsupportedOperationException | LinkageError e) {
            return Optional.of(explain(e));
        }
    }

    /** The JDK says what is missing by the kind and the text of what it throws. */
    static Explanation explain(Throwable thrown) {
        String words = String.valueOf(thrown.getMessage());
        if (words.contains("libsctp")) {
            return NO_SCTP_LIBRARY.explain("the library of SCTP does not load (" + words + ")");
        }
        if (thrown instanceof ClassNotFoundException || thrown instanceof LinkageError) {
            return NO_SCTP_MODULE.explain("this Java runs without the module jdk.sctp");
        }
        return NO_SCTP_KERNEL.explain("this machine's kernel opens no socket of SCTP (" + words + ")");
    }

    /** A class of its own, as it is linked only when it runs. */
    private static final class Probe {
        static void run() throws IOException, ClassNotFoundException {
            Class.forName("com.sun.nio.sctp.SctpChannel");
            SctpChannel.open().close();
        }
    }
}
