package io.vernier.node;

import static io.vernier.node.TwoHomes.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.node.NodeEvent.PathChange;
import io.vernier.transport.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a node tells of the paths to a peer with several addresses. */
class PathsTest {
    private static final Path FIRST = path("10.68.1.1", Path.State.UP, true);
    private static final Path FIRST_DOWN = path("10.68.1.1", Path.State.DOWN, true);
    private static final Path SECOND = path("10.68.2.1", Path.State.UP, false);

    private final Lab lab = new Lab();
    private final TwoHomes homes = new TwoHomes(lab.network.host("pcef"));
    private final List<NodeEvent> events = Collections.synchronizedList(new ArrayList<>());
    private final Node pcef = Node.named("pcef.example.net")
            .transport(homes)
            .use(CreditControl.APPLICATION)
            .onEvent(events::add)
            .peer(Lab.uri("ocs"), p -> p.transport("homes").addresses("ocs").persistent())
            .build();
    private final Peer ocs = pcef.peer(Lab.host("ocs")).orElseThrow();

    @BeforeEach
    void connects() {
        lab.start(lab.server("ocs"));
        pcef.start();
        lab.until(ocs::isReady);
    }

    @AfterEach
    void end() {
        pcef.stopNow();
        lab.close();
    }

    @Test
    void eachChangeIsAnEventWithItsPeerItsAddressAndTheReasonInWords() {
        homes.become(FIRST_DOWN, FIRST_DOWN, SECOND);
        homes.become(FIRST, FIRST, SECOND);
        Path secondIsPrimary = path("10.68.2.1", Path.State.UP, true);
        homes.become(secondIsPrimary, path("10.68.1.1", Path.State.UP, false), secondIsPrimary);
        Path third = path("10.68.3.1", Path.State.UNCONFIRMED, false);
        homes.become(third, FIRST, SECOND, third);
        homes.become(path("10.68.3.1", Path.State.REMOVED, false), FIRST, SECOND);
        lab.network.settle();

        Lab.eventually(() -> changes().size() == 5);
        assertThat(changes())
                .extracting(NodeEvent.PathChanged::change)
                .containsExactly(
                        PathChange.DOWN, PathChange.UP, PathChange.PRIMARY, PathChange.ADDED, PathChange.REMOVED);
        NodeEvent.PathChanged down = changes().get(0);
        assertThat(down.peer()).isEqualTo(ocs);
        assertThat(down.path()).isEqualTo(FIRST_DOWN);
        assertThat(down.why().code()).isEqualTo(NodeProblem.PATH_DOWN.code());
        assertThat(down.why().cause())
                .isEqualTo("The path over 10.68.1.1:3868 to ocs.example.net is down: it does not answer any more;"
                        + " 1 of 2 paths are up.");
        assertThat(down.why().remedy()).isNotEmpty();
    }

    @Test
    void whatIsToldTwiceIsOneEvent() {
        homes.become(FIRST_DOWN, FIRST_DOWN, SECOND);
        homes.become(FIRST_DOWN, FIRST_DOWN, SECOND);
        homes.become(FIRST, FIRST, SECOND);
        lab.network.settle();

        Lab.eventually(() -> changes().size() == 2);
        assertThat(changes()).extracting(NodeEvent.PathChanged::change).containsExactly(PathChange.DOWN, PathChange.UP);
    }

    @Test
    void theConnectionTellsWhatItsPathsAreNow() {
        PeerConnection connection = ocs.connection().orElseThrow();
        assertThat(connection.paths()).containsExactly(FIRST, SECOND);

        homes.become(FIRST_DOWN, FIRST_DOWN, SECOND);
        lab.network.settle();

        assertThat(connection.paths()).containsExactlyInAnyOrder(FIRST_DOWN, SECOND);
        assertThat(ocs.isReady()).isTrue();
        assertThat(pcef.info().item("ocs.example.net").toText())
                .contains("\"remote\":[\"10.68.1.1:3868\",\"10.68.2.1:3868\"]")
                .contains("{\"address\":\"10.68.1.1:3868\",\"state\":\"DOWN\",\"primary\":true}")
                .contains("{\"address\":\"10.68.2.1:3868\",\"state\":\"UP\",\"primary\":false}");
    }

    @Test
    void thePathsAreCountedForPrometheus() {
        homes.become(FIRST_DOWN, FIRST_DOWN, SECOND);
        lab.network.settle();

        assertThat(PrometheusText.of(pcef))
                .contains("# TYPE vernier_peer_paths gauge")
                .contains("vernier_peer_paths{node=\"pcef.example.net\",peer=\"ocs.example.net\",state=\"up\"} 1")
                .contains("vernier_peer_paths{node=\"pcef.example.net\",peer=\"ocs.example.net\",state=\"down\"} 1")
                .contains("state=\"unconfirmed\"} 0");
    }

    private List<NodeEvent.PathChanged> changes() {
        synchronized (events) {
            return events.stream()
                    .filter(NodeEvent.PathChanged.class::isInstance)
                    .map(NodeEvent.PathChanged.class::cast)
                    .toList();
        }
    }
}
