package io.vernier.transport.sctp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.nio.sctp.SctpChannel;
import com.sun.nio.sctp.SctpServerChannel;
import io.vernier.transport.TransportException;
import io.vernier.transport.TransportProblem;
import io.vernier.transport.internal.kernel.KernelSocket;
import io.vernier.transport.internal.kernel.KernelSocket.PathWatch;
import io.vernier.transport.internal.kernel.KernelSocket.Retransmission;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class KernelTuningTest {
    private static final SctpOptions ALL = SctpOptions.defaults()
            .withRtoInitial(Duration.ofMillis(300))
            .withRtoMin(Duration.ofMillis(200))
            .withRtoMax(Duration.ofSeconds(5))
            .withHeartbeatInterval(Duration.ofSeconds(7))
            .withPathMaxRetransmissions(2)
            .withAssociationMaxRetransmissions(6);

    @Test
    void optionsThatAskForNothingNeedNothing() {
        AssociationTuning tuning = KernelTuning.of(SctpOptions.defaults(), () -> {
            throw new UnsupportedOperationException("this Java is too old");
        });

        assertThat(tuning).isSameAs(AssociationTuning.NONE);
    }

    @Test
    void whereThereIsNoWayToTheKernelTheSystemsOwnOptionsAreNamed() {
        assertThatExceptionOfType(TransportException.class)
                .isThrownBy(() -> KernelTuning.of(ALL, () -> {
                    throw new UnsupportedOperationException("this Java is too old");
                }))
                .satisfies(e -> assertThat(e.explanation().code()).isEqualTo(TransportProblem.SCTP_OPTION.code()))
                .withMessageContaining(
                        "cannot set heartbeat-interval, rto-initial, rto-min, rto-max,"
                                + " path-max-retransmissions, association-max-retransmissions on a socket: this Java is too old;")
                .withMessageContaining("sysctl net.sctp.hb_interval=7000 net.sctp.rto_initial=300 net.sctp.rto_min=200"
                        + " net.sctp.rto_max=5000 net.sctp.path_max_retrans=2 net.sctp.association_max_retrans=6");
    }

    @Test
    @Tag("sctp")
    void whatTheOptionsSayIsWhatTheSocketsHave() throws IOException {
        AssociationTuning tuning = AssociationTuning.of(ALL);
        KernelSocket.Access kernel = KernelSocket.access();
        try (SctpChannel client = SctpChannel.open();
                SctpServerChannel server = SctpServerChannel.open()) {
            tuning.connecting(client);
            tuning.listening(server);

            expectAll(kernel.of(client));
            expectAll(kernel.of(server));
        }
    }

    @Test
    @Tag("sctp")
    void whatTheKernelRefusesIsNamed() throws IOException {
        AssociationTuning tuning = AssociationTuning.of(SctpOptions.defaults().withRtoMax(Duration.ofMillis(10)));
        try (SctpChannel client = SctpChannel.open()) {
            assertThatIOException()
                    .isThrownBy(() -> tuning.connecting(client))
                    .withMessageStartingWith("cannot set rto-max: the kernel finds the value invalid")
                    .withMessageContaining("net.sctp.rto_max=10");
        }
    }

    private static void expectAll(KernelSocket socket) throws IOException {
        assertThat(socket.retransmission()).isEqualTo(new Retransmission(300, 5000, 200));
        assertThat(socket.pathWatch()).isEqualTo(new PathWatch(7000, 2));
        assertThat(socket.maxRetransmissions()).isEqualTo(6);
    }
}
