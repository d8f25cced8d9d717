package io.vernier.node;

import io.vernier.codec.Avp;
import io.vernier.codec.AvpFlags;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.CommandCode;
import io.vernier.codec.Message;
import io.vernier.codec.MessageBuilder;
import io.vernier.codec.data.DiameterAddress;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Messages of peers that are no nodes of ours, AVP by AVP, so that a test can break them. */
final class Samples {
    static final int SERVICE_CONTEXT_ID = 461;
    static final int CC_REQUEST_TYPE = 416;
    static final int CC_REQUEST_NUMBER = 415;
    static final long CREDIT_CONTROL = 4;
    static final int HOP_BY_HOP = 0x7700_0001;
    static final int END_TO_END = 0x9900_0001;

    private Samples() {}

    /** The AVPs of a sound credit-control request, to be changed. */
    static List<Avp> ccrAvps() {
        return new ArrayList<>(List.of(
                Avp.of(BaseAvps.SESSION_ID, "raw.example.net;1;1"),
                Avp.of(BaseAvps.ORIGIN_HOST, "raw.example.net"),
                Avp.of(BaseAvps.ORIGIN_REALM, "example.net"),
                Avp.of(BaseAvps.DESTINATION_REALM, "example.net"),
                Avp.of(BaseAvps.AUTH_APPLICATION_ID, CREDIT_CONTROL),
                text(SERVICE_CONTEXT_ID, "32251@3gpp.org"),
                number(CC_REQUEST_TYPE, 1),
                number(CC_REQUEST_NUMBER, 0)));
    }

    static Message ccr() {
        return ccr(ccrAvps());
    }

    static Message ccr(List<Avp> avps) {
        return request(CommandCode.CREDIT_CONTROL, CREDIT_CONTROL, avps);
    }

    static Message request(int command, long application, List<Avp> avps) {
        MessageBuilder builder = Message.builder(command, application)
                .request()
                .proxiable()
                .hopByHopId(HOP_BY_HOP)
                .endToEndId(END_TO_END);
        avps.forEach(builder::avp);
        return builder.build();
    }

    /** The AVPs of a sound CER, to be changed. */
    static List<Avp> cerAvps(String originHost) {
        return new ArrayList<>(List.of(
                Avp.of(BaseAvps.ORIGIN_HOST, originHost),
                Avp.of(BaseAvps.ORIGIN_REALM, "example.net"),
                Avp.of(BaseAvps.HOST_IP_ADDRESS, DiameterAddress.of(InetAddress.getLoopbackAddress())),
                Avp.of(BaseAvps.VENDOR_ID, 0L),
                Avp.of(BaseAvps.PRODUCT_NAME, "test"),
                Avp.of(BaseAvps.AUTH_APPLICATION_ID, CREDIT_CONTROL)));
    }

    static Message cer(String originHost) {
        return cer(cerAvps(originHost));
    }

    static Message cer(List<Avp> avps) {
        return base(CommandCode.CAPABILITIES_EXCHANGE, avps);
    }

    /** The answer to a CER. */
    static Message cea(Message cer, String originHost, long resultCode) {
        MessageBuilder answer = cer.answerBuilder().avp(BaseAvps.RESULT_CODE, resultCode);
        cerAvps(originHost).forEach(answer::avp);
        return answer.build();
    }

    static Message watchdog(String originHost) {
        return base(CommandCode.DEVICE_WATCHDOG, origin(originHost));
    }

    /** A base request, or with {@code withFlags(0)} an answer. */
    static Message base(int command, List<Avp> avps) {
        MessageBuilder builder =
                Message.builder(command, 0).request().hopByHopId(HOP_BY_HOP).endToEndId(END_TO_END);
        avps.forEach(builder::avp);
        return builder.build();
    }

    static List<Avp> origin(String host) {
        return List.of(Avp.of(BaseAvps.ORIGIN_HOST, host), Avp.of(BaseAvps.ORIGIN_REALM, "example.net"));
    }

    static Avp text(int code, String value) {
        return Avp.of(code, 0, AvpFlags.MANDATORY, value.getBytes(StandardCharsets.UTF_8));
    }

    static Avp number(int code, int value) {
        return Avp.of(
                code,
                0,
                AvpFlags.MANDATORY,
                ByteBuffer.allocate(4).putInt(value).array());
    }

    static void remove(List<Avp> avps, int code) {
        avps.removeIf(avp -> avp.code() == code);
    }
}
