package io.vernier.transport.sctp;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLProtocolException;
import org.jspecify.annotations.Nullable;

/** Puts user messages together that the kernel hands over in parts. Confined to the channel's event loop. */
final class UserMessageParts {
    private final int longest;
    private final Map<Integer, ByteBuffer> begun = new HashMap<>();

    /** @param longest octets that a whole message may have */
    UserMessageParts(int longest) {
        this.longest = longest;
    }

    /**
     * Takes a part.
     *
     * @return the message that is complete with it, good as long as the part is; null if more is to come
     * @throws SSLProtocolException if it becomes too long
     */
    @Nullable ByteBuffer take(int stream, ByteBuffer part, boolean last) throws SSLProtocolException {
        ByteBuffer before = begun.get(stream);
        if (before == null && last) {
            return part;
        }
        ByteBuffer whole = before == null ? ByteBuffer.allocate(longest) : before;
        if (part.remaining() > whole.remaining()) {
            throw new SSLProtocolException("a message of more than " + longest + " octets is no record");
        }
        whole.put(part);
        if (!last) {
            begun.put(stream, whole);
            return null;
        }
        begun.remove(stream);
        return whole.flip();
    }
}
