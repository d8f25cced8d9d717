package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.Explanation;
import io.vernier.codec.Message;
import io.vernier.transport.ConnectHandler;
import io.vernier.transport.Connection;
import io.vernier.transport.Endpoint;
import io.vernier.transport.Lane;
import io.vernier.transport.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A peer on the lab's network that the test plays itself, message by message. */
final class Stranger implements ConnectHandler {
    private static final int PORT = 3868;

    final List<Message> received = new ArrayList<>();
    private final Lab lab;
    private final String name;
    private @Nullable Connection connection;
    private @Nullable Explanation closed;

    private Stranger(Lab lab, String name) {
        this.lab = lab;
        this.name = name;
    }

    /** Connects and says nothing yet. */
    static Stranger connect(Lab lab, String name, String to) {
        return connect(lab, name, to, lab.network.host(name));
    }

    /** The same from a host that exists already. */
    static Stranger connect(Lab lab, String name, String to, Transport host) {
        var stranger = new Stranger(lab, name);
        host.connect(Endpoint.of(to, PORT), stranger);
        lab.network.settle();
        return stranger;
    }

    /** The same where somebody listens at another port. */
    static Stranger connect(Lab lab, String name, String to, int port) {
        var stranger = new Stranger(lab, name);
        lab.network.host(name).connect(Endpoint.of(to, port), stranger);
        lab.network.settle();
        return stranger;
    }

    /** Takes one connection. */
    static Stranger listen(Lab lab, String name) {
        var stranger = new Stranger(lab, name);
        lab.network.host(name).listen(Endpoint.of(name, PORT), connection -> stranger);
        return stranger;
    }

    /** Connects and is accepted. */
    static Stranger open(Lab lab, String name, String to) {
        Stranger stranger = connect(lab, name, to);
        Message cea = stranger.ask(Samples.cer(Lab.host(name)));
        assertThat(cea.resultCode()).as("%s", cea).hasValue(2001);
        return stranger;
    }

    Lab lab() {
        return lab;
    }

    void send(Message message) {
        Objects.requireNonNull(connection, "not connected").send(message, Lane.APPLICATION);
        lab.network.settle();
    }

    /** Sends a request and gives what comes first after it. */
    Message ask(Message request) {
        int before = received.size();
        send(request);
        assertThat(received).as("messages to %s", name).hasSizeGreaterThan(before);
        return received.get(before);
    }

    Message last() {
        return received.get(received.size() - 1);
    }

    boolean isClosed() {
        return closed != null;
    }

    void close() {
        Objects.requireNonNull(connection, "not connected").close();
        lab.network.settle();
    }

    @Override
    public void opened(Connection opened) {
        connection = opened;
    }

    @Override
    public void message(Connection from, Message message) {
        received.add(message);
    }

    @Override
    public void closed(Connection from, Explanation why) {
        closed = why;
    }

    @Override
    public void notConnected(Explanation why) {
        closed = why;
    }
}
