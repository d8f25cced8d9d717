package io.vernier.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;

/** A plain socket of the JDK. */
final class SocketPeer implements RawPeer {
    private final Socket socket;

    private SocketPeer(Socket socket) throws SocketException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) Recorder.PATIENCE_SECONDS * 1000);
    }

    static SocketPeer connect(Endpoint remote) {
        try {
            return new SocketPeer(new Socket(remote.host(), remote.port()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RawListener listen(InetAddress address) {
        try {
            var server = new ServerSocket(0, 50, address);
            return new Listening(server);
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
            byte[] octets = socket.getInputStream().readNBytes(count);
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
            socket.getInputStream().skip(Long.MAX_VALUE);
            return socket.getInputStream().read() < 0;
        } catch (SocketException e) {
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
            socket.setSoLinger(true, 0);
            socket.close();
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

    private record Listening(ServerSocket server) implements RawListener {
        @Override
        public Endpoint local() {
            return Endpoint.of(server.getInetAddress().getHostAddress(), server.getLocalPort());
        }

        @Override
        public RawPeer accept() {
            try {
                return new SocketPeer(server.accept());
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
