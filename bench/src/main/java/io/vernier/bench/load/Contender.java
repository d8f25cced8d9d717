package io.vernier.bench.load;

import io.vernier.codec.Explanation;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** What is compared. */
public enum Contender {
    /** No Diameter at all: octets of the same sizes, one write a message, one flush a read. What the machine allows. */
    BARE(Carrier.TCP) {
        @Override
        int serve() {
            return BareNetty.serve();
        }

        @Override
        Client connect(int port, Load load) {
            return BareNetty.connect(port, load);
        }
    },
    /** The bare exchange with our messages in it, and no node: what the codec leaves possible. */
    CODEC(Carrier.TCP) {
        @Override
        int serve() {
            return BareCodec.serve();
        }

        @Override
        Client connect(int port, Load load) {
            return BareCodec.connect(port, load);
        }
    },
    /** Vernier with a handler on the event loop. */
    INLINE(Carrier.TCP),
    /** Vernier with a virtual thread for each request, as it is unless told otherwise. */
    VIRTUAL(Carrier.TCP) {
        @Override
        int serve() {
            return VernierNodes.serve(Carrier.TCP, false);
        }
    },
    /** As {@link #VIRTUAL}, with a handler that blocks for 1 ms, as one does that asks a database. */
    BLOCKING(Carrier.TCP) {
        @Override
        int serve() {
            return VernierNodes.serveBlocking();
        }
    },
    /** As {@link #INLINE}, with loops that do not sleep while there is traffic. */
    SPIN(Carrier.SPIN),
    /** As {@link #INLINE}, under TLS 1.3 of the JDK. */
    TLS(Carrier.TLS),
    /** As {@link #INLINE}, under TLS 1.3 of BoringSSL. */
    BORINGSSL(Carrier.BORINGSSL),
    /** As {@link #INLINE}, over SCTP. */
    SCTP(Carrier.SCTP),
    /** As {@link #INLINE}, over SCTP under DTLS 1.2 of the JDK. */
    DTLS(Carrier.DTLS),
    /** As {@link #INLINE}, both nodes in the process of the client, on the in-memory network. */
    MEMORY(Carrier.TCP) {
        @Override
        int serve() {
            return 0; // the client has the server as well
        }

        @Override
        Client connect(int port, Load load) {
            return VernierNodes.connectInMemory(load);
        }
    };

    /** What carries its messages, unless it says otherwise. */
    private final Carrier carrier;

    Contender(Carrier carrier) {
        this.carrier = carrier;
    }

    /** Sends one request; its answer or its failure is told to the load. */
    @FunctionalInterface
    public interface Client {
        void send(int slot);

        /**
         * Runs a task after so many nanoseconds: on the loop of the connection where the client knows it, so that no more
         * threads want a core than do the work.
         */
        default void later(long nanos, Runnable task) {
            CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS, Runnable::run)
                    .execute(task);
        }
    }

    /** Starts the server in this process and gives its port. */
    int serve() {
        return VernierNodes.serve(carrier, true);
    }

    /** Connects from this process. */
    Client connect(int port, Load load) {
        return VernierNodes.connect(carrier, port, load);
    }

    /** Why this machine cannot do it; empty where it can. */
    Optional<Explanation> obstacle() {
        return carrier.obstacle();
    }

    /** As the options of {@code bench/run} and its tables have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Contender of(String word) {
        return Arrays.stream(values())
                .filter(contender -> contender.word().equals(word))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("contender \"" + word + "\" (expected: " + words() + ")"));
    }

    private static String words() {
        return Arrays.stream(values()).map(Contender::word).collect(Collectors.joining(", "));
    }
}
