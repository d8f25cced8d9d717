package io.vernier.interop.wire;

import static org.awaitility.Awaitility.await;

import io.vernier.codec.Message;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands between two nodes and writes down every message that passes: whoever wants to reach a port connects to this
 * one's instead. Connections are passed on as they come and end; where nobody listens they are closed at once.
 *
 * <p>A thread of its own for each direction; what was seen may be asked by any thread.
 */
public final class Wiretap implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Who sent a message. */
    public enum Sender {
        /** The node that connected. */
        CALLER,
        /** The node that listens. */
        LISTENER
    }

    /** A message that passed. */
    public record Seen(Sender sender, Message message) {}

    private final ServerSocket entrance;
    private final int target;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    private Wiretap(ServerSocket entrance, int target) {
        this.entrance = entrance;
        this.target = target;
    }

    /** Starts to listen on a free port, for connections to the target. */
    public static Wiretap to(int target) {
        try {
            var tap = new Wiretap(new ServerSocket(0, 16, InetAddress.getLoopbackAddress()), target);
            Thread.ofPlatform().daemon().name("tap of " + target).start(tap::accept);
            return tap;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where to connect. */
    public int port() {
        return entrance.getLocalPort();
    }

    /** Everything that has passed, in the order in which it came here. */
    public List<Seen> seen() {
        return List.copyOf(seen);
    }

    /** How many messages of a kind have passed. */
    public long count(Sender sender, int command, boolean request) {
        return seen.stream()
                .filter(one -> matches(one, sender, command, request))
                .count();
    }

    /** Waits until so many messages of a kind have passed, and gives the last of them. */
    public Message expect(int nth, Sender sender, int command, boolean request) {
        var what = "message " + nth + " of command " + command + (request ? " request" : " answer") + " from " + sender;
        return await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> nth(nth, sender, command, request), Optional::isPresent)
                .orElseThrow();
    }

    /** Cuts all connections, so that both sides see an end without a word. */
    public void cut() {
        sockets.forEach(Wiretap::close);
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }

    private Optional<Message> nth(int nth, Sender sender, int command, boolean request) {
        return seen.stream()
                .filter(one -> matches(one, sender, command, request))
                .skip(nth - 1L)
                .map(Seen::message)
                .findFirst();
    }

    private static boolean matches(Seen one, Sender sender, int command, boolean request) {
        return one.sender() == sender
                && one.message().commandCode() == command
                && one.message().isRequest() == request;
    }

    /** Ends when the entrance is closed. */
    private void accept() {
        try {
            while (true) {
                connect(entrance.accept());
            }
        } catch (IOException e) {
            cut();
        }
    }

    private void connect(Socket caller) {
        sockets.add(caller);
        try {
            var listener = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.add(listener);
            Thread.ofPlatform().daemon().start(() -> pump(Sender.CALLER, caller, listener));
            Thread.ofPlatform().daemon().start(() -> pump(Sender.LISTENER, listener, caller));
        } catch (IOException e) {
            close(caller);
        }
    }

    private void pump(Sender sender, Socket from, Socket to) {
        try {
            var in = new DataInputStream(from.getInputStream());
            while (true) {
                var message = Frames.read(in);
                seen.add(new Seen(sender, message));
                to.getOutputStream().write(message.toBytes());
            }
        } catch (IOException e) {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
