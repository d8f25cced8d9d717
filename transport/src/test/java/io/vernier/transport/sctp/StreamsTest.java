package io.vernier.transport.sctp;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.Message;
import io.vernier.transport.Samples;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class StreamsTest {
    private static final Message CER = Message.builder(257, 0).request().build();
    private static final Message CEA = Message.builder(257, 0).build();

    @Test
    void whoHasSentTheCerKnowsByTheCeaThatTheExchangeIsOver() {
        var streams = new Streams(Delivery.UNORDERED, 0, 10);
        assertThat(streams.isUnordered()).isFalse();

        streams.received(octets(CEA));

        assertThat(streams.isUnordered()).isTrue();
        assertThat(streams.next()).isZero();
    }

    @Test
    void whoHasSentTheCeaWaitsForAnythingElseThanACer() {
        var streams = new Streams(Delivery.UNORDERED, 0, 10);

        streams.received(octets(CER));
        assertThat(streams.isUnordered()).isFalse();

        streams.received(octets(Samples.watchdog(1)));
        assertThat(streams.isUnordered()).isTrue();
    }

    @Test
    void inOrderAllStreamsTakeTheirTurn() {
        var streams = new Streams(Delivery.ORDERED, 0, 3);
        assertThat(IntStream.range(0, 4).map(i -> streams.next())).containsOnly(0);

        streams.received(octets(CEA));

        assertThat(IntStream.range(0, 7).map(i -> streams.next())).containsExactly(1, 2, 0, 1, 2, 0, 1);
        assertThat(streams.isUnordered()).isFalse();
    }

    @Test
    void withOneStreamAllGoesOverIt() {
        var streams = new Streams(Delivery.ORDERED, 0, 1);
        streams.received(octets(CEA));

        assertThat(IntStream.range(0, 5).map(i -> streams.next())).containsOnly(0);
    }

    private static ByteBuffer octets(Message message) {
        return ByteBuffer.wrap(message.toBytes());
    }
}
