package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.CommandCode;
import io.vernier.codec.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;

/** A peer on a plain socket, which can send what no node would. */
final class SocketPeer implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;

    private SocketPeer(Socket socket) throws SocketException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    static SocketPeer connect(Node node) {
        return connect(node, 0);
    }

    /** Connects with a receive buffer of so many octets, 0 for what the system has. */
    static SocketPeer connect(Node node, int receiveBuffer) {
        try {
            var socket = new Socket();
            if (receiveBuffer > 0) {
                socket.setReceiveBufferSize(receiveBuffer);
            }
            socket.connect(new InetSocketAddress(
                    InetAddress.getLoopbackAddress(),
                    node.listening().get(0).endpoint().port()));
            return new SocketPeer(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Connects and exchanges capabilities. */
    static SocketPeer open(Node node, String originHost) {
        return connect(node).greet(originHost);
    }

    SocketPeer greet(String originHost) {
        send(Samples.cer(originHost));
        Message cea = receive();
        assertThat(cea.commandCode()).isEqualTo(CommandCode.CAPABILITIES_EXCHANGE);
        assertThat(cea.resultCode()).hasValue(2001);
        return this;
    }

    void send(Message message) {
        send(message.toBytes());
    }

    void send(byte[] octets) {
        try {
            socket.getOutputStream().write(octets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Message receive() {
        try {
            byte[] first = socket.getInputStream().readNBytes(4);
            assertThat(first).as("a message before the end of the stream").hasSize(4);
            int length = ByteBuffer.wrap(first).getInt() & 0xff_ffff;
            byte[] rest = socket.getInputStream().readNBytes(length - 4);
            return Message.decode(
                    ByteBuffer.allocate(length).put(first).put(rest).array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads to the end: true if the other side closed in order, false if it broke the connection. */
    boolean awaitEnd() {
        try {
            byte[] sink = new byte[64 * 1024];
            while (socket.getInputStream().read(sink) >= 0) {
                // whatever still comes
            }
            return true;
        } catch (SocketException e) {
            return false;
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
