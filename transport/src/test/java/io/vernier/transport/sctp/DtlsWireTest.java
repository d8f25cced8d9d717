package io.vernier.transport.sctp;

import static io.vernier.transport.Lane.APPLICATION;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.nio.sctp.MessageInfo;
import io.vernier.requirements.Requirement;
import io.vernier.transport.Endpoint;
import io.vernier.transport.Recorder;
import io.vernier.transport.Samples;
import io.vernier.transport.TestAuthority;
import io.vernier.transport.tcp.TlsCredentials;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How DTLS goes over SCTP (RFC 6083), seen by a bare socket. */
@Tag("sctp")
final class DtlsWireTest {
    private final Recorder recorder = new Recorder();

    @TempDir
    private Path folder;

    private SctpTransport transport;
    private DtlsPeer peer;

    @BeforeEach
    void connect() {
        var authority = new TestAuthority("authority", folder);
        transport =
                SctpTransport.open(SctpOptions.defaults(), TlsCredentials.load(authority.issue("ocs1.example.net")));
        Endpoint local = transport
                .listen(Endpoint.of("127.0.0.1", 0), connection -> recorder)
                .local();
        peer = DtlsPeer.connect(local, TlsCredentials.load(authority.issue("pcef1.example.net")));
        recorder.connection();
    }

    @AfterEach
    void close() {
        peer.close();
        transport.close();
    }

    @Test
    @Requirement({"H-4", "H-7"})
    void handshakeAndAlertsGoInOrderOverStreamZeroAndMessagesOverOthers() {
        int ofHandshake = peer.infos().size();
        for (int i = 0; i < 20; i++) {
            recorder.send(Samples.request(i, 100), APPLICATION);
        }
        peer.read(20 * 100);
        int beforeTheEnd = peer.infos().size();
        recorder.connection().execute(recorder.connection()::close);
        assertThat(peer.awaitEnd()).isTrue();

        List<MessageInfo> all = peer.infos();
        List<MessageInfo> messages = all.subList(ofHandshake, beforeTheEnd);
        List<MessageInfo> alerts = all.subList(beforeTheEnd, all.size());
        assertThat(all).extracting(MessageInfo::payloadProtocolID).containsOnly(47);
        assertThat(all.subList(0, ofHandshake))
                .isNotEmpty()
                .allMatch(info -> info.streamNumber() == 0 && !info.isUnordered());
        assertThat(messages).hasSize(20).noneMatch(info -> info.streamNumber() == 0);
        assertThat(alerts).hasSize(1).allMatch(info -> info.streamNumber() == 0 && !info.isUnordered());
    }

    @Test
    @Requirement("H-2")
    void aUserMessageIsOneRecordAndMayBeAsLongAsAny() {
        byte[] longest = new byte[18_445];
        System.arraycopy(peer.protect(new byte[1]), 0, longest, 0, 13);
        ByteBuffer.wrap(longest).putShort(11, (short) (longest.length - 13));

        peer.send(longest);
        peer.write(Samples.request(1, 16_384).toBytes());
        assertThat(recorder.message()).as("what is forged is thrown away").isEqualTo(Samples.request(1, 16_384));
        int before = peer.infos().size();
        recorder.send(Samples.request(2, 16_384), APPLICATION);
        recorder.send(Samples.request(3, 20), APPLICATION);
        peer.read(16_384 + 20);

        assertThat(peer.infos().subList(before, peer.infos().size())).hasSize(2).allMatch(MessageInfo::isComplete);
    }

    @Test
    @Requirement("H-3")
    void aSecondHandshakeIsNotBegun() {
        int before = peer.infos().size();

        peer.send(peer.hello());
        peer.write(Samples.request(1, 100).toBytes());
        assertThat(recorder.message()).isEqualTo(Samples.request(1, 100));
        recorder.send(Samples.request(2, 100), APPLICATION);

        assertThat(peer.read(100)).isEqualTo(Samples.request(2, 100).toBytes());
        assertThat(peer.infos()).as("nothing else came").hasSize(before + 1);
    }
}
