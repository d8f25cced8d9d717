package io.vernier.interop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.nio.sctp.MessageInfo;
import com.sun.nio.sctp.SctpChannel;
import com.sun.nio.sctp.SctpServerChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the other tests of SCTP count on: the kernel has it, and the network is laid out for them. */
@Tag("sctp")
class KernelTest {
    private static final String[] ADDRESSES = {"10.68.1.1", "10.68.2.1"};

    @Test
    void anAssociationHasThePathsOfBothNetworks() throws IOException {
        try (var server = SctpServerChannel.open().bind(new InetSocketAddress(ADDRESSES[0], 0))) {
            server.bindAddress(InetAddress.getByName(ADDRESSES[1]));
            int port = ((InetSocketAddress)
                            server.getAllLocalAddresses().iterator().next())
                    .getPort();
            try (var client = SctpChannel.open(new InetSocketAddress(ADDRESSES[0], port), 0, 0);
                    var accepted = server.accept()) {
                client.send(
                        ByteBuffer.wrap("one message".getBytes(StandardCharsets.UTF_8)),
                        MessageInfo.createOutgoing(null, 3).payloadProtocolID(46));
                var received = ByteBuffer.allocate(100);
                var info = accepted.receive(received, null, null);

                assertThat(info.isComplete()).isTrue();
                assertThat(info.streamNumber()).isEqualTo(3);
                assertThat(info.payloadProtocolID()).isEqualTo(46);
                assertThat(new String(received.array(), 0, received.position(), StandardCharsets.UTF_8))
                        .isEqualTo("one message");
                assertThat(client.getRemoteAddresses())
                        .containsExactlyInAnyOrder(Stream.of(ADDRESSES)
                                .map(address -> new InetSocketAddress(address, port))
                                .toArray(SocketAddress[]::new));
            }
        }
    }
}
