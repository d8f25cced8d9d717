package io.vernier.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.vernier.requirements.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class GrammarBuilderTest {
    private static final int M = AvpFlags.MANDATORY;
    private static final Outline REQUEST = Outline.request("Toll-Request", "RFC 0000 section 3.1")
            .avp("< Session-Id >", 263)
            .avp("{ Origin-Host }", 264)
            .avp("{ Auth-Application-Id }", 258)
            .avp("{ Toll-Number }", 9001)
            .avp("[ User-Name ]", 1)
            .avp("* [ Toll ]", 9002)
            .avp("*2 [ Lane ]", 9005)
            .avp("* [ Proxy-Info ]", 284)
            .any("* [ AVP ]")
            .build();
    private static final Outline ANSWER = Outline.answer("Toll-Answer", "")
            .avp("< Session-Id >", 263)
            .avp("{ Result-Code }", 268)
            .avp("{ Auth-Application-Id }", 258)
            .avp("{ Toll-Number }", 9001)
            .avp("[ User-Name ]", 1)
            .avp("* [ Proxy-Info ]", 284)
            .build();
    private static final Outline TOLL = Outline.group("Toll", "")
            .avp("{ Price }", 9003)
            .avp("[ Currency ]", 9004, 10415)
            .build();

    private static final class RequestBuilder extends CommandBuilder {
        RequestBuilder() {
            super(REQUEST, 900, 77, CommandFlags.REQUEST | CommandFlags.PROXIABLE);
        }

        RequestBuilder sessionId(String value) {
            utf8(0, 263, 0, M, value);
            return this;
        }

        RequestBuilder tollNumber(long value) {
            unsigned32(3, 9001, 0, M, value);
            return this;
        }

        RequestBuilder userName(String value) {
            utf8(4, 1, 0, M, value);
            return this;
        }

        RequestBuilder toll(Consumer<TollBuilder> members) {
            group(5, 9002, 0, M, new TollBuilder(this), members);
            return this;
        }

        RequestBuilder lane(int value) {
            integer32(6, 9005, 0, M, value);
            return this;
        }

        RequestBuilder avp(Avp avp) {
            other(avp);
            return this;
        }

        Message build() {
            return message();
        }
    }

    private static final class AnswerBuilder extends CommandBuilder {
        AnswerBuilder(Message request) {
            super(ANSWER, request, 0);
        }

        AnswerBuilder resultCode(long value) {
            unsigned32(1, 268, 0, M, value);
            return this;
        }

        AnswerBuilder tollNumber(long value) {
            unsigned32(3, 9001, 0, M, value);
            return this;
        }

        AnswerBuilder userName(String value) {
            utf8(4, 1, 0, M, value);
            return this;
        }

        Message build() {
            return message();
        }
    }

    /** Of a command of its own, so that nobody else tells how long its messages are. */
    private static final class NoteBuilder extends CommandBuilder {
        private static final int LENGTH_WITH_NUMBER = 240;

        NoteBuilder(Outline outline) {
            super(outline, 901, 77, CommandFlags.REQUEST);
        }

        static Outline ofItsOwn() {
            return Outline.request("Note-Request", "")
                    .avp("[ Number ]", 9001)
                    .avp("{ Note }", 9006)
                    .build();
        }

        NoteBuilder number(int value) {
            integer32(0, 9001, 0, M, value);
            return this;
        }

        NoteBuilder note() {
            utf8(1, 9006, 0, M, "n".repeat(200));
            return this;
        }

        Message build() {
            return message();
        }
    }

    private static final class TollBuilder extends GrammarBuilder {
        TollBuilder(GrammarBuilder outer) {
            super(TOLL, outer);
        }

        TollBuilder price(long value) {
            integer64(0, 9003, 0, M, value);
            return this;
        }

        TollBuilder currency(int value) {
            integer32(1, 9004, 10415, M, value);
            return this;
        }
    }

    private static final class LongGroup extends GrammarBuilder {
        LongGroup(Outline outline, AvpWriter out) {
            super(outline, out);
        }

        LongGroup number(int ordinal, int value) {
            integer32(ordinal, 100 + ordinal, 0, M, value);
            return this;
        }
    }

    private static List<Integer> codes(AvpList avps) {
        var codes = new ArrayList<Integer>();
        avps.forEach(avp -> codes.add(avp.code()));
        return codes;
    }

    private static RequestBuilder request() {
        return new RequestBuilder().sessionId("a;1;2").tollNumber(5);
    }

    @Test
    void writesAvpsInTheOrderOfTheGrammarAndFillsInTheApplication() {
        var message = request().userName("me").build();

        assertThat(codes(message.avps())).containsExactly(263, 258, 9001, 1);
        assertThat(message.avps().unsigned32(1)).isEqualTo(77);
        assertThat(message.flags()).isEqualTo(CommandFlags.REQUEST | CommandFlags.PROXIABLE);
        assertThat(message.applicationId()).isEqualTo(77);
        assertThat(Message.decode(message.toBytes())).isEqualTo(message);
    }

    @Test
    void bringsAvpsThatCameInAnotherOrderIntoThatOfTheGrammar() {
        var message = new RequestBuilder()
                .avp(Avp.of(4711, 0, 0, new byte[3]))
                .toll(t -> t.currency(978).price(12))
                .userName("me")
                .toll(t -> t.price(13))
                .tollNumber(5)
                .sessionId("a;1;2")
                .build();

        assertThat(codes(message.avps())).containsExactly(263, 258, 9001, 1, 9002, 9002, 4711);
        assertThat(codes(message.avps().group(4))).containsExactly(9003, 9004);
        assertThat(message.avps().group(4).integer64(0)).isEqualTo(12);
        assertThat(message.avps().group(5).integer64(0)).isEqualTo(13);
        assertThat(message.fault()).isEmpty();
    }

    @Test
    void takesTheLastOfAnAvpThatMayOccurOnce() {
        var message = request()
                .userName("you")
                .toll(t -> t.price(1).price(2))
                .userName("me")
                .build();

        assertThat(codes(message.avps())).containsExactly(263, 258, 9001, 1, 9002);
        assertThat(message.avps().utf8(3)).isEqualTo("me");
        assertThat(message.avps().group(4).integer64(0)).isEqualTo(2);
    }

    @Test
    @Requirement("R3.2-2")
    void namesWhatIsMissingWithItsLineOfTheGrammar() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new RequestBuilder().tollNumber(5).build())
                .withMessage("Toll-Request lacks Session-Id (expected: < Session-Id >, RFC 0000 section 3.1)");
        assertThatIllegalStateException()
                .isThrownBy(() -> request().toll(t -> t.currency(978)).build())
                .withMessage("Toll lacks Price (expected: { Price })");
    }

    @Test
    @Requirement("R3.2-2")
    void namesWhatOccursTooOften() {
        assertThat(request().lane(1).lane(2).build().avps().size()).isEqualTo(5);
        assertThatIllegalStateException()
                .isThrownBy(() -> request().lane(1).lane(2).lane(3).build())
                .withMessage("Toll-Request has too many of Lane (expected: *2 [ Lane ], RFC 0000 section 3.1)");
    }

    @Test
    void anAnswerTakesFromItsRequestWhatItRequires() {
        var proxyInfo = Avp.of(284, 0, M, new byte[8]);
        var request =
                request().userName("me").avp(proxyInfo).avp(proxyInfo).build().withIds(7, 8);

        var answer = new AnswerBuilder(request).resultCode(2001).build();

        assertThat(codes(answer.avps())).containsExactly(263, 268, 258, 9001, 284, 284);
        assertThat(answer.flags()).isEqualTo(CommandFlags.PROXIABLE);
        assertThat(answer.hopByHopId()).isEqualTo(7);
        assertThat(answer.endToEndId()).isEqualTo(8);
    }

    @Test
    void whatTheCallerGivesCountsMoreThanWhatTheRequestHas() {
        var answer = new AnswerBuilder(request().build())
                .tollNumber(6)
                .resultCode(2001)
                .userName("me")
                .tollNumber(7)
                .build();

        assertThat(codes(answer.avps())).containsExactly(263, 268, 258, 9001, 1);
        assertThat(answer.avps().unsigned32(3)).isEqualTo(7);
    }

    @Test
    void aGroupThatFailsLeavesNothingBehind() {
        var builder = request();

        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> builder.toll(t -> {
                    t.price(1);
                    throw new ArithmeticException();
                }));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.tollNumber(-1));

        assertThat(codes(builder.build().avps())).containsExactly(263, 258, 9001);
    }

    @Test
    void refusesAvpsOfTheMessageWhileAGroupIsBeingWritten() {
        var builder = request();

        assertThatIllegalStateException()
                .isThrownBy(() -> builder.toll(t -> builder.userName("me")))
                .withMessage("a group inside is still being written");
    }

    @Test
    void countsTheAvpsOfLinesBehindTheFirstSixtyFour() {
        var lines = Outline.group("Long", "");
        for (int i = 0; i < 70; i++) {
            lines.avp(i == 69 ? "{ N69 }" : "[ N" + i + " ]", 100 + i);
        }
        var outline = lines.build();
        var out = new AvpWriter(16);

        new LongGroup(outline, out)
                .number(69, 1)
                .number(68, 2)
                .number(3, 3)
                .number(69, 4)
                .finish();

        assertThat(codes(out.toList())).containsExactly(103, 168, 169);
        assertThat(out.toList().integer32(2)).isEqualTo(4);
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        new LongGroup(outline, new AvpWriter(16)).number(1, 1).finish())
                .withMessage("Long lacks N69 (expected: { N69 })");
    }

    @Test
    void aMessageStaysAsItIsWhenItsBuilderGoesOn() {
        var outline = NoteBuilder.ofItsOwn();
        new NoteBuilder(outline).number(1).note().build();
        var builder = new NoteBuilder(outline).note();

        Message without = builder.build();
        byte[] asItWas = without.toBytes();
        Message with = builder.number(7).build();

        assertThat(without.toBytes()).isEqualTo(asItWas);
        assertThat(with).isEqualTo(new NoteBuilder(outline).number(7).note().build());
        assertThat(builder.build()).isEqualTo(with);
    }

    @Test
    void roomThatWasLeftOverIsNoPartOfTheMessage() {
        var outline = NoteBuilder.ofItsOwn();
        Message longer = new NoteBuilder(outline).number(1).note().build();
        assertThat(longer.length()).isEqualTo(NoteBuilder.LENGTH_WITH_NUMBER);

        Message shorter = new NoteBuilder(outline).note().build();

        int length = NoteBuilder.LENGTH_WITH_NUMBER - 12;
        Message decoded = Message.decode(shorter.toBytes());
        assertThat(shorter.length()).isEqualTo(length);
        assertThat(shorter.toBytes()).hasSize(length);
        assertThat(shorter).isEqualTo(decoded).hasSameHashCodeAs(decoded);
        assertThat(shorter.withIds(1, 2).fault()).isEmpty();
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> shorter.copyTo(new byte[length + 4], 0, 0, length + 4));
    }
}
