package io.vernier.node;

import io.vernier.transport.Listener;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A place where the node listens while it runs. */
public final class ListenEntry implements TransportEntry {
    private final TransportRef ref;
    private final Listen where;
    private volatile ListenOptions options;
    private volatile @Nullable Listener listener;

    ListenEntry(TransportRef ref, Listen where, ListenOptions options) {
        this.ref = ref;
        this.where = where;
        this.options = options.copy();
    }

    @Override
    public TransportRef ref() {
        return ref;
    }

    @Override
    public Kind kind() {
        return Kind.LISTEN;
    }

    /** Where it was told to listen; the port may be 0. */
    public Listen where() {
        return where;
    }

    /** Where it listens now, with the port that was really taken; empty while the node does not run. */
    public Optional<Listen> listening() {
        Listener open = listener;
        return open == null ? Optional.empty() : Optional.of(new Listen(where.transport(), open.local()));
    }

    @Override
    public String transport() {
        return where.transport();
    }

    @Override
    public ListenOptions options() {
        return options.copy();
    }

    /** What is said of the place now; not to be changed. */
    ListenOptions current() {
        return options;
    }

    /** Says something else of the connections that will be made here. */
    void replace(ListenOptions newOptions) {
        options = newOptions.copy();
    }

    /** It listens from now on. */
    void opened(Listener open) {
        listener = open;
    }

    /** Listens no more; connections that were made here stay. */
    void close() {
        Listener open = listener;
        listener = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public String toString() {
        return "listen " + listening().orElse(where);
    }
}
