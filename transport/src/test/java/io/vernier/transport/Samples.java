package io.vernier.transport;

import io.vernier.codec.Message;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** Messages to send about. */
public final class Samples {
    public static final int WATCHDOG = 280;
    private static final int SESSION_ID = 263;
    private static final int MANDATORY = 0x40;

    private Samples() {}

    /** A request of the given length, a multiple of four from 20 on, with the number as its identifiers. */
    public static Message request(int number, int length) {
        var builder = Message.builder(272, 4).request().hopByHopId(number).endToEndId(~number);
        if (length > Message.HEADER_LENGTH) {
            builder.writer().octets(SESSION_ID, 0, MANDATORY, new byte[length - Message.HEADER_LENGTH - 8]);
        }
        return builder.build();
    }

    public static Message answer(int number, int length) {
        return request(number, length).withFlags(0);
    }

    public static Message watchdog(int number) {
        return Message.builder(WATCHDOG, 0).request().hopByHopId(number).build();
    }

    public static byte[] octets(List<Message> messages) {
        var out = new ByteArrayOutputStream();
        messages.forEach(message -> out.writeBytes(message.toBytes()));
        return out.toByteArray();
    }
}
