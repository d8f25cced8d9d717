package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.Avp;
import io.vernier.codec.AvpFormat;
import io.vernier.codec.AvpFormats;
import io.vernier.codec.AvpList;
import io.vernier.codec.AvpWriter;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A handler asks for an AVP that nobody has looked into before, and it is no value of its type. */
final class UnreadableAvpTest {
    /** Known to no dictionary of these nodes, and not mandatory. */
    private static final int CODE = 99_998;

    private final Lab lab = new Lab();

    @AfterEach
    void end() {
        lab.close();
    }

    private static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of(
                        AvpFormats.IP_FILTER_RULE, text("permit in ip from nowhere"), ResultCode.INVALID_AVP_VALUE),
                Arguments.of(AvpFormats.QOS_FILTER_RULE, text("tag nothing"), ResultCode.INVALID_AVP_VALUE),
                Arguments.of(AvpFormats.DIAMETER_URI, text("http://example.net"), ResultCode.INVALID_AVP_VALUE),
                Arguments.of(AvpFormats.DIAMETER_IDENTITY, notUtf8(), ResultCode.INVALID_AVP_VALUE),
                Arguments.of(AvpFormats.UTF8_STRING, notUtf8(), ResultCode.INVALID_AVP_VALUE),
                Arguments.of(AvpFormats.ADDRESS, new byte[] {0, 1, 127, 0, 0}, ResultCode.INVALID_AVP_VALUE),
                Arguments.of(AvpFormats.ADDRESS, new byte[] {0}, ResultCode.INVALID_AVP_LENGTH),
                Arguments.of(AvpFormats.TIME, new byte[3], ResultCode.INVALID_AVP_LENGTH));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] notUtf8() {
        return new byte[] {'a', (byte) 0xff};
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("unreadable")
    void isShownToThePeer(AvpFormat<?> format, byte[] data, long resultCode) {
        Node ocs = lab.start(Lab.overTcp("ocs").serve(CreditControlRequest.TYPE, request -> {
            read(request.message(), format);
            return Lab.success(request);
        }));

        Message answer = ask(ocs, Avp.of(CODE, 0, 0, data));

        assertIsTold(answer, resultCode, data);
    }

    private static Stream<Arguments> handlers() {
        return Stream.of(
                handler(
                        "typed",
                        node -> node.serve(CreditControlRequest.TYPE, request -> {
                            read(request.message(), AvpFormats.IP_FILTER_RULE);
                            return Lab.success(request);
                        })),
                handler(
                        "typed, inline",
                        node -> node.serveInline(CreditControlRequest.TYPE, request -> {
                            read(request.message(), AvpFormats.IP_FILTER_RULE);
                            return Lab.success(request);
                        })),
                handler(
                        "untyped",
                        node -> node.serve(CreditControl.APPLICATION, (request, from) -> {
                            read(request, AvpFormats.IP_FILTER_RULE);
                            return Optional.empty();
                        })),
                handler(
                        "callbacks",
                        node -> node.application(
                                CreditControl.APPLICATION,
                                app -> app.callbacks(new Deciding(request -> {
                                    read(request, AvpFormats.IP_FILTER_RULE);
                                    return Outcome.discard();
                                })))));
    }

    private static Arguments handler(String name, Consumer<NodeBuilder> serving) {
        return Arguments.of(name, serving);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("handlers")
    void isShownToThePeerWhateverTheHandler(String name, Consumer<NodeBuilder> serving) {
        NodeBuilder described = Lab.overTcp("ocs");
        serving.accept(described);
        byte[] data = text("permit");

        Message answer = ask(lab.start(described), Avp.of(CODE, 0, 0, data));

        assertIsTold(answer, ResultCode.INVALID_AVP_VALUE, data);
    }

    @Test
    void isShownToThePeerAlsoWhenItStandsInAGroup() {
        Node ocs = lab.start(Lab.overTcp("ocs").serve(CreditControlRequest.TYPE, request -> {
            Message message = request.message();
            message.avps().group(position(message)).value(0, AvpFormats.UTF8_STRING);
            return Lab.success(request);
        }));
        var group = new AvpWriter(32);
        group.avp(Avp.of(CODE + 1, 0, 0, notUtf8()));

        Message answer = ask(ocs, Avp.of(CODE, 0, 0, group.toList().toBytes()));

        assertIsTold(answer, ResultCode.INVALID_AVP_VALUE, notUtf8());
    }

    @Test
    void ofAnotherMessageIsNoFaultOfTheRequest() {
        Node ocs = lab.start(Lab.overTcp("ocs").serve(CreditControlRequest.TYPE, request -> {
            read(Message.decode(request.message().toBytes()), AvpFormats.IP_FILTER_RULE);
            return Lab.success(request);
        }));

        Message answer = ask(ocs, Avp.of(CODE, 0, 0, text("permit")));

        assertThat(answer.resultCode()).hasValue(ResultCode.UNABLE_TO_COMPLY);
        assertThat(answer.first(BaseAvps.FAILED_AVP)).isEmpty();
    }

    private static void read(Message request, AvpFormat<?> format) {
        request.avps().value(position(request), format);
    }

    private static int position(Message request) {
        return request.avps().indexOf(CODE, 0);
    }

    private static Message ask(Node ocs, Avp avp) {
        try (SocketPeer raw = SocketPeer.open(ocs, "raw.example.net")) {
            List<Avp> avps = Samples.ccrAvps();
            avps.add(avp);
            raw.send(Samples.ccr(avps));
            return raw.receive();
        }
    }

    private static void assertIsTold(Message answer, long resultCode, byte[] data) {
        assertThat(answer.resultCode()).hasValue(resultCode);
        AvpList failed = answer.require(BaseAvps.FAILED_AVP);
        assertThat(failed.size()).isEqualTo(1);
        assertThat(failed.octets(0)).isEqualTo(data);
        assertThat(answer.first(BaseAvps.ERROR_MESSAGE)).isPresent();
    }
}
