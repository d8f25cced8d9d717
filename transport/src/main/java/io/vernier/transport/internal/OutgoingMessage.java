package io.vernier.transport.internal;

import io.vernier.codec.CommandFlags;
import io.vernier.codec.Message;
import io.vernier.transport.Lane;
import io.vernier.transport.Outgoing;
import io.vernier.transport.SendResult;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The one {@link Outgoing} of a connection, used for every message so that sending allocates nothing. */
final class OutgoingMessage implements Outgoing {
    private static final byte[] NOTHING = {};
    private static final int FLAGS = 4;
    private static final int HOP_BY_HOP = 12;
    private static final int END_TO_END = 16;

    private final FramedConnection connection;
    private @Nullable Message message;
    private int hopByHopId;
    private int endToEndId;
    private int flags;
    private int offset;
    private byte[] inserted = NOTHING;

    OutgoingMessage(FramedConnection connection) {
        this.connection = connection;
    }

    OutgoingMessage start(Message newMessage) {
        message = newMessage;
        hopByHopId = newMessage.hopByHopId();
        endToEndId = newMessage.endToEndId();
        flags = newMessage.flags();
        inserted = NOTHING;
        return this;
    }

    @Override
    public Outgoing hopByHopId(int id) {
        hopByHopId = id;
        return this;
    }

    @Override
    public Outgoing endToEndId(int id) {
        endToEndId = id;
        return this;
    }

    @Override
    public Outgoing flags(int newFlags) {
        flags = newFlags;
        return this;
    }

    @Override
    public Outgoing insert(int at, byte[] avps) {
        if (at < Message.HEADER_LENGTH || at > message().length() || (avps.length & 3) != 0) {
            throw new IllegalArgumentException("insert " + avps.length + " octets at " + at
                    + " (expected: a multiple of 4 at 20.." + message().length() + ")");
        }
        offset = at;
        inserted = avps;
        return this;
    }

    @Override
    public SendResult send(Lane lane) {
        SendResult result = connection.send(this, message().length() + inserted.length, lane);
        message = null;
        inserted = NOTHING;
        return result;
    }

    boolean isRequest() {
        return (flags & CommandFlags.REQUEST) != 0;
    }

    void writeTo(ByteBuffer out, int length) {
        Message from = message();
        int start = out.position();
        if (inserted.length == 0) {
            from.copyTo(out, 0, length);
        } else {
            from.copyTo(out, 0, offset);
            out.put(inserted);
            from.copyTo(out, offset, from.length());
            out.putInt(start, out.get(start) << 24 | length);
        }
        out.put(start + FLAGS, (byte) flags);
        out.putInt(start + HOP_BY_HOP, hopByHopId);
        out.putInt(start + END_TO_END, endToEndId);
    }

    private Message message() {
        return Objects.requireNonNull(message, "an Outgoing is good for one send");
    }
}
