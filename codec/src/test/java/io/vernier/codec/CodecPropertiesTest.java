package io.vernier.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.vernier.requirements.Requirement;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds for all octets, tried on many. */
class CodecPropertiesTest {
    private static final long SEED = 20261122;

    private static final List<AvpFormat<?>> FORMATS = List.of(
            AvpFormats.OCTET_STRING,
            AvpFormats.INTEGER32,
            AvpFormats.INTEGER64,
            AvpFormats.UNSIGNED32,
            AvpFormats.UNSIGNED64,
            AvpFormats.FLOAT32,
            AvpFormats.FLOAT64,
            AvpFormats.GROUPED,
            AvpFormats.ADDRESS,
            AvpFormats.TIME,
            AvpFormats.UTF8_STRING,
            AvpFormats.DIAMETER_IDENTITY,
            AvpFormats.DIAMETER_URI,
            AvpFormats.ENUMERATED,
            AvpFormats.IP_FILTER_RULE,
            AvpFormats.QOS_FILTER_RULE);

    @Test
    void aSoundMessageIsReadBackAndWrittenAgainAvpByAvp() {
        var any = new AnyOctets(SEED);
        for (int round = 0; round < 3_000; round++) {
            var message = any.message();
            String as = "seed %d, round %d".formatted(SEED, round);

            var read = Message.decode(message.toBytes());

            assertThat(read.fault()).as(as).isEmpty();
            assertThat(read.toBytes()).as(as).isEqualTo(message.toBytes());
            var again = new AvpWriter(16);
            rewrite(read.avps(), again);
            assertThat(again.toList()).as(as).isEqualTo(message.avps());
            assertThat(read.toBuilder().build()).as(as).isEqualTo(message);
        }
    }

    @Requirement("R4-9")
    @Test
    void anyOctetsGiveAMessageOrADecodeExceptionAndNothingElse() {
        var any = new AnyOctets(SEED);
        int faults = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] octets = round % 3 == 0 ? any.noise() : any.damaged();
            try {
                var message = Message.decode(octets);
                readEverything(message);
                assertThat(message.toBytes()).isEqualTo(octets);
                faults += message.fault().isPresent() ? 1 : 0;
            } catch (DecodeException e) {
                assertThat(octets).hasSizeLessThan(Message.HEADER_LENGTH);
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError(
                        "seed " + SEED + ", round " + round + ": "
                                + HexFormat.of().formatHex(octets),
                        e);
            }
        }
        assertThat(faults).isBetween(7_000, 18_000);
    }

    @Requirement("R4-3")
    @Test
    void whatIsFoundIsTheFirstThatALookAtEachWouldFind() {
        var any = new AnyOctets(SEED);
        int present = 0;
        for (int round = 0; round < 10_000; round++) {
            byte[] octets = round % 2 == 0 ? any.damaged() : any.message().toBytes();
            if (octets.length >= Message.HEADER_LENGTH) {
                present += findEach(Message.decode(octets).avps(), "seed " + SEED + ", round " + round);
            }
        }
        assertThat(present).isGreaterThan(10_000);
    }

    @Test
    void amongManyTheFirstIsFoundToo() {
        var out = new AvpWriter(16);
        for (int i = 0; i < 3; i++) {
            for (int code = 1; code <= 100; code++) {
                out.integer32(code, code % 2, 0, i * 100 + code);
            }
        }

        assertThat(findEach(out.toList(), "three times a hundred")).isEqualTo(100);
        assertThat(out.toList().find(1, 0)).isEqualTo(-1);
        assertThat(out.toList().find(101, 0)).isEqualTo(-1);
    }

    /** An index takes no more than the octets themselves, whatever they are. */
    @Test
    void readingAllocatesNoMoreThanASmallMultipleOfTheOctets() {
        byte[] smallest = new byte[1 << 20];
        for (int at = 20; at < smallest.length - 4; at += 8) {
            smallest[at + 7] = 8;
        }
        byte[] hugeLength = new byte[1 << 20];
        Arrays.fill(hugeLength, (byte) 0xff);
        byte[] zeros = new byte[1 << 20];
        byte[] tiny = new byte[20];
        tiny[0] = 1;
        tiny[1] = tiny[2] = (byte) 0xff;
        for (byte[] octets : List.of(smallest, hugeLength, zeros, tiny)) {
            octets[1] = (byte) (octets.length >> 16);
            Message.decode(octets);
            long before = allocated();

            var message = Message.decode(octets);

            long used = allocated() - before;
            assertThat(message).isNotNull();
            assertThat(used).isLessThan(2L * octets.length + 20_000);
        }
    }

    /** Looks for each AVP of a list in all ways; gives how many different ones there are. */
    private static int findEach(AvpList list, String as) {
        int different = 0;
        for (int i = 0; i < list.size(); i++) {
            int code = list.code(i);
            int vendorId = list.vendorId(i);
            int first = 0;
            while (list.code(first) != code || list.vendorId(first) != vendorId) {
                first++;
            }
            assertThat(list.indexOf(code, vendorId)).as(as).isEqualTo(first);
            assertThat(list.indexOf(code, vendorId, i)).as(as).isEqualTo(i);
            assertThat(list.find(code, vendorId)).as(as).isEqualTo(list.offset(first));
            assertThat(list.findMember(code, vendorId, "it")).as(as).isEqualTo(list.offset(first));
            assertThat(list.all(code, vendorId, AvpFormats.OCTET_STRING)).as(as).hasSize(list.count(code, vendorId));
            different += first == i ? 1 : 0;
        }
        return different;
    }

    private static void readEverything(Message message) {
        assertThat(message.toString()).isNotEmpty();
        assertThat(message.hashCode())
                .isEqualTo(message.withIds(message.hopByHopId(), message.endToEndId())
                        .hashCode());
        message.answerBuilder().build();
        message.toBuilder().build();
        message.resultCode();
        readEverything(message.avps(), 0);
        message.fault().ifPresent(fault -> {
            assertThat(fault.toString()).isNotEmpty();
            assertThat(fault.offset()).isBetween(0, message.length());
            assertThat(fault.failedAvps())
                    .allSatisfy(avp -> assertThat(avp.toString()).isNotEmpty());
        });
    }

    private static void readEverything(AvpList list, int depth) {
        for (Avp avp : list) {
            for (var format : FORMATS) {
                try {
                    var value = avp.as(format);
                    assertThat(value).isNotNull();
                } catch (DecodeException e) {
                    assertThat(e.fault().resultCode())
                            .isIn(ResultCode.INVALID_AVP_LENGTH, ResultCode.INVALID_AVP_VALUE);
                }
            }
            if (depth < 8) {
                readEverything(avp.group(), depth + 1);
            }
        }
    }

    /** Takes every AVP apart and writes it anew, groups as groups where they can be. */
    private static void rewrite(AvpList list, AvpWriter out) {
        for (Avp avp : list) {
            if (avp.group().fault().isEmpty()) {
                int group = out.beginGroup(avp.code(), avp.vendorId(), avp.flags());
                rewrite(avp.group(), out);
                out.end(group);
            } else {
                out.octets(avp.code(), avp.vendorId(), avp.flags(), avp.data());
            }
        }
    }

    private static long allocated() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().threadId());
    }
}
