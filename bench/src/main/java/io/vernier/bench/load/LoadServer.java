package io.vernier.bench.load;

import io.vernier.bench.process.Jvm;

/** One end in a process of its own: says its port on the first line and lives until it is killed. */
public final class LoadServer {
    private LoadServer() {}

    /** Takes the name of the contender. */
    public static void main(String[] args) throws InterruptedException {
        int port = Contender.of(args[0]).serve();
        Jvm.sayReady(port);
        Thread.currentThread().join();
    }
}
