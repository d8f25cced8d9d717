package io.vernier.node;

import io.vernier.codec.Explanation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What there is of connections to a peer, and why there is none, in one piece: nobody sees a connection gone without the
 * reason, nor a reason beside an open connection.
 *
 * @param links connections, be they on their way to open or to their end; that of the first machine first
 * @param reason of the last end; null before there was one, and again from the next successful capabilities exchange on
 * @param why the same in words
 */
record Standing(
        List<Link> links,
        @Nullable DisconnectReason reason,
        @Nullable Explanation why) {
    static final Standing NEVER = new Standing(List.of(), null, null);

    Standing {
        links = List.copyOf(links);
    }
}
