package io.vernier.bench.load;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is compared. */
enum Contender {
    /** No Diameter at all: octets of the same sizes, one write a message, one flush a read. What the machine allows. */
    BARE {
        @Override
        int serve() {
            return BareNetty.serve();
        }

        @Override
        Client connect(int port, ClosedLoop loop) {
            return BareNetty.connect(port, loop);
        }
    },
    /** Vernier with a handler on the event loop. */
    INLINE {
        @Override
        int serve() {
            return VernierNodes.serve(Carrier.TCP, true);
        }

        @Override
        Client connect(int port, ClosedLoop loop) {
            return VernierNodes.connect(Carrier.TCP, port, loop);
        }
    },
    /** Vernier with a virtual thread for each request, as it is unless told otherwise. */
    VIRTUAL {
        @Override
        int serve() {
            return VernierNodes.serve(Carrier.TCP, false);
        }

        @Override
        Client connect(int port, ClosedLoop loop) {
            return VernierNodes.connect(Carrier.TCP, port, loop);
        }
    },
    /** As {@link #INLINE}, under TLS 1.3 of the JDK. */
    TLS {
        @Override
        int serve() {
            return VernierNodes.serve(Carrier.TLS, true);
        }

        @Override
        Client connect(int port, ClosedLoop loop) {
            return VernierNodes.connect(Carrier.TLS, port, loop);
        }
    },
    /** As {@link #INLINE}, under TLS 1.3 of BoringSSL. */
    BORINGSSL {
        @Override
        int serve() {
            return VernierNodes.serve(Carrier.BORINGSSL, true);
        }

        @Override
        Client connect(int port, ClosedLoop loop) {
            return VernierNodes.connect(Carrier.BORINGSSL, port, loop);
        }
    },
    /** As {@link #INLINE}, both nodes in the process of the client, on the in-memory network. */
    MEMORY {
        @Override
        int serve() {
            return 0; // the client has the server as well
        }

        @Override
        Client connect(int port, ClosedLoop loop) {
            return VernierNodes.connectInMemory(loop);
        }
    };

    /** Sends one request; its answer or its failure is told to the loop. */
    @FunctionalInterface
    interface Client {
        void send(int slot);
    }

    /** Starts the server in this process and gives its port. */
    abstract int serve();

    /** Connects from this process. */
    abstract Client connect(int port, ClosedLoop loop);

    String word() {
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
