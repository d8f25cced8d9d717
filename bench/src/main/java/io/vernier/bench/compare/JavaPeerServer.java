package io.vernier.bench.compare;

import io.vernier.bench.process.Jvm;

/** The server of another stack in a process of its own: says its port and lives until it is killed. */
public final class JavaPeerServer {
    private JavaPeerServer() {}

    /** Takes the name of the {@link JavaPeer}. */
    public static void main(String[] args) throws Exception {
        var peer = JavaPeer.named(args[0]);
        Jvm.sayReady(peer.serve());
        Thread.currentThread().join();
    }
}
