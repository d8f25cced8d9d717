package io.vernier.interop.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port for programs that cannot listen on port 0 and tell what they got. */
public final class FreePort {
    private FreePort() {}

    /** A port that nobody listened on a moment ago. */
    public static int find() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
