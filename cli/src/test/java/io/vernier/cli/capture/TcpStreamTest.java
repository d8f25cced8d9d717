package io.vernier.cli.capture;

import static io.vernier.cli.capture.Wire.join;
import static io.vernier.cli.capture.Wire.message;
import static io.vernier.cli.capture.Wire.part;
import static io.vernier.cli.capture.Wire.segment;
import static io.vernier.cli.capture.Wire.syn;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TcpStreamTest {
    private static final byte[] A = message(1, 60);
    private static final byte[] B = message(2, 60);
    private static final byte[] C = message(3, 60);
    private static final byte[] ALL = join(A, B, C);
    private static final int LENGTH = A.length;

    private static CaptureFileBuilder file() {
        return CaptureFileBuilder.pcap(1);
    }

    @Test
    void aMessageMayCrossSegmentsAndASegmentMayHoldSeveral() {
        var found = file().packet(syn(99))
                .packet(segment(100, part(ALL, 0, 3)))
                .packet(segment(103, part(ALL, 3, LENGTH + 30)))
                .packet(segment(100 + LENGTH + 30, part(ALL, LENGTH + 30, ALL.length)))
                .read();

        assertThat(found.ids()).containsExactly(1, 2, 3);
        assertThat(found.messages).extracting(CapturedMessage::frame).containsExactly(3L, 4L, 4L);
        assertThat(found.messages.get(1).message().toBytes()).isEqualTo(B);
    }

    @Test
    void sequenceNumbersMayWrap() {
        var found = file().packet(syn(-21))
                .packet(segment(-20, part(ALL, 0, 50)))
                .packet(segment(30, part(ALL, 50, ALL.length)))
                .read();

        assertThat(found.ids()).containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void disorderRepetitionsAndOverlapsChangeNothing(long seed) {
        var random = new Random(seed);
        var file = file().packet(syn(99));
        int at = 0;
        while (at < ALL.length) {
            int end = Math.min(ALL.length, at + 1 + random.nextInt(40));
            int second = Math.min(ALL.length, end + random.nextInt(40));
            int from = Math.max(0, at - random.nextInt(20));
            if (random.nextBoolean()) {
                file.packet(segment(100 + end, part(ALL, end, second))); // the later one first
            }
            file.packet(segment(100 + from, part(ALL, from, end)));
            if (random.nextBoolean()) {
                file.packet(segment(100 + from, part(ALL, from, end)));
            }
            at = end;
        }

        var found = file.read();

        assertThat(found.notes).isEmpty();
        assertThat(found.messages).extracting(m -> m.message().toBytes()).containsExactly(A, B, C);
    }

    @Test
    void aGapInsideAMessageCostsThatMessageOnly() {
        var found = file().packet(syn(99))
                .packet(segment(100, part(ALL, 0, LENGTH + 30)))
                .packet(segment(100 + LENGTH + 50, part(ALL, LENGTH + 50, ALL.length)))
                .read();

        assertThat(found.ids()).containsExactly(1, 3);
        assertThat(found.notes)
                .containsExactly("Frame 3, 10.0.0.5:41022 > 10.0.0.9:3868 tcp: a message of 88 octets is lost: "
                        + "20 of them are not in the capture");
    }

    @Test
    void afterAGapOverMessagesTheNextHeaderIsFound() {
        var found = file().packet(syn(99))
                .packet(segment(100, part(ALL, 0, 30)))
                .packet(segment(100 + LENGTH + 50, part(ALL, LENGTH + 50, ALL.length)))
                .read();

        assertThat(found.ids()).containsExactly(3);
        assertThat(found.notes).hasSize(2).last().asString().contains("38 octets are left out");
    }

    @Test
    void octetsThatOnlyLookLikeAHeaderAreNotBelievedAfterAGap() {
        byte[] lookalike = Wire.hex("01020000 000004cc c0000012 000028af 00010a00 00010000 0001869f 0000000b");

        var found = file().packet(syn(99))
                .packet(segment(100, part(A, 0, 3)))
                .packet(segment(200, join(lookalike, B, C)))
                .read();

        assertThat(found.ids()).containsExactly(2, 3);
    }

    @Test
    void aGapIsNotWaitedForLongerThanFiveSeconds() {
        var file = file().packet(syn(99)).packet(segment(100 + LENGTH, B));
        for (int i = 0; i < 5; i++) {
            file.packet(segment(0, new byte[0]));
        }

        var found = file.packet(segment(100 + 2 * LENGTH, C))
                .packet(segment(100, A))
                .read();

        assertThat(found.ids()).containsExactly(2, 3);
        assertThat(found.messages.getFirst().frame()).isEqualTo(8);
    }

    @Test
    void octetsThatTheCaptureCutOffAreAGap() {
        byte[] cut = segment(100, join(A, B));

        var found = file().packet(syn(99))
                .packet(part(cut, 0, cut.length - 10), cut.length)
                .packet(segment(100 + 2 * LENGTH, C))
                .read();

        assertThat(found.ids()).containsExactly(1, 3);
        assertThat(found.messages.get(1).frame()).isEqualTo(3);
        assertThat(found.notes).singleElement().asString().contains("10 of them are not in the capture");
    }

    @Test
    void aCaptureMayBeginInsideAMessage() {
        var found = file().packet(segment(500, part(ALL, 10, ALL.length))).read();

        assertThat(found.ids()).containsExactly(2, 3);
    }

    @Test
    void aCaptureWithoutSynMayBeginOutOfOrder() {
        assertThat(file().packet(segment(100 + LENGTH, B))
                        .packet(segment(100, A))
                        .packet(segment(100 + 2 * LENGTH, C))
                        .read()
                        .ids())
                .containsExactly(2, 1, 3);
        assertThat(file().packet(segment(140, part(ALL, 40, 50)))
                        .packet(segment(100, part(ALL, 0, 40)))
                        .packet(segment(150, part(ALL, 50, ALL.length)))
                        .read()
                        .ids())
                .containsExactly(1, 2, 3);
    }

    @Test
    void portsMayBeUsedAgain() {
        var found = file().packet(syn(99))
                .packet(segment(100, A))
                .packet(syn(7000))
                .packet(segment(7001, B))
                .packet(syn(7000))
                .packet(segment(7001 + LENGTH, C))
                .read();

        assertThat(found.ids()).containsExactly(1, 2, 3);
        assertThat(found.notes).isEmpty();
    }

    @Test
    void anUnfinishedMessageIsNamedAtTheEnd() {
        var found = file().packet(syn(99))
                .packet(segment(100, part(ALL, 0, LENGTH + 30)))
                .read();

        assertThat(found.ids()).containsExactly(1);
        assertThat(found.notes)
                .singleElement()
                .asString()
                .endsWith("the last message is incomplete: 30 of 88 octets were captured");
    }

    @Test
    void aDamagedLengthDoesNotSwallowTheRest() {
        byte[] damaged = A.clone();
        damaged[1] = 0x7f;

        var found =
                file().packet(syn(99)).packet(segment(100, join(damaged, B, C))).read();

        assertThat(found.ids()).containsExactly(2, 3);
    }
}
