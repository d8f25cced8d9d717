package io.vernier.protocol.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.requirements.Requirement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElectionTest {
    @ParameterizedTest(name = "{0} against {1}: {2}")
    @CsvSource({
        "b.example.net,   a.example.net,   true",
        "a.example.net,   b.example.net,   false",
        "B.example.net,   a.example.net,   true",
        "b.example.net,   A.EXAMPLE.NET,   true",
        "a.example.net,   B.example.net,   false",
        "a.example.net,   A.example.NET,   false",
        "node10.example,  node1.example,   true",
        "node1.example,   node10.example,  false",
        "a.example.net.x, a.example.net,   true",
        "z,               a.very.long.one, true",
    })
    @Requirement("R5.6-3")
    void isWonByTheNameThatComesLaterInTheAlphabet(String local, String peer, boolean won) {
        assertThat(Election.isWon(local, peer)).isEqualTo(won);
    }

    @ParameterizedTest
    @CsvSource({"a.net, b.net", "A.net, b.net", "x1, X10", "node-1.net, node.net"})
    @Requirement("R5.6-2")
    void hasOneWinnerOnly(String one, String other) {
        assertThat(Election.isWon(one, other)).isNotEqualTo(Election.isWon(other, one));
    }
}
