package io.vernier.bench.growth;

import io.vernier.bench.load.VernierNodes;
import io.vernier.bench.process.Jvm;
import io.vernier.node.AllConnections;

/** The server in a process of its own: takes as many connections of one peer as come. */
public final class ConnectionsServer {
    private ConnectionsServer() {}

    /** Takes nothing; says the port. */
    public static void main(String[] args) throws InterruptedException {
        var node = VernierNodes.server(true)
                .connections(AllConnections::anyNumberOfConnectionsPerPeer)
                .start();
        Jvm.sayReady(node.listening().get(0).endpoint().port());
        Thread.currentThread().join();
    }
}
