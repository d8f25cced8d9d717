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
        } catch (NoClassDefFoundError | ClassNotFoundException missing) {
            return Optional.of(
                    NO_SCTP_MODULE.explain("this run-time image of Java has no module jdk.sctp, or has not loaded it"));
        } catch (UnsupportedOperationException | UnsatisfiedLinkError unsupported) {
            String words = String.valueOf(unsupported.getMessage());
            return Optional.of(
                    words.contains("libsctp")
                            ? NO_SCTP_LIBRARY.explain("the library of SCTP does not load (" + words + ")")
                            : NO_SCTP_KERNEL.explain("this machine's kernel has no SCTP (" + words + ")"));
        } catch (IOException e) {
            return Optional.of(NO_SCTP_KERNEL.explain("no socket of SCTP can be opened (" + e.getMessage() + ")"));
        }
    }

    /** A class of its own, as it is linked only when it runs. */
    private static final class Probe {
        static void run() throws IOException, ClassNotFoundException {
            Class.forName("com.sun.nio.sctp.SctpChannel");
            SctpChannel.open().close();
        }
    }
}
