package io.vernier.node;

import io.vernier.codec.Message;
import io.vernier.protocol.peer.PeerEvent;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The events of a peer's machine in their order: what one of them causes waits until it is done. Guarded by the peer's lock. */
final class Happenings {
    /** An event with the link and the message it came with. */
    record Happening(
            PeerEvent event, @Nullable Link link, @Nullable Message message) {}

    private final Consumer<Happening> step;
    private final ArrayDeque<Happening> waiting = new ArrayDeque<>();
    private boolean stepping;

    Happenings(Consumer<Happening> step) {
        this.step = step;
    }

    /** Performs this and what comes of it; or leaves that to whoever is at it. */
    void add(Happening happening) {
        waiting.add(happening);
        if (stepping) {
            return;
        }
        stepping = true;
        try {
            for (var next = waiting.poll(); next != null; next = waiting.poll()) {
                step.accept(next);
            }
        } finally {
            stepping = false;
        }
    }

    /** Has this done next, before anything that waits already. */
    void addNext(Happening happening) {
        waiting.addFirst(happening);
    }
}
