package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.CommandCode;
import io.vernier.codec.Message;
import io.vernier.codec.data.DiameterTime;
import io.vernier.codec.id.SessionIds;
import io.vernier.requirements.Requirement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where the identifiers of messages and sessions come from. */
class IdentifiersTest {
    private final Lab lab = new Lab();
    private final List<Message> sent = new ArrayList<>();

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    @Requirement({"S93", "S95", "S153", "S154"})
    void aRequestOfAnApplicationGetsBothIdentifiersFromTheirGenerators() {
        Node pcef = connected();
        int before = pcef.nextEndToEndId();

        answered(pcef);
        answered(pcef);
        var untyped = pcef.callAsync(Lab.request(pcef).message());
        lab.until(untyped::isDone);

        assertThat(requests()).extracting(Message::endToEndId).containsExactly(before + 1, before + 2, before + 3);
        int hopByHop = requests().getFirst().hopByHopId();
        assertThat(requests()).extracting(Message::hopByHopId).containsExactly(hopByHop, hopByHop + 1, hopByHop + 2);
    }

    @Test
    @Requirement({"S93", "S94"})
    void oneGeneratorServesAllPeersAndWhoeverAsksIt() {
        Node pcef = lab.start(
                lab.node("pcef").peer(Lab.uri("ocs1"), Lab::persistent).peer(Lab.uri("ocs2"), Lab::persistent));
        watch("ocs1");
        watch("ocs2");
        lab.start(lab.server("ocs1"));
        lab.start(lab.server("ocs2"));
        lab.until(() -> pcef.peers().stream().allMatch(Peer::isReady));

        int first = pcef.nextEndToEndId();
        answered(pcef);
        int third = pcef.nextEndToEndId();
        answered(pcef);

        assertThat(third).isEqualTo(first + 2);
        assertThat(requests()).extracting(Message::endToEndId).containsExactly(first + 1, first + 3);
        assertThat(Lab.request(pcef).message().withIds(7, third).endToEndId()).isEqualTo(third);
    }

    @Test
    @Requirement({"S96", "S97", "S98", "S99", "S100", "S330", "S331", "S332"})
    void sessionIdsHaveTheFormThatTheRfcRecommends() {
        Node node = lab.start(Node.named("test1.gy", "realm.net"));

        String[] first = node.newSessionId().split(";", -1);
        String[] second = node.newSessionId().split(";", -1);

        assertThat(first).hasSize(3).startsWith("test1.gy");
        assertThat(DiameterTime.decode((int) Long.parseLong(first[1])))
                .isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(second).startsWith("test1.gy", first[1]);
        assertThat(Long.parseLong(second[2])).isEqualTo(Long.parseLong(first[2]) + 1);
        assertThat(node.newSessionId("mobile@200.1.1.88"))
                .isEqualTo("test1.gy;" + first[1] + ";" + (Long.parseLong(first[2]) + 2) + ";mobile@200.1.1.88");
    }

    @Test
    @Requirement({"S97", "S98", "S99", "S100", "S101", "S102"})
    void sessionIdsCanBeWrittenInHexadecimalDigits() {
        Node node = lab.start(Node.named("test1.gy", "realm.net").sessionIdFormat(SessionIds.Format.HEX));
        Node other = lab.start(Node.named("test1.gy", "realm.net").sessionIdFormat(SessionIds.Format.HEX));

        String first = node.newSessionId();

        assertThat(first).matches("test1\\.gy;[0-9a-f]{8};[0-9a-f]{8};[0-9a-f]{8}");
        assertThat(Long.parseLong(first.split(";", -1)[1], 16))
                .isBetween(Instant.now().getEpochSecond() - 60, Instant.now().getEpochSecond());
        assertThat(counter(node.newSessionId())).isEqualTo(counter(first) + 1);
        assertThat(counter(other.newSessionId())).isNotEqualTo(counter(first));
    }

    private Node connected() {
        Node pcef = lab.start(lab.node("pcef").peer(Lab.uri("ocs"), Lab::persistent));
        watch("ocs");
        lab.start(lab.server("ocs"));
        lab.until(() -> pcef.peers().stream().allMatch(Peer::isReady));
        return pcef;
    }

    private void watch(String server) {
        lab.network.link(server, "pcef").drop(message -> {
            sent.add(message);
            return false;
        });
    }

    private void answered(Node node) {
        var call = node.callAsync(Lab.request(node));
        lab.until(call::isDone);
        assertThat(call.join().resultCode()).isEqualTo(2001);
    }

    private List<Message> requests() {
        return sent.stream()
                .filter(message -> message.isRequest() && message.commandCode() == CommandCode.CREDIT_CONTROL)
                .toList();
    }

    private static long counter(String hex) {
        String[] parts = hex.split(";", -1);
        return Long.parseUnsignedLong(parts[2] + parts[3], 16);
    }
}
