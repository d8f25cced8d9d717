package io.vernier.transport.sctp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.requirements.Requirement;
import io.vernier.transport.TestAuthority;
import io.vernier.transport.tcp.TlsCredentials;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import javax.net.ssl.ExtendedSSLSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** What RFC 6083 wants of DTLS, with two engines and no network between them. */
final class DtlsEngineTest {
    private static final int MESSAGES = 200;

    @TempDir
    private Path folder;

    private Side client;
    private Side server;

    @BeforeEach
    void shakeHands() throws IOException {
        var authority = new TestAuthority("authority", folder);
        client = new Side(engine(authority, "pcef1.example.net", true));
        server = new Side(engine(authority, "ocs1.example.net", false));
        client.engine.begin();
        server.engine.begin();
        boolean moved = true;
        while (moved) {
            boolean clientMoved = client.work(server.flight);
            moved = server.work(client.flight) || clientMoved;
        }
    }

    @Test
    void theHandshakeSendsEachRecordOnce() {
        assertThat(client.sent).doesNotHaveDuplicates().hasSize(7);
        assertThat(server.sent).doesNotHaveDuplicates().hasSize(9);
    }

    @Test
    void theServerHasTheMasterSecretBeforeItSeesTheFinished() {
        assertThat(server.secretBeforeFinished).hasSize(64).isEqualTo(client.secretBeforeFinished);
    }

    @Test
    void theLongestMessageIsOneRecord() throws IOException {
        ByteBuffer message = ByteBuffer.allocate(DtlsRecord.MAX_PLAINTEXT);

        ByteBuffer record = client.engine.wrap(message);

        assertThat(message.hasRemaining()).isFalse();
        assertThat(DtlsRecord.typeOf(record)).contains(DtlsRecord.Type.APPLICATION_DATA);
        assertThat(record.remaining()).isLessThanOrEqualTo(DtlsRecord.MAX_LENGTH);
        assertThat(server.engine.unwrap(record).remaining()).isEqualTo(DtlsRecord.MAX_PLAINTEXT);
    }

    /** What SCTP does needs no doing again: cutting in pieces, sending again, sorting out what comes twice. */
    @Test
    @Requirement("H-1")
    void recordsAreAsLongAsTheyMayBeAndNeitherSentTwiceNorThrownAwayAsReplays() throws IOException {
        ByteBuffer longest = ByteBuffer.allocate(DtlsRecord.MAX_PLAINTEXT);

        byte[] record = octets(client.engine.wrap(longest));

        assertThat(longest.hasRemaining()).isFalse();
        for (int times = 0; times < 2; times++) {
            assertThat(server.engine.unwrap(ByteBuffer.wrap(record.clone())).remaining())
                    .isEqualTo(DtlsRecord.MAX_PLAINTEXT);
        }
        assertThat(client.sent).doesNotHaveDuplicates();
        assertThat(server.sent).doesNotHaveDuplicates();
    }

    /** More than any window against replays would let pass. */
    @Test
    void recordsMayComeInAnyOrderHoweverLate() throws IOException {
        List<byte[]> records = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            records.add(octets(client.engine.wrap(ByteBuffer.allocate(4).putInt(0, i))));
        }

        for (int i = MESSAGES - 1; i >= 0; i--) {
            assertThat(server.engine.unwrap(ByteBuffer.wrap(records.get(i))).getInt())
                    .isEqualTo(i);
        }
    }

    @Test
    void whatIsForgedIsThrownAwayAndNothingElse() throws IOException {
        byte[] forged = octets(client.engine.wrap(ByteBuffer.wrap("one".getBytes(US_ASCII))));
        forged[forged.length - 1] ^= 1;

        assertThat(server.engine.unwrap(ByteBuffer.wrap(forged)).hasRemaining()).isFalse();
        ByteBuffer next = client.engine.wrap(ByteBuffer.wrap("two".getBytes(US_ASCII)));
        assertThat(octets(server.engine.unwrap(next))).asString(US_ASCII).isEqualTo("two");
    }

    /** When this fails the JDK has mended it, and its exporter can be taken. */
    @Test
    @EnabledForJreRange(min = JRE.JAVA_25)
    void theJdksExporterDerivesOtherKeysThanRfc5705() throws Exception {
        Object jdks = ExtendedSSLSession.class
                .getMethod("exportKeyingMaterialData", String.class, byte[].class, int.class)
                .invoke(client.engine.session(), "EXPORTER_DTLS_OVER_SCTP", null, 64);

        assertThat((byte[]) jdks).isNotEqualTo(client.secretBeforeFinished);
    }

    private static DtlsEngine engine(TestAuthority authority, String host, boolean client) {
        return new DtlsEngine(TlsCredentials.load(authority.issue(host)).datagramEngine(client));
    }

    private static byte[] octets(ByteBuffer buffer) {
        byte[] octets = new byte[buffer.remaining()];
        buffer.get(octets);
        return octets;
    }

    /** One end of a handshake. */
    private static final class Side {
        private final DtlsEngine engine;
        private final Queue<byte[]> flight = new ArrayDeque<>();
        private final List<String> sent = new ArrayList<>();
        private byte[] clientRandom = {};
        private byte[] serverRandom = {};
        private byte[] secretBeforeFinished = {};
        private boolean hasChange;

        Side(DtlsEngine engine) {
            this.engine = engine;
        }

        /** Goes on as far as can be; false where nothing could be done. */
        boolean work(Queue<byte[]> incoming) throws IOException {
            for (int steps = 0; ; steps++) {
                switch (engine.status()) {
                    case NEED_TASK -> engine.runTasks();
                    case NEED_UNWRAP_AGAIN -> engine.goOn();
                    case NEED_WRAP -> send();
                    case NEED_UNWRAP -> {
                        if (hasChange && secretBeforeFinished.length == 0) {
                            secret();
                        }
                        byte[] record = incoming.poll();
                        if (record == null) {
                            return steps > 0;
                        }
                        take(record);
                    }
                    case FINISHED, NOT_HANDSHAKING -> {
                        return steps > 0;
                    }
                }
            }
        }

        private void send() throws IOException {
            ByteBuffer record = engine.nextRecord();
            if (record.hasRemaining()) {
                note(record);
                if (is(record, DtlsRecord.Type.CHANGE_CIPHER_SPEC) && secretBeforeFinished.length == 0) {
                    secret();
                }
                byte[] octets = octets(record);
                flight.add(octets);
                // the type and the number of the record
                sent.add(octets[0] + " " + ByteBuffer.wrap(octets).getLong(3));
            }
        }

        private void take(byte[] octets) throws IOException {
            ByteBuffer record = ByteBuffer.wrap(octets);
            note(record);
            boolean isChange = is(record, DtlsRecord.Type.CHANGE_CIPHER_SPEC);
            engine.unwrap(record);
            if (isChange && !engine.isClient()) {
                hasChange = true;
                engine.unwrap(DtlsRecord.decoy());
            }
        }

        private void secret() throws IOException {
            secretBeforeFinished = KeyExporter.find().secretOf(engine.session(), clientRandom, serverRandom);
        }

        private void note(ByteBuffer record) {
            clientRandom = DtlsRecord.random(record, 1).orElse(clientRandom);
            serverRandom = DtlsRecord.random(record, 2).orElse(serverRandom);
        }

        private static boolean is(ByteBuffer record, DtlsRecord.Type type) {
            return DtlsRecord.typeOf(record).filter(type::equals).isPresent();
        }
    }
}
