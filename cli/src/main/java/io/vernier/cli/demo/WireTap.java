package io.vernier.cli.demo;

import io.vernier.codec.Message;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A wire between two nodes that can be watched and cut: it takes TCP connections on a loopback port, connects each to
 * another one, and passes messages on as they are. Each message is shown before the other side can get it.
 */
final class WireTap implements AutoCloseable {
    private static final int HEADER = 20;
    private static final int LONGEST = 1 << 20;

    private final ServerSocket entrance;
    private final int exit;
    private final Watcher watcher;
    private final List<Socket> open = new ArrayList<>();
    private boolean closed;

    /** Sees what passes; called by the thread of each direction. */
    @FunctionalInterface
    interface Watcher {
        void passed(boolean fromClient, Message message);
    }

    private WireTap(ServerSocket entrance, int exit, Watcher watcher) {
        this.entrance = entrance;
        this.exit = exit;
        this.watcher = watcher;
    }

    /** A wire to this port of this machine. */
    static WireTap to(int port, Watcher watcher) throws IOException {
        var tap = new WireTap(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port, watcher);
        Thread.ofVirtual().start(tap::accept);
        return tap;
    }

    /** Where it takes connections. */
    int port() {
        return entrance.getLocalPort();
    }

    /** Cuts all connections as a broken line would: both ends get a reset, and whatever was under way is lost. */
    synchronized void cut() {
        open.forEach(WireTap::reset);
        open.clear();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                join(entrance.accept());
            } catch (IOException ended) {
                // closed, or the other end refuses: whoever dialled sees it
            }
        }
    }

    @SuppressWarnings("resource") // both are closed by the pumps, by cut or by close
    private void join(Socket client) throws IOException {
        Socket server;
        try {
            server = new Socket(InetAddress.getLoopbackAddress(), exit);
        } catch (IOException refused) {
            reset(client);
            throw refused;
        }
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        synchronized (this) {
            if (closed) {
                reset(client);
                reset(server);
                return;
            }
            open.add(client);
            open.add(server);
        }
        Thread.ofVirtual().start(() -> pump(client, server, true));
        Thread.ofVirtual().start(() -> pump(server, client, false));
    }

    private void pump(Socket from, Socket to, boolean fromClient) {
        try {
            var in = new DataInputStream(from.getInputStream());
            OutputStream out = to.getOutputStream();
            for (byte[] message = read(in); message.length > 0; message = read(in)) {
                watcher.passed(fromClient, Message.decode(message));
                out.write(message);
            }
            to.shutdownOutput();
        } catch (IOException cut) {
            reset(to);
        }
    }

    /** One message, or nothing at the end. */
    private static byte[] read(DataInputStream in) throws IOException {
        byte[] header = in.readNBytes(HEADER);
        if (header.length < HEADER) {
            return new byte[0];
        }
        int length = (header[1] & 0xff) << 16 | (header[2] & 0xff) << 8 | (header[3] & 0xff);
        if (length < HEADER || length > LONGEST) {
            throw new IOException("a message of " + length + " octets");
        }
        byte[] message = Arrays.copyOf(header, length);
        readFully(in, message);
        return message;
    }

    private static void readFully(InputStream in, byte[] message) throws IOException {
        if (in.readNBytes(message, HEADER, message.length - HEADER) < message.length - HEADER) {
            throw new IOException("the end in the middle of a message");
        }
    }

    private static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException closedAlready) {
            return; // which is what was wanted
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        entrance.close();
        cut();
    }
}
