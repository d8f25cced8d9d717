package io.vernier.transport.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.Explanation;
import io.vernier.codec.Message;
import io.vernier.transport.BadFrame;
import io.vernier.transport.FrameVerdict;
import io.vernier.transport.Samples;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FramerTest {
    private final Heard heard = new Heard();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void messagesAreTheSameHoweverTheStreamIsCut(long seed) {
        var random = new Random(seed);
        var messages = new ArrayList<Message>();
        for (int i = 0; i < 200; i++) {
            messages.add(Samples.request(i, random.nextInt(10) == 0 ? 100_000 : 28 + 4 * random.nextInt(100)));
        }
        byte[] stream = Samples.octets(messages);
        var framer = new Framer(1 << 20, heard);

        for (int from = 0; from < stream.length; ) {
            int until = Math.min(stream.length, from + 1 + random.nextInt(1 << random.nextInt(18)));
            framer.feed(ByteBuffer.wrap(stream, from, until - from));
            from = until;
        }

        assertThat(heard.messages).isEqualTo(messages);
        assertThat(framer.isWithinMessage()).isFalse();
        assertThat(framer.frames()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "01000013, a length below that of a header",
        "01000000, no length at all",
        "47455420, a text",
        "16030100, a TLS handshake",
        "02ffffff, another version and a length that cannot be",
    })
    void fourOctetsAreEnoughToSeeThatItIsNotDiameter(String hex, String why) {
        new Framer(1 << 20, heard).feed(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));

        assertThat(heard.hopeless).as(why).hasSize(1);
        assertThat(heard.messages).isEmpty();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "02000014, UNKNOWN_VERSION",
        "00000014, UNKNOWN_VERSION",
        "01000016, LENGTH_NOT_MULTIPLE_OF_FOUR",
        "01100004, TOO_LONG",
    })
    void aHeaderThatIsWrongButPlausibleIsAskedAbout(String hex, BadFrame.Kind kind) {
        byte[] octets = new byte[24];
        System.arraycopy(HexFormat.of().parseHex(hex), 0, octets, 0, 4);

        new Framer(1 << 20, heard).feed(ByteBuffer.wrap(octets));

        assertThat(heard.bad).extracting(BadFrame::kind).containsExactly(kind);
        assertThat(heard.bad.get(0).header().length()).isEqualTo(20);
    }

    @Test
    void aSkippedMessageIsReadOverInPieces() {
        heard.verdict = FrameVerdict.SKIP;
        var framer = new Framer(400, heard);
        byte[] stream = Samples.octets(List.of(Samples.request(1, 4000), Samples.request(2, 100)));

        for (int from = 0; from < stream.length; from += 50) {
            framer.feed(ByteBuffer.wrap(stream, from, 50));
        }

        assertThat(heard.bad).hasSize(1);
        assertThat(heard.messages).containsExactly(Samples.request(2, 100));
    }

    @Test
    void afterAResetNothingMoreIsHandedOver() {
        byte[] stream = Samples.octets(List.of(Samples.request(1, 4000), Samples.request(2, 100)));

        new Framer(400, heard).feed(ByteBuffer.wrap(stream));

        assertThat(heard.bad).hasSize(1);
        assertThat(heard.messages).isEmpty();
    }

    private static final class Heard implements Framer.Sink {
        final List<Message> messages = new ArrayList<>();
        final List<BadFrame> bad = new ArrayList<>();
        final List<Explanation> hopeless = new ArrayList<>();
        FrameVerdict verdict = FrameVerdict.RESET;

        @Override
        public boolean message(Message message) {
            return messages.add(message);
        }

        @Override
        public FrameVerdict badFrame(BadFrame frame) {
            bad.add(frame);
            return verdict;
        }

        @Override
        public boolean verdict(FrameVerdict passed, BadFrame frame) {
            return passed != FrameVerdict.RESET;
        }

        @Override
        public void notDiameter(Explanation why) {
            hopeless.add(why);
        }
    }
}
