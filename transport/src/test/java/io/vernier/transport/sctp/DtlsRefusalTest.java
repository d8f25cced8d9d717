package io.vernier.transport.sctp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.nio.sctp.SctpServerChannel;
import io.vernier.codec.Explanation;
import io.vernier.transport.Endpoint;
import io.vernier.transport.Recorder;
import io.vernier.transport.SctpPeer;
import io.vernier.transport.TestAuthority;
import io.vernier.transport.TransportProblem;
import io.vernier.transport.internal.kernel.KernelSocket;
import io.vernier.transport.tcp.TlsCredentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A peer that refuses the handshake of DTLS and leaves. */
@Tag("sctp")
final class DtlsRefusalTest {
    private static final byte CERTIFICATE_EXPIRED = 45;

    /** The alert comes while a client holds its Finished back, and so does the end. */
    @Test
    void anAlertIsHeardThoughTheEndComesRightBehindIt(@TempDir Path folder) throws IOException {
        var authority = new TestAuthority("authority", folder);
        var options = SctpOptions.defaults();
        BlockingQueue<Explanation> notConnected = new LinkedBlockingQueue<>();
        try (var client = SctpTransport.open(options, TlsCredentials.load(authority.issue("pcef1.example.net")));
                var server = SctpServerChannel.open()) {
            DtlsPeer.prepare(KernelSocket.access().of(server));
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            var local =
                    (InetSocketAddress) server.getAllLocalAddresses().iterator().next();
            client.connect(Endpoint.of("127.0.0.1", local.getPort()), new Recorder() {
                @Override
                public void notConnected(Explanation why) {
                    notConnected.add(why);
                }
            });

            var engine =
                    TlsCredentials.load(authority.issue("ocs1.example.net")).datagramEngine(false);
            new DtlsPeer(new SctpPeer(server.accept()), new DtlsEngine(engine)).refuse(CERTIFICATE_EXPIRED);

            assertThat(Recorder.await(notConnected).code()).isEqualTo(TransportProblem.OWN_CERTIFICATE_REFUSED.code());
        }
    }
}
