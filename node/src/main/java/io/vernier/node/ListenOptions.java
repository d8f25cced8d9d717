package io.vernier.node;

import io.vernier.protocol.peer.PeerTimeouts;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a node is told about one place to listen at, and so about the connections that others make to it there. */
public final class ListenOptions extends ConnectionOptions<ListenOptions> {
    private @Nullable Duration remembered;

    ListenOptions() {}

    private ListenOptions(ListenOptions from) {
        super(from);
        remembered = from.remembered;
    }

    ListenOptions copy() {
        return new ListenOptions(this);
    }

    /**
     * Tc of a listener: how long a peer that was connected here is remembered after its connection has gone, 1 ms to 1 h; 60 s
     * unless told. A peer that returns within it has to prove itself before requests are sent to it (REOPEN of RFC 3539); one
     * that comes later is as good as new (OKAY). It should exceed the reconnect interval of the peers, jitter included.
     *
     * @throws IllegalArgumentException if it is out of its range
     */
    public ListenOptions forgetAfter(Duration time) {
        if (time.toMillis() < 1 || time.compareTo(PeerTimeouts.LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "forget-after: " + time + " (expected: PT0.001S to " + PeerTimeouts.LONGEST + ")");
        }
        remembered = time;
        return this;
    }

    /** How long peers are remembered, where it was said. */
    public Optional<Duration> forgetAfter() {
        return Optional.ofNullable(remembered);
    }

    @Nullable Duration remembered() {
        return remembered;
    }

    @Override
    ListenOptions self() {
        return this;
    }
}
