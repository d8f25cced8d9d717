package io.vernier.requirements.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.StringReader;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownLinesTest {
    @Test
    void linesStandBelowTheirSectionsAndParts() throws IOException {
        var known = KnownLines.read(
                new StringReader("# P\n## A\nX1\tone | two\n\n## B\nX3\tthree\nX2\ttwo\n# Q\n## C\nY1\ty\n"));

        assertThat(known.parts()).extracting(KnownLines.Part::title).containsExactly("P", "Q");
        assertThat(known.parts().getFirst().sections())
                .extracting(section -> section.title() + section.lines())
                .containsExactly("A{X1=one | two}", "B{X3=three, X2=two}");
        assertThat(known.sentence("X3")).contains("three");
        assertThat(known.sentence("X4")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# P\n## A\nX1\tone\nX1\tagain",
                "# P\n## A\nX1 no tab",
                "X1\tno section",
                "## A",
                "# P\nX1\tno section"
            })
    void anythingElseIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KnownLines.read(new StringReader(text)))
                .withMessageContaining(text.substring(text.lastIndexOf('\n') + 1));
    }

    @Test
    void theShippedListHasEachFoundingLineOnceInOrder() throws IOException {
        var known = KnownLines.shipped();

        assertThat(known.parts()).hasSize(3);
        assertThat(known.parts().stream()
                        .limit(2)
                        .flatMap(
                                part -> part.sections().stream().flatMap(section -> section.lines().keySet().stream())))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 343).mapToObj(n -> "S" + n).toList());
        assertThat(known.parts()).extracting(part -> part.sections().size()).startsWith(9, 13);
    }

    @Test
    void theShippedListHasTheRowsOfTheTables() throws IOException {
        var known = KnownLines.shipped();

        assertThat(known.sentences()).containsKeys("R2-1", "R7.5-4", "W-1");
        assertThat(known.sentences().keySet().stream().filter(id -> id.matches("F\\d+")))
                .hasSize(43);
        assertThat(known.sentence("F1")).contains("Closed: on Start: I-Snd-Conn-Req; then Wait-Conn-Ack");
    }
}
