package io.vernier.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import javax.net.ssl.SSLException;

/** A socket of the JDK, plain or with TLS on top. */
final class SocketPeer implements RawPeer {
    private final Socket socket;
    private final Socket lower;
    private final InputStream input;

    private SocketPeer(Socket lower, Layer layer) throws IOException {
        this.lower = lower;
        this.socket = layer.over(lower);
        this.input = socket.getInputStream();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) Recorder.PATIENCE_SECONDS * 1000);
    }

    /** What is put on top of a connected socket. */
    interface Layer {
        Socket over(Socket socket) throws IOException;
    }

    static SocketPeer connect(Endpoint remote) {
        return connect(remote, socket -> socket);
    }

    static SocketPeer connect(Endpoint remote, Layer layer) {
        try {
            return new SocketPeer(new Socket(remote.host(), remote.port()), layer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RawListener listen(InetAddress address) {
        return listen(address, socket -> socket);
    }

    static RawListener listen(InetAddress address, Layer layer) {
        try {
            var server = new ServerSocket(0, 50, address);
            return new Listening(server, layer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void write(byte[] octets) {
        try {
            socket.getOutputStream().write(octets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public byte[] read(int count) {
        try {
            byte[] octets = input.readNBytes(count);
            if (octets.length < count) {
                throw new AssertionError("the stream ended after " + octets.length + " of " + count + " octets");
            }
            return octets;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean awaitEnd() {
        try {
            input.skip(Long.MAX_VALUE);
            return input.read() < 0;
        } catch (SocketException | SSLException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void finish() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void reset() {
        try {
            lower.setSoLinger(true, 0);
            lower.close();
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

    private record Listening(ServerSocket server, Layer layer) implements RawListener {
        @Override
        public Endpoint local() {
            return Endpoint.of(server.getInetAddress().getHostAddress(), server.getLocalPort());
        }

        @Override
        public RawPeer accept() {
            try {
                return new SocketPeer(server.accept(), layer);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
