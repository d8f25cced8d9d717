package io.vernier.bench.load;

/** One end in a process of its own: says its port on the first line and lives until it is killed. */
public final class LoadServer {
    static final String READY = "ready ";

    private LoadServer() {}

    /** Takes the name of the contender. */
    public static void main(String[] args) throws InterruptedException {
        int port = Contender.of(args[0]).serve();
        System.out.println(READY + port);
        Thread.currentThread().join();
    }
}
