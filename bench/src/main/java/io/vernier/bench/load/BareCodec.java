package io.vernier.bench.load;

import io.netty.buffer.ByteBuf;
import io.vernier.bench.GyExchange;
import io.vernier.codec.Message;
import io.vernier.dictionary.DictionarySet;
import io.vernier.dictionary.validation.MessageValidator;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.messages.ietf.creditcontrol.CreditControlAnswer;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The bare exchange with our messages in it: built, decoded, validated, read and checked as nodes do it, and no node. What
 * nodes add to it is their price, what it adds to the bare exchange is that of the codec.
 */
final class BareCodec {
    private static final int HOP_BY_HOP = 12;
    private static final int SESSIONS = 100_000;
    private static final MessageValidator VALIDATOR = MessageValidator.of(DictionarySet.of(CreditControl.dictionary()));

    private BareCodec() {}

    static int serve() {
        return BareNetty.serve(() -> new BareFrames(GyExchange.REQUEST_LENGTH, GyExchange.ANSWER_LENGTH) {
            @Override
            void received(ByteBuf octets, int begin) {
                Message message = decode(octets, begin, GyExchange.REQUEST_LENGTH);
                CreditControlRequest request = CreditControlRequest.of(message);
                if (GyExchange.read(request) == 0) {
                    throw new IllegalStateException("a request without content");
                }
                send(encode(GyExchange.answer(request).message(), newFrame()));
            }
        });
    }

    static Contender.Client connect(int port, Load load) {
        var frames = new BareFrames(GyExchange.ANSWER_LENGTH, GyExchange.REQUEST_LENGTH) {
            @Override
            void received(ByteBuf octets, int begin) {
                Message message = decode(octets, begin, GyExchange.ANSWER_LENGTH);
                if (GyExchange.isGranted(CreditControlAnswer.of(message))) {
                    load.answered(message.hopByHopId());
                } else {
                    load.failed(message.hopByHopId());
                }
            }
        };
        BareNetty.connect(BareNetty.group(), port, frames);
        var numbers = new AtomicLongArray(SESSIONS);
        String[] sessions = new String[SESSIONS];
        for (int i = 0; i < SESSIONS; i++) {
            sessions[i] = GyExchange.session(i);
        }
        return frames.client(slot -> {
            var request = GyExchange.request(sessions[slot], numbers.getAndIncrement(slot), Instant.now());
            frames.send(encode(request.message(), frames.newFrame()).setInt(HOP_BY_HOP, slot));
        });
    }

    private static Message decode(ByteBuf octets, int begin, int length) {
        byte[] bytes = new byte[length];
        octets.getBytes(begin, bytes);
        Message message = Message.decode(bytes);
        if (!VALIDATOR.validate(message).isEmpty()) {
            throw new IllegalStateException("the message is sound");
        }
        return message;
    }

    private static ByteBuf encode(Message message, ByteBuf frame) {
        message.copyTo(frame.nioBuffer(0, frame.capacity()), 0, message.length());
        return frame;
    }
}
