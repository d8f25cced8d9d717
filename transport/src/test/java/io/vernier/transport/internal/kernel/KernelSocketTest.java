package io.vernier.transport.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.nio.sctp.MessageInfo;
import com.sun.nio.sctp.SctpChannel;
import com.sun.nio.sctp.SctpServerChannel;
import com.sun.nio.sctp.SctpStandardSocketOptions;
import com.sun.nio.sctp.SctpStandardSocketOptions.InitMaxStreams;
import io.vernier.transport.internal.kernel.KernelSocket.PathWatch;
import io.vernier.transport.internal.kernel.KernelSocket.Retransmission;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is set is read back from the kernel, and shows. */
@Tag("sctp")
final class KernelSocketTest {
    private static final Retransmission RETRANSMISSION = new Retransmission(250, 2000, 100);

    private final KernelSocket.Access kernel = KernelSocket.access();
    private SctpServerChannel server;
    private SctpChannel client;

    @BeforeEach
    void open() throws IOException {
        server = SctpServerChannel.open();
        client = SctpChannel.open();
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
    }

    @Test
    void whatIsSetBeforeConnectingHoldsForTheAssociation() throws IOException {
        KernelSocket socket = kernel.of(client);
        socket.setRetransmission(RETRANSMISSION);
        socket.setPathWatch(new PathWatch(5000, 3));
        socket.setMaxRetransmissions(4);

        client.connect(listen());

        assertThat(socket.retransmission()).isEqualTo(RETRANSMISSION);
        assertThat(socket.pathWatch()).isEqualTo(new PathWatch(5000, 3));
        assertThat(socket.maxRetransmissions()).isEqualTo(4);
    }

    @Test
    void whatAListenerSaysHoldsForWhatItAccepts() throws IOException {
        KernelSocket listening = kernel.of(server);
        listening.setRetransmission(RETRANSMISSION);
        listening.setPathWatch(new PathWatch(5000, 3));
        listening.setMaxRetransmissions(4);
        client.connect(listen());

        try (SctpChannel accepted = server.accept()) {
            KernelSocket socket = kernel.of(accepted);
            assertThat(socket.retransmission()).isEqualTo(RETRANSMISSION);
            assertThat(socket.pathWatch()).isEqualTo(new PathWatch(5000, 3));
            assertThat(socket.maxRetransmissions()).isEqualTo(4);
        }
    }

    @Test
    void whatIsNotSaidStaysAsItWas() throws IOException {
        KernelSocket socket = kernel.of(client);
        Retransmission before = socket.retransmission();
        PathWatch paths = socket.pathWatch();

        socket.setRetransmission(new Retransmission(0, 0, 100));
        socket.setPathWatch(new PathWatch(0, 2));
        socket.setMaxRetransmissions(0);

        assertThat(socket.retransmission()).isEqualTo(new Retransmission(before.initial(), before.max(), 100));
        assertThat(socket.pathWatch()).isEqualTo(new PathWatch(paths.heartbeatMillis(), 2));
        assertThat(socket.maxRetransmissions()).isEqualTo(10);
    }

    @Test
    void findingASocketLeavesNoTrace() throws IOException {
        InitMaxStreams streams = InitMaxStreams.create(7, 9);
        client.setOption(SctpStandardSocketOptions.SCTP_INIT_MAXSTREAMS, streams);

        kernel.of(client);

        InitMaxStreams after = client.getOption(SctpStandardSocketOptions.SCTP_INIT_MAXSTREAMS);
        assertThat(after.maxInStreams()).isEqualTo(7);
        assertThat(after.maxOutStreams()).isEqualTo(9);
    }

    @Test
    void whatTheKernelRefusesIsSaid() throws IOException {
        KernelSocket socket = kernel.of(client);

        assertThatIOException()
                .isThrownBy(() -> socket.setRetransmission(new Retransmission(0, 100, 200)))
                .withMessage("the kernel finds the value invalid");
    }

    /** A key that the peer does not have makes its kernel throw everything away: a peer that is suddenly silent. */
    @Test
    void anAssociationIsGivenUpAfterSoManyRetransmissions() throws IOException {
        SocketAddress address = listen();
        kernel.of(server).authentication().requireForData();
        KernelSocket socket = kernel.of(client);
        socket.authentication().requireForData();
        socket.setRetransmission(new Retransmission(50, 50, 50));
        socket.setMaxRetransmissions(2);
        client.connect(address);
        client.configureBlocking(false);

        try (SctpChannel accepted = server.accept()) {
            assertThat(socket.authentication().isRequiredByPeer()).isTrue();
            socket.authentication().addKey(1, new byte[64]);
            socket.authentication().activateKey(1);
            client.send(ByteBuffer.wrap(new byte[] {1}), MessageInfo.createOutgoing(null, 0));

            assertThat(accepted.isOpen()).isTrue();
            // by default it would take minutes
            Awaitility.await().until(() -> isLost(client));
        }
    }

    @Test
    void messagesAreAcknowledgedOnceThePeerHasTheKey() throws IOException {
        SocketAddress address = listen();
        kernel.of(server).authentication().requireForData();
        KernelSocket socket = kernel.of(client);
        socket.authentication().requireForData();
        socket.setRetransmission(new Retransmission(50, 50, 50));
        client.connect(address);
        byte[] key = new byte[64];
        Arrays.fill(key, (byte) 7);

        try (SctpChannel accepted = server.accept()) {
            socket.authentication().addKey(1, key);
            socket.authentication().activateKey(1);
            socket.authentication().deleteKey(0);
            client.send(ByteBuffer.wrap(new byte[] {42}), MessageInfo.createOutgoing(null, 0));
            assertThat(socket.isDry()).isFalse();

            kernel.of(accepted).authentication().addKey(1, key);
            ByteBuffer received = ByteBuffer.allocate(10);
            accepted.receive(received, null, null);

            assertThat(received.get(0)).isEqualTo((byte) 42);
            Awaitility.await().until(socket::isDry);
        }
    }

    private SocketAddress listen() throws IOException {
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return server.getAllLocalAddresses().iterator().next();
    }

    private static boolean isLost(SctpChannel channel) {
        try {
            MessageInfo info = channel.receive(ByteBuffer.allocate(10), null, null);
            return info != null && info.bytes() < 0;
        } catch (IOException lost) {
            return true;
        }
    }
}
