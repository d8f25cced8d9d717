package io.vernier.node;

import java.util.ArrayList;
import java.util.List;

/** What a callback may want to know besides what it is about. Immutable. */
public final class CallContext {
    private final Node node;
    private final Object alias;
    private final List<Object> extra;

    CallContext(Node node, Object alias, List<Object> extra) {
        this.node = node;
        this.alias = alias;
        this.extra = List.copyOf(extra);
    }

    /** The node. */
    public Node node() {
        return node;
    }

    /** The application's name on this node; see {@link ApplicationOptions#alias}. */
    public Object alias() {
        return alias;
    }

    /** The application's extra values, then those of the call; see {@link ApplicationOptions#extra}. */
    public List<Object> extra() {
        return extra;
    }

    CallContext with(List<Object> more) {
        if (more.isEmpty()) {
            return this;
        }
        var all = new ArrayList<>(extra);
        all.addAll(more);
        return new CallContext(node, alias, all);
    }
}
