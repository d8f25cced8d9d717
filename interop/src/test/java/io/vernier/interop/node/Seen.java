package io.vernier.interop.node;

import static org.awaitility.Awaitility.await;

import io.vernier.codec.Explanation;
import io.vernier.node.NodeEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The events of a node, to be waited for. Each is found once: the next wait looks behind it. */
final class Seen implements Consumer<NodeEvent> {
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private final List<NodeEvent> events = new CopyOnWriteArrayList<>();
    private int next;

    @Override
    public void accept(NodeEvent event) {
        events.add(event);
    }

    /** Waits for the next event of a kind. */
    <E extends NodeEvent> E expect(Class<E> kind) {
        return expect(kind, event -> true, kind.getSimpleName());
    }

    /** Waits for the end of a connection, or of an attempt at one, for a reason with this code. */
    Explanation expectEnd(String code) {
        return expect(NodeEvent.Disconnected.class, end -> end.why().code().equals(code), "end with " + code)
                .why();
    }

    /** Waits for the next event of a kind that passes a test. */
    <E extends NodeEvent> E expect(Class<E> kind, Predicate<E> test, String what) {
        return await(what + " behind event " + next)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> take(kind, test), Optional::isPresent)
                .orElseThrow();
    }

    private <E extends NodeEvent> Optional<E> take(Class<E> kind, Predicate<E> test) {
        for (int i = next; i < events.size(); i++) {
            if (kind.isInstance(events.get(i)) && test.test(kind.cast(events.get(i)))) {
                next = i + 1;
                return Optional.of(kind.cast(events.get(i)));
            }
        }
        return Optional.empty();
    }

    /** Leaves the events beside the logs of the foreign programs, one a line. */
    void write(Path folder) {
        try {
            Files.write(
                    folder.resolve("events.log"),
                    events.stream().map(NodeEvent::toString).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
