package io.vernier.node;

/** What a node is told about one place to listen at, and so about the connections that others make to it there. */
public final class ListenOptions extends ConnectionOptions<ListenOptions> {
    ListenOptions() {}

    private ListenOptions(ListenOptions from) {
        super(from);
    }

    ListenOptions copy() {
        return new ListenOptions(this);
    }

    @Override
    ListenOptions self() {
        return this;
    }
}
