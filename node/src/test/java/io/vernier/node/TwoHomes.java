package io.vernier.node;

import io.vernier.transport.Acceptor;
import io.vernier.transport.ConnectAttempt;
import io.vernier.transport.ConnectHandler;
import io.vernier.transport.Connection;
import io.vernier.transport.Endpoint;
import io.vernier.transport.EventLoop;
import io.vernier.transport.Listener;
import io.vernier.transport.Path;
import io.vernier.transport.Transport;
import io.vernier.transport.TransportLimits;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Another network, on which the connections that are made have two paths, which the test changes. */
final class TwoHomes implements Transport {
    private final Transport carrier;
    private volatile List<Path> paths =
            List.of(path("10.68.1.1", Path.State.UP, true), path("10.68.2.1", Path.State.UP, false));
    private volatile Consumer<Path> change = path -> {};

    TwoHomes(Transport carrier) {
        this.carrier = carrier;
    }

    static Path path(String host, Path.State state, boolean isPrimary) {
        return new Path(Endpoint.of(host, 3868), state, isPrimary);
    }

    /** The paths are these from now on, of which this has changed. */
    void become(Path changed, Path... all) {
        paths = List.of(all);
        change.accept(changed);
    }

    @Override
    public ConnectAttempt connect(Endpoint local, Endpoint remote, EventLoop loop, ConnectHandler handler) {
        var shown = new Connection[1];
        ConnectHandler between = proxy(ConnectHandler.class, (method, arguments) -> {
            if (arguments != null && arguments[0] instanceof Connection real) {
                shown[0] = shown[0] == null ? withPaths(real) : shown[0];
                change = path -> loop.execute(() -> handler.pathChanged(shown[0], path));
                arguments[0] = shown[0];
            }
            return invoke(method, handler, arguments);
        });
        return carrier.connect(local, remote, loop, between);
    }

    private Connection withPaths(Connection real) {
        return proxy(
                Connection.class,
                (method, arguments) -> method.getName().equals("paths") ? paths : invoke(method, real, arguments));
    }

    private interface Answering {
        @Nullable Object answer(Method method, Object @Nullable [] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Answering answering) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answering.answer(method, arguments)));
    }

    private static @Nullable Object invoke(Method method, Object on, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    @Override
    public String name() {
        return "homes";
    }

    @Override
    public Listener listen(Endpoint local, Acceptor acceptor) {
        return carrier.listen(local, acceptor);
    }

    @Override
    public EventLoop nextLoop() {
        return carrier.nextLoop();
    }

    @Override
    public TransportLimits limits() {
        return carrier.limits();
    }

    @Override
    public void close() {
        carrier.close();
    }
}
