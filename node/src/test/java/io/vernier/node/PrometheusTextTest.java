package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PrometheusTextTest {
    private static final Pattern LINE = Pattern.compile("# (HELP|TYPE) vernier_[a-z_]+ .+"
            + "|vernier_[a-z_]+\\{[a-z]+=\"[^\"]*\"(,[a-z]+=\"[^\"]*\")*} [0-9.E-]+");

    private final Lab lab = new Lab();

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    void countersAndTimesAreWrittenLineByLine() {
        Node ocs = lab.start(lab.server("ocs"));
        Node pcef = lab.start(lab.node("pcef").peer(Lab.uri("ocs"), Lab::persistent));
        lab.until(() -> pcef.peers().get(0).isReady());
        var call = pcef.callAsync(Lab.request(pcef));
        lab.network.advance(Duration.ofMillis(1));
        assertThat(call).isCompleted();

        String text = PrometheusText.of(ocs, pcef);

        assertThat(text.lines()).allSatisfy(line -> assertThat(line).matches(LINE));
        assertThat(text.lines())
                .contains(
                        "# TYPE vernier_messages_total counter",
                        "vernier_peers{node=\"ocs.example.net\"} 1",
                        "vernier_peer_ready{node=\"pcef.example.net\",peer=\"ocs.example.net\"} 1",
                        "vernier_messages_total{node=\"ocs.example.net\",application=\"4\",command=\"Credit-Control\","
                                + "kind=\"request\",direction=\"received\"} 1",
                        "vernier_results_total{node=\"pcef.example.net\",application=\"4\",command=\"Credit-Control\","
                                + "direction=\"received\",vendor=\"0\",code=\"2001\"} 1",
                        "vernier_round_trip_seconds_count{node=\"pcef.example.net\",application=\"4\","
                                + "command=\"Credit-Control\"} 1",
                        "vernier_peer_requests_total{node=\"pcef.example.net\",peer=\"ocs.example.net\",direction=\"sent\"} 1");
        assertThat(text).as("peers that were only met have no series").doesNotContain("peer=\"pcef");
        assertThat(text.lines().filter(line -> line.startsWith("# TYPE")).distinct())
                .hasSameSizeAs(
                        text.lines().filter(line -> line.startsWith("# TYPE")).toList());
    }
}
