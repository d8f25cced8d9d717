package io.vernier.interop.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.CommandCode;
import io.vernier.codec.Message;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/**
 * A peer that is a blocking socket and the codec: it sends and receives message by message and does nothing by itself,
 * so a test can do every wrong thing with it. Used by one thread.
 */
public final class RawPeer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final BaseMessages messages;
    private final Socket socket;
    private final DataInputStream in;

    private RawPeer(BaseMessages messages, Socket socket) throws IOException {
        this.messages = messages;
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) PATIENCE.toMillis());
    }

    public static RawPeer connect(BaseMessages messages, int port) {
        try {
            return new RawPeer(messages, new Socket(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the next connection at a listening socket. */
    public static RawPeer accept(BaseMessages messages, ServerSocket listener) {
        try {
            listener.setSoTimeout((int) PATIENCE.toMillis());
            return new RawPeer(messages, listener.accept());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What this peer has to say. */
    public BaseMessages messages() {
        return messages;
    }

    public void send(Message message) {
        try {
            socket.getOutputStream().write(message.toBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next message, whatever it is. */
    public Message receive() {
        try {
            return Frames.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next request or answer of a command; DWRs that come before it are answered, and nothing else may come. */
    public Message receive(int command, boolean request) {
        while (true) {
            var message = receive();
            if (message.commandCode() == command && message.isRequest() == request) {
                return message;
            }
            assertThat(message.commandCode()).as("%s", message).isEqualTo(CommandCode.DEVICE_WATCHDOG);
            assertThat(message.isRequest()).as("%s", message).isTrue();
            send(messages.success(message));
        }
    }

    /** Sends a request and waits for its answer. */
    public Message exchange(Message request) {
        send(request);
        return receive(request.commandCode(), false);
    }

    /** Whether the other side has closed, which is waited for. */
    public boolean isClosedByPeer() {
        try {
            return in.read() < 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
