package io.vernier.transport.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.Explanation;
import io.vernier.codec.Message;
import io.vernier.transport.BadFrame;
import io.vernier.transport.FrameVerdict;
import io.vernier.transport.Samples;
import io.vernier.transport.TransportProblem;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UserMessagesTest {
    private final Heard heard = new Heard();
    private final UserMessages userMessages = new UserMessages(1 << 20, 4 << 20, heard);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void partsOfManyStreamsMayComeInAnyMixture(long seed) {
        var random = new Random(seed);
        var streams = new ArrayList<Queue<byte[]>>();
        var sent = new ArrayList<List<Message>>();
        for (int stream = 0; stream < 5; stream++) {
            var messages = new ArrayList<Message>();
            var parts = new ArrayDeque<byte[]>();
            for (int i = 0; i < 20; i++) {
                Message message = Samples.request(stream * 1000 + i, 28 + 4 * random.nextInt(50_000));
                messages.add(message);
                parts.addAll(cut(message.toBytes(), random));
            }
            streams.add(parts);
            sent.add(messages);
        }

        var begun = new int[5];
        while (streams.stream().anyMatch(parts -> !parts.isEmpty())) {
            int stream = random.nextInt(5);
            byte[] part = streams.get(stream).poll();
            if (part != null) {
                begun[stream] += part.length;
                int whole = sent.get(stream).get(0).length();
                boolean last = begun[stream] == whole;
                userMessages.feed(stream, ByteBuffer.wrap(part), last);
                if (last) {
                    assertThat(heard.messages.removeLast())
                            .isEqualTo(sent.get(stream).remove(0));
                    begun[stream] = 0;
                }
            }
        }

        assertThat(sent).allMatch(List::isEmpty);
        assertThat(userMessages.isWithinMessage()).isFalse();
        assertThat(userMessages.messages()).isEqualTo(100);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "100, 104, longer",
        "100, 60, shorter",
        "100, 200, two in one",
    })
    void aUserMessageThatIsNotOneMessageIsTold(int length, int came, String why) {
        byte[] octets = Arrays.copyOf(Samples.request(7, length).toBytes(), came);

        userMessages.feed(0, ByteBuffer.wrap(octets), true);

        assertThat(heard.bad).as(why).hasSize(1);
        assertThat(heard.bad.get(0).kind()).isEqualTo(BadFrame.Kind.NOT_ITS_LENGTH);
        assertThat(heard.bad.get(0).header().hopByHopId()).isEqualTo(7);
        assertThat(heard.bad.get(0).why().code()).isEqualTo(TransportProblem.NOT_ONE_MESSAGE.code());
        assertThat(heard.bad.get(0).why().cause())
                .contains("a user message of " + came + " octets with a Message Length of " + length);
        assertThat(heard.messages).isEmpty();
    }

    @Test
    void whatComesAfterABadOneIsHeardAgain() {
        userMessages.feed(0, ByteBuffer.wrap(Samples.request(1, 100).toBytes(), 0, 60), true);
        userMessages.feed(0, ByteBuffer.wrap(Samples.request(2, 100).toBytes()), true);

        assertThat(heard.messages).containsExactly(Samples.request(2, 100));
    }

    @Test
    void aUserMessageWithoutAHeaderIsHopeless() {
        userMessages.feed(3, ByteBuffer.wrap(new byte[] {1, 0, 0}), true);

        assertThat(heard.hopeless).hasSize(1);
        assertThat(heard.hopeless.get(0).cause()).contains("3 octets").contains("010000");
    }

    @Test
    void ofAMessageThatIsTooLongOnlyTheHeaderIsKept() {
        byte[] octets = Samples.request(9, 3 << 20).toBytes();
        int cut = 1 << 19;
        for (int from = 0; from < octets.length; from += cut) {
            userMessages.feed(0, ByteBuffer.wrap(octets, from, cut), from + cut == octets.length);
        }

        assertThat(heard.bad).extracting(BadFrame::kind).containsExactly(BadFrame.Kind.TOO_LONG);
        assertThat(heard.bad.get(0).header().hopByHopId()).isEqualTo(9);
        assertThat(heard.hopeless).isEmpty();
    }

    @Test
    void manyMessagesThatAreBegunAndNotEndedAreNotKeptForEver() {
        byte[] half = Arrays.copyOf(Samples.request(1, 1 << 20).toBytes(), 1 << 19);

        for (int stream = 0; stream < 9; stream++) {
            assertThat(heard.hopeless).isEmpty();
            userMessages.feed(stream, ByteBuffer.wrap(half), false);
        }

        assertThat(heard.hopeless).hasSize(1);
        assertThat(heard.hopeless.get(0).cause()).contains("begun 9 messages and finished none");
    }

    private static List<byte[]> cut(byte[] octets, Random random) {
        var parts = new ArrayList<byte[]>();
        for (int from = 0; from < octets.length; ) {
            int until = Math.min(octets.length, from + 1 + random.nextInt(100_000));
            parts.add(Arrays.copyOfRange(octets, from, until));
            from = until;
        }
        return parts;
    }

    private static final class Heard implements Framer.Sink {
        private final List<Message> messages = new ArrayList<>();
        private final List<BadFrame> bad = new ArrayList<>();
        private final List<Explanation> hopeless = new ArrayList<>();

        @Override
        public boolean message(Message message) {
            messages.add(message);
            return true;
        }

        @Override
        public FrameVerdict badFrame(BadFrame frame) {
            bad.add(frame);
            return FrameVerdict.SKIP;
        }

        @Override
        public boolean verdict(FrameVerdict verdict, BadFrame frame) {
            return true;
        }

        @Override
        public void notDiameter(Explanation why) {
            hopeless.add(why);
        }
    }
}
