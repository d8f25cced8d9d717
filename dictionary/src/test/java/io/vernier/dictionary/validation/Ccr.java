package io.vernier.dictionary.validation;

import io.vernier.codec.Avp;
import io.vernier.codec.AvpFlags;
import io.vernier.codec.AvpWriter;
import io.vernier.codec.CommandFlags;
import io.vernier.codec.Message;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Credit-Control requests to spoil: AVPs by their position, with what each test changes. */
final class Ccr {
    static final int M = AvpFlags.MANDATORY;
    static final int THREE_GPP = 10415;
    private static final int CREDIT_CONTROL = 272;

    final List<Avp> avps = new ArrayList<>();
    int flags = CommandFlags.REQUEST | CommandFlags.PROXIABLE;
    int code = CREDIT_CONTROL;
    long application = 4;

    /** The AVPs that RFC 8506 requires. */
    static Ccr minimal() {
        var ccr = new Ccr();
        ccr.add(
                text(263, "pcef.example.net;1;42"),
                text(264, "pcef.example.net"),
                text(296, "example.net"),
                text(283, "example.net"),
                number(258, 4),
                text(461, "32251@3gpp.org"),
                number(416, 1),
                number(415, 0));
        return ccr;
    }

    /** What a packet gateway sends at the start of a data session. */
    static Ccr gy() {
        return minimal()
                .add(
                        text(293, "ocs.example.net"),
                        number(278, 1),
                        number(55, 0x5a5a_5a5a),
                        group(443, 0, M, number(450, 0), text(444, "491700000000")),
                        group(456, 0, M, group(437, 0, M, avp(421, 0, M, new byte[8])), number(432, 10)),
                        group(
                                873,
                                THREE_GPP,
                                M,
                                group(
                                        874,
                                        THREE_GPP,
                                        M,
                                        avp(2, THREE_GPP, M, new byte[4]),
                                        text(30, "internet"),
                                        avp(8, THREE_GPP, M, "26201".getBytes(StandardCharsets.US_ASCII)))));
    }

    static Ccr of(long application, int code, int flags, Avp... avps) {
        var message = new Ccr();
        message.application = application;
        message.code = code;
        message.flags = flags;
        return message.add(avps);
    }

    Ccr add(Avp... more) {
        avps.addAll(List.of(more));
        return this;
    }

    Ccr remove(int avpCode) {
        avps.removeIf(a -> a.code() == avpCode);
        return this;
    }

    Message message() {
        var builder = Message.builder(code, application).flags(flags);
        avps.forEach(builder::avp);
        return builder.build();
    }

    /** Where the AVP at this position begins. */
    int offset(int position) {
        return message().avps().offset(position);
    }

    static Avp avp(int code, int vendor, int flags, byte... data) {
        return Avp.of(code, vendor, flags, data);
    }

    static Avp text(int code, String value) {
        return Avp.of(code, 0, M, value.getBytes(StandardCharsets.UTF_8));
    }

    static Avp number(int code, int value) {
        return Avp.of(code, 0, M, ByteBuffer.allocate(4).putInt(value).array());
    }

    static Avp group(int code, int vendor, int flags, Avp... members) {
        var out = new AvpWriter(128);
        for (var member : members) {
            out.avp(member);
        }
        return Avp.of(code, vendor, flags, out.toBytes());
    }
}
