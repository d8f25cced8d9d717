package io.vernier.transport;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Notes what becomes of paths, too. */
public final class PathRecorder extends Recorder {
    private final BlockingQueue<Path> paths = new LinkedBlockingQueue<>();

    @Override
    public void pathChanged(Connection connection, Path path) {
        paths.add(path);
    }

    /** Waits until the path to this host is in the state. */
    public Path awaitPath(String host, Path.State state) {
        Path path = await(paths);
        while (!path.address().host().equals(host) || path.state() != state) {
            path = await(paths);
        }
        return path;
    }
}
