package io.vernier.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.cli.Run;
import io.vernier.requirements.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init") // set before all tests
class ServeAndSendTest {
    private static final String ANNA = "001010000000001";
    private static ServerProcess server;
    private static String to;

    @TempDir
    static Path door;

    @TempDir
    Path folder;

    @BeforeAll
    static void startsAServer() throws IOException {
        server = ServerProcess.start(
                "--listen",
                "tcp://127.0.0.1:0",
                "--json",
                "--identity",
                "ocs7.example.org",
                "--account",
                ANNA + "=10MB",
                "--admin",
                door.resolve("ocs7.sock").toString());
        String ready = server.line();
        assertThat(ready)
                .matches("\\{\"event\":\"ready\",\"listen\":\"tcp://127.0.0.1:[0-9]+\","
                        + "\"identity\":\"ocs7.example.org\",\"realm\":\"example.org\"}");
        to = "aaa://" + ready.replaceAll(".*tcp://([^\"]*)\".*", "$1");
    }

    @AfterAll
    static void endsPolitelyWhenTold() throws InterruptedException {
        server.end();

        assertThat(door.resolve("ocs7.sock")).doesNotExist();
    }

    @Requirement("S335")
    @ParameterizedTest
    @ValueSource(strings = {"ccr-i", "ccr-u", "ccr-t", "ccr-e", "acr", "dwr"})
    void everyReadyMadeRequestIsAnswered(String kind) {
        var run = Run.vernier("send", kind, "--to", to, "--imsi", ANNA, "--units", "1KB", "--json");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("\"request\":false", "\"name\":\"Result-Code\",\"type\":\"Unsigned32\",\"value\":2001");
    }

    @Test
    void theServerIsSeenFromOutside() {
        var run = Run.vernier("peers", "--admin", door.resolve("ocs7.sock").toString(), "--json");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("{\"v\":1,\"node\":\"ocs7.example.org\",");
    }

    @Test
    void theGrantIsShownInWords() {
        var run = Run.vernier("send", "ccr-i", "--to", to, "--imsi", ANNA, "--rg", "9", "--units", "1MB");

        assertThat(run.out())
                .contains("CCA  2001 DIAMETER_SUCCESS", "granted   rating-group 9: 1 048 576 octets, valid 3600 s");
    }

    @Test
    void aRefusalHasItsOwnExitCode() {
        var run = Run.vernier("send", "ccr-i", "--to", to, "--imsi", "nobody");

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.out()).contains("CCA  5030 DIAMETER_USER_UNKNOWN", "vernier explain 5030");
    }

    @Test
    void whatDecodePrintsCanBeSent() throws IOException {
        var file = folder.resolve("request.json");
        Files.writeString(file, """
                {"command":"Credit-Control","avps":[
                 {"name":"Session-Id","value":"a;1;1"},
                 {"name":"Destination-Realm","value":"example.org"},
                 {"name":"Auth-Application-Id","value":4},
                 {"name":"Service-Context-Id","value":"x@y"},
                 {"name":"CC-Request-Type","value":"EVENT_REQUEST"},
                 {"name":"CC-Request-Number","value":0},
                 {"name":"Requested-Action","value":"CHECK_BALANCE"},
                 {"name":"User-Name","value":"%s"}]}
                """.formatted(ANNA));

        assertThat(Run.vernier("send", file.toString(), "--to", to).out()).contains("CCA  2001");
        Files.writeString(file, "{\"command\":\"Nothing\"}");
        assertThat(Run.vernier("send", file.toString(), "--to", to).err())
                .contains("VN-8105", "$.command \"Nothing\" is no command that is known here");
    }

    @Test
    void aServerThatIsNotThereIsNamed() {
        var run = Run.vernier("send", "ccr-i", "--to", "aaa://127.0.0.1:1");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).startsWith("vernier: VN-3101 ").contains("127.0.0.1:1", "Start the peer");
    }

    @Test
    void wrongAddressesAreUsageErrors() {
        assertThat(Run.vernier("send", "ccr-i", "--to", "aaa://").exitCode()).isEqualTo(2);
        assertThat(Run.vernier("send", "ccr-i", "--to", to, "--units", "many").exitCode())
                .isEqualTo(2);
        assertThat(Run.vernier("serve", "--listen", "udp://127.0.0.1:0").exitCode())
                .isEqualTo(2);
    }
}
