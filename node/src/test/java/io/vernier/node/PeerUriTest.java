package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vernier.requirements.Requirement;
import io.vernier.transport.Acceptor;
import io.vernier.transport.ConnectAttempt;
import io.vernier.transport.ConnectHandler;
import io.vernier.transport.Endpoint;
import io.vernier.transport.EventLoop;
import io.vernier.transport.Listener;
import io.vernier.transport.Transport;
import io.vernier.transport.TransportLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the URI of a peer says of how it is reached. */
class PeerUriTest {
    private final Lab lab = new Lab();

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    @Requirement({"S23", "S24"})
    void theTransportOfTheUriIsTheOneThatThePeerIsReachedBy() {
        lab.start(lab.server("ocs"));
        var sctp = new Named("sctp", lab.network.host("pcef-sctp"));
        var tcp = new Named("tcp", lab.network.host("pcef-tcp"));
        Node pcef = lab.start(lab.described("pcef")
                .transport(sctp)
                .transport(tcp)
                .peer(
                        "aaa://ocs.example.net;transport=sctp",
                        p -> p.addresses("ocs").persistent()));

        lab.until(() -> pcef.peer(Lab.host("ocs")).orElseThrow().isReady());

        assertThat(sctp.attempts).isEqualTo(1);
        assertThat(tcp.attempts).isZero();
        PeerOptions said = pcef.peer(Lab.host("ocs")).orElseThrow().options().orElseThrow();
        assertThat(said.transport()).isEqualTo("sctp");
        assertThat(said.isPersistent()).isTrue();
    }

    @Test
    @Requirement("S24")
    void aPeerIsNotPersistentUnlessMarked() {
        Node pcef = lab.start(lab.node("pcef").peer(Lab.uri("ocs"), p -> p.transport("memory")));

        assertThat(pcef.peer(Lab.host("ocs"))
                        .orElseThrow()
                        .options()
                        .orElseThrow()
                        .isPersistent())
                .isFalse();
    }

    @Test
    void aTransportThatTheNodeHasNotIsRefusedWhenItStarts() {
        NodeBuilder pcef = lab.node("pcef")
                .peer(
                        "aaa://ocs.example.net",
                        p -> p.transport("pigeon").addresses("ocs").persistent());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> lab.start(pcef))
                .withMessageContaining("There is no transport named pigeon.");
    }

    /** A transport under another name. */
    private static final class Named implements Transport {
        private final String name;
        private final Transport real;
        private int attempts;

        private Named(String name, Transport real) {
            this.name = name;
            this.real = real;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Listener listen(Endpoint local, Acceptor acceptor) {
            return real.listen(local, acceptor);
        }

        @Override
        public ConnectAttempt connect(Endpoint local, Endpoint remote, EventLoop loop, ConnectHandler handler) {
            attempts++;
            return real.connect(local, remote, loop, handler);
        }

        @Override
        public EventLoop nextLoop() {
            return real.nextLoop();
        }

        @Override
        public TransportLimits limits() {
            return real.limits();
        }

        @Override
        public void close() {
            real.close();
        }
    }
}
