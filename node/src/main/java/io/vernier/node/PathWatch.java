package io.vernier.node;

import io.vernier.codec.Explanation;
import io.vernier.transport.Connection;
import io.vernier.transport.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The paths of one connection: what there is of them, and what to say when one changes. Changed on the connection's event
 * loop; what there is, any thread may ask.
 */
final class PathWatch {
    private volatile List<Path> paths = List.of();

    /** What there is of paths; empty where the transport knows of none. Any thread. */
    List<Path> paths() {
        return paths;
    }

    /** The connection stands. */
    void begin(Connection connection) {
        paths = connection.paths();
    }

    /** One has changed, or seems to; gives what has become of it, empty where it is as it was. */
    Optional<NodeEvent.PathChange> changed(Path path) {
        Path before = null;
        List<Path> now = new ArrayList<>();
        for (Path known : paths) {
            if (!known.address().equals(path.address())) {
                now.add(path.primary() ? new Path(known.address(), known.state(), false) : known);
                continue;
            }
            before = known;
            if (path.state() != Path.State.REMOVED) {
                now.add(path);
            }
        }
        if (before == null && path.state() != Path.State.REMOVED) {
            now.add(path);
        }
        paths = List.copyOf(now);
        if (before == null || before.state() != path.state()) {
            return Optional.of(
                    switch (path.state()) {
                        case UP -> NodeEvent.PathChange.UP;
                        case DOWN -> NodeEvent.PathChange.DOWN;
                        case UNCONFIRMED -> NodeEvent.PathChange.ADDED;
                        case REMOVED -> NodeEvent.PathChange.REMOVED;
                    });
        }
        return path.primary() && !before.primary() ? Optional.of(NodeEvent.PathChange.PRIMARY) : Optional.empty();
    }

    /** What to say of it. */
    Explanation explain(NodeEvent.PathChange change, Path path, String peer) {
        NodeProblem said = switch (change) {
            case UP -> NodeProblem.PATH_UP;
            case DOWN -> NodeProblem.PATH_DOWN;
            case ADDED -> NodeProblem.PATH_ADDED;
            case REMOVED -> NodeProblem.PATH_REMOVED;
            case PRIMARY -> NodeProblem.PATH_PRIMARY;
        };
        long up = paths.stream().filter(one -> one.state() == Path.State.UP).count();
        return said.explain(path.address(), peer, up, paths.size());
    }
}
