package io.vernier.cli.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.cli.Run;
import io.vernier.json.Json;
import io.vernier.json.JsonReader;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.node.Alternative;
import io.vernier.node.Node;
import io.vernier.node.NodeEvent;
import io.vernier.node.Peer;
import io.vernier.node.PeerAdmission;
import io.vernier.node.Tcp;
import io.vernier.node.admin.AdminSocket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init") // set before each test
class PeersCommandTest {
    @TempDir
    Path folder;

    private final CountDownLatch parted = new CountDownLatch(1);
    private final Node ocs = Node.named("ocs.example.net")
            .vendorId(10_415)
            .listen(Tcp.at("127.0.0.1", 0))
            .admit(PeerAdmission.loopback())
            .use(CreditControl.APPLICATION)
            .start();
    private final Node pcef = Node.named("pcef.example.net")
            .use(CreditControl.APPLICATION)
            .peer(
                    "aaa://ocs.example.net:" + ocs.port(),
                    p -> p.addresses("127.0.0.1").persistent())
            .peer("aaa://spare.example.net", p -> p.addresses("127.0.0.1"))
            .onEvent(event -> {
                if (event instanceof NodeEvent.Disconnected) {
                    parted.countDown();
                }
            })
            .start();
    private AdminSocket door;

    @BeforeEach
    void opens() throws IOException {
        door = AdminSocket.open(pcef, folder.resolve("pcef.sock"));
        pcef.awaitReady(Duration.ofSeconds(20));
    }

    @AfterEach
    void end() {
        door.close();
        pcef.stopNow();
        ocs.stopNow();
    }

    @Test
    void peersAreATable() {
        Run run = peers();

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines().map(line -> line.replaceAll("  +", "|")))
                .contains(
                        "PEER|STATE|WATCHDOG|DIR|TRANSPORT|APPS|IN/s|OUT/s|P99|PEND|UP|LAST REASON",
                        "spare.example.net|CLOSED|INITIAL|-|tcp|-|0|0|-|0|-|-")
                .anyMatch(line -> line.matches("ocs\\.example\\.net\\|I-OPEN\\|OKAY\\|->\\|tcp 127\\.0\\.0\\.1:"
                        + ocs.port() + "\\|4\\|0\\|0\\|-\\|0\\|[0-9]+s\\|-"))
                .hasSize(3);
    }

    @Test
    void peersAreJson() {
        Run run = peers("--json");

        var object = (Json.Members) JsonReader.readAll(run.out()).getFirst();
        assertThat(object.members()).containsEntry("v", Json.of(1)).containsKeys("node", "at", "peers");
        assertThat(run.out()).contains("\"host\":\"ocs.example.net\",\"realm\":\"example.net\"");
    }

    @Test
    void onePeerIsShown() {
        assertThat(peers("show", "ocs.example.net").out())
                .contains(
                        "peer        ocs.example.net  realm example.net",
                        "I-OPEN",
                        "\"Vernier\" vendor 10415",
                        "auth 4");
        assertThat(peers("show", "ocs.example.net", "--json").out()).contains("\"ready\":true");
    }

    @Test
    void whatBecameOfEachTransportIsShown() throws InterruptedException {
        pcef.addPeer(
                "aaa://gone.example.net",
                p -> p.addresses("127.0.0.1")
                        .transports(
                                Alternative.of("tcp").port(1),
                                Alternative.of("tcp").port(2)));
        pcef.connect("gone.example.net");
        assertThat(parted.await(20, TimeUnit.SECONDS)).isTrue();

        assertThat(peers("show", "gone.example.net").out())
                .contains(
                        "transport   tcp failed: cannot connect to 127.0.0.1:1: ",
                        "transport   tcp failed: cannot connect to 127.0.0.1:2: ",
                        " (VN-3101)",
                        "reason      FAILED_CONNECT  No transport led to gone.example.net: ");
        assertThat(peers("show", "ocs.example.net").out()).doesNotContain("transport   ");
    }

    @Test
    void aPeerIsDisconnectedAndConnected() throws InterruptedException {
        Run parting = peers("disconnect", "ocs.example.net", "--cause", "busy");
        assertThat(parting.err()).isEmpty();
        assertThat(parting.out()).isEqualTo("told the node to disconnect ocs.example.net\n");
        assertThat(parted.await(20, TimeUnit.SECONDS)).isTrue();
        Peer peer = pcef.peer("ocs.example.net").orElseThrow();
        assertThat(peer.whyDisconnected().orElseThrow().cause()).contains("BUSY");

        assertThat(peers("connect", "ocs.example.net").exitCode()).isZero();
        assertThat(peers().out()).doesNotContain("ocs.example.net  CLOSED");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            peers dance                          | 2 | there is no action "dance" (expected: list, show, connect or disconnect)
            peers show                           | 2 | peers show needs the name of a peer
            peers list ocs.example.net           | 2 | peers list takes no name of a peer
            peers --cause busy                   | 2 | --cause belongs to peers disconnect
            peers show x.example.net             | 1 | VN-8021 The node says: there is no peer "x.example.net" (expected: one of
            peers disconnect ocs.example.net --cause tea | 1 | cause tea (expected: rebooting, busy or
            """)
    void whatCannotBeDoneIsExplained(String line, int exitCode, String why) {
        List<String> words = new ArrayList<>(Arrays.asList(line.split(" ")));
        Run run = peers(words.subList(1, words.size()).toArray(String[]::new));

        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.err()).contains(why);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aMissingNodeIsExplained() throws IOException {
        Path nobody = folder.resolve("nobody.sock");

        Run run = Run.vernier("peers", "--admin", nobody.toString());

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err())
                .startsWith("vernier: VN-8020 No node answers at " + nobody + ": ")
                .contains("Start one, such as vernier serve");
        assertThat(Run.vernier("peers", "--admin", Files.createFile(nobody).toString())
                        .exitCode())
                .isEqualTo(3);
    }

    private Run peers(String... more) {
        List<String> words = new ArrayList<>(List.of("peers"));
        words.addAll(Arrays.asList(more));
        words.addAll(List.of("--admin", door.path().toString()));
        return Run.vernier(words.toArray(String[]::new));
    }
}
