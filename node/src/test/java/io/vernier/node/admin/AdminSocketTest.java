package io.vernier.node.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.vernier.json.Json;
import io.vernier.json.JsonReader;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.node.Node;
import io.vernier.node.PeerAdmission;
import io.vernier.node.PeerConnection;
import io.vernier.node.Tcp;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init") // set before each test
class AdminSocketTest {
    @TempDir
    Path folder;

    private final Node ocs = Node.named("ocs.example.net")
            .listen(Tcp.at("127.0.0.1", 0))
            .admit(PeerAdmission.loopback())
            .use(CreditControl.APPLICATION)
            .start();
    private final Node pcef = Node.named("pcef.example.net")
            .use(CreditControl.APPLICATION)
            .peer(
                    "aaa://ocs.example.net:" + ocs.port(),
                    p -> p.addresses("127.0.0.1").persistent())
            .start();
    private Path path;
    private AdminSocket socket;

    @BeforeEach
    void opens() throws IOException {
        path = folder.resolve("run").resolve("node.sock");
        socket = AdminSocket.open(pcef, path);
        pcef.awaitReady(Duration.ofSeconds(20));
    }

    @AfterEach
    void end() {
        socket.close();
        pcef.stopNow();
        ocs.stopNow();
    }

    @Test
    void onlyTheOwnerMayComeIn() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path.getParent())))
                .isEqualTo("rwx------");
        try (var files = Files.list(path.getParent())) {
            assertThat(files).containsExactly(path);
        }
    }

    @Test
    void peersAreShown() throws IOException {
        assertThat(get("/peers"))
                .startsWith("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ")
                .contains("\"node\":\"pcef.example.net\"", "\"host\":\"ocs.example.net\"", "\"state\":\"I_OPEN\"");
        assertThat(json(get("/peers/ocs.example.net")).members()).containsEntry("ready", Json.of(true));
        assertThat(get("/peers/x.example.net"))
                .startsWith("HTTP/1.1 404 Not Found\r\n")
                .contains("there is no peer \\\"x.example.net\\\" (expected: one of ocs.example.net)");
    }

    @Test
    void everyItemOfTheNodeIsShown() throws IOException {
        assertThat(json(get("/info")).members()).containsKeys("capabilities", "peers", "transport");
        assertThat(get("/info/Product-Name")).endsWith("\r\n\r\n\"Vernier\"\n");
        assertThat(get("/info/colour")).startsWith("HTTP/1.1 404").contains("item \\\"colour\\\"");
        assertThat(json(get("/statistics")).members()).containsKeys("v", "node", "all", "peers");
        assertThat(json(get("/history")).members()).containsKey("history");
        assertThat(get("/metrics")).contains("Content-Type: text/plain; version=0.0.4", "vernier_peers{");
        assertThat(json(get("/transports")).members()).containsKey("transports");
        assertThat(json(get("/")).members()).containsKey("pages");
        assertThat(get("/peers?x=%41")).startsWith("HTTP/1.1 200");
    }

    @Test
    void peersAreDisconnectedAndConnected() throws IOException {
        assertThat(ask("POST /peers/ocs.example.net/disconnect?cause=busy HTTP/1.1\r\n\r\n"))
                .startsWith("HTTP/1.1 202 Accepted\r\n")
                .endsWith("{\"host\":\"ocs.example.net\",\"told\":\"disconnect\"}\n");
        var peer = pcef.peer("ocs.example.net").orElseThrow();
        await().until(() -> peer.connection().isEmpty());
        assertThat(peer.whyDisconnected().orElseThrow().cause()).contains("BUSY");

        assertThat(ask("POST /peers/ocs.example.net/connect HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 202");
        await().until(() -> peer.connection().filter(PeerConnection::isReady).isPresent());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            GET /colour HTTP/1.1                                      | 404 | there is nothing at /colour
            GET /peers/ocs.example.net/connect HTTP/1.1               | 405 | method GET (expected: POST)
            POST /peers HTTP/1.1                                      | 405 | method POST (expected: GET)
            POST /certificates/reload HTTP/1.1                        | 409 | no certificate for TLS
            GET /certificates/reload HTTP/1.1                         | 405 | method GET (expected: POST)
            POST /peers/ocs.example.net/eat HTTP/1.1                  | 404 | there is nothing at
            POST /peers/x/connect HTTP/1.1                            | 404 | there is no peer
            POST /peers/ocs.example.net/disconnect?cause=tea HTTP/1.1 | 409 | cause tea (expected: rebooting, busy or do-not
            GET /peers/%zz HTTP/1.1                                   | 400 | wrong escape
            GET /peers?%zz=1 HTTP/1.1                                 | 400 | wrong escape
            GET peers HTTP/1.1                                        | 400 | the request does not begin as
            hello                                                     | 400 | the request does not begin as
            """)
    void whatCannotBeAnsweredIsExplained(String line, int status, String why) throws IOException {
        assertThat(ask(line + "\r\nHost: node\r\n\r\n"))
                .startsWith("HTTP/1.1 " + status + " ")
                .contains(why);
    }

    @Test
    void oddVisitorsDisturbNobody() throws IOException {
        assertThat(ask("GET /" + "x".repeat(AdminRequest.LONGEST_HEAD))).startsWith("HTTP/1.1 431 ");
        List<SocketChannel> silent = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            var channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
            channel.write(ByteBuffer.wrap(new byte[] {'G'}));
            silent.add(channel);
        }
        SocketChannel.open(UnixDomainSocketAddress.of(path)).close();

        assertThat(get("/peers")).startsWith("HTTP/1.1 200");

        for (SocketChannel channel : silent) {
            channel.close();
        }
    }

    @Test
    void aPlaceThatIsTakenIsLeftAlone() throws IOException {
        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> AdminSocket.open(ocs, path))
                .withMessageContaining("another process listens there");
        Path file = Files.writeString(folder.resolve("file"), "mine");
        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> AdminSocket.open(ocs, file))
                .withMessageContaining("it is no socket");
        assertThat(file).hasContent("mine");
        assertThat(get("/peers")).startsWith("HTTP/1.1 200");
    }

    @Test
    void aSocketThatNobodyListensAtIsReplaced() throws IOException {
        Path stale = folder.resolve("stale");
        try (var dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(stale));
        }
        assertThat(stale).exists();

        try (var opened = AdminSocket.open(ocs, stale)) {
            assertThat(ask(opened.path(), "GET /info/Origin-Host HTTP/1.1\r\n\r\n"))
                    .endsWith("\"ocs.example.net\"\n");
        }
        assertThat(stale).doesNotExist();
    }

    @Test
    void closingTakesItsFileAwayAndNobodyElses() throws IOException {
        socket.close();
        socket.close();
        assertThat(path).doesNotExist();

        AdminSocket first = AdminSocket.open(ocs, path);
        Files.delete(path);
        try (var second = AdminSocket.open(pcef, path)) {
            first.close();
            assertThat(second.path()).exists();
        }
        assertThat(path).doesNotExist();
        assertThat(pcef.isRunning()).isTrue();
    }

    private String get(String target) throws IOException {
        return ask("GET " + target + " HTTP/1.1\r\nHost: node\r\nAccept: */*\r\n\r\n");
    }

    private String ask(String request) throws IOException {
        return ask(path, request);
    }

    private static String ask(Path path, String request) throws IOException {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Json.Members json(String response) {
        return (Json.Members) JsonReader.readAll(response.substring(response.indexOf("\r\n\r\n")))
                .get(0);
    }
}
