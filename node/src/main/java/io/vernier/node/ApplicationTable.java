package io.vernier.node;

import io.vernier.protocol.routing.RoutingPeer;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The applications of a node. Immutable. */
final class ApplicationTable {
    private final List<ApplicationRuntime<?>> all;

    ApplicationTable(Node node, Collection<ApplicationOptions> applications) {
        this.all = applications.stream()
                .<ApplicationRuntime<?>>map(options -> ApplicationRuntime.of(node, options))
                .toList();
    }

    private ApplicationTable(List<ApplicationRuntime<?>> all) {
        this.all = List.copyOf(all);
    }

    /** The same without the application of this name. */
    ApplicationTable without(Object alias) {
        return new ApplicationTable(all.stream()
                .filter(application -> !application.options().alias().equals(alias))
                .toList());
    }

    /**
     * The application of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    ApplicationRuntime<?> named(Object alias) {
        for (ApplicationRuntime<?> application : all) {
            if (application.options().alias().equals(alias)) {
                return application;
            }
        }
        throw new IllegalArgumentException("no application \"" + alias + "\" (expected: one of "
                + all.stream().map(application -> application.options().alias()).toList() + ")");
    }

    /** The application with this id, or null where there is none. */
    @Nullable ApplicationRuntime<?> find(long id) {
        for (ApplicationRuntime<?> application : all) {
            if (application.definition().id() == id) {
                return application;
            }
        }
        return null;
    }

    /** Which requests lead over a link. */
    RoutingPeer<Traffic> route(Traffic link) {
        return Routes.over(link, all);
    }

    /** Requests are sent over this link from now on: one event for the node, but each application that has it is told. */
    void up(Traffic link) {
        all.forEach(application -> application.up(link));
    }

    /** Requests are not sent over this link any more. */
    void down(Traffic link) {
        all.forEach(application -> application.down(link));
    }
}
