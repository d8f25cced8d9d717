package io.vernier.bench.growth;

import io.vernier.bench.GyExchange;
import io.vernier.bench.load.VernierNodes;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.node.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Two nodes in one process over loopback TCP that exchange requests at a rate for a long time, while visitors with a new
 * name each come and go: whether memory, threads and files stay as they are.
 */
public final class Soak {
    private static final int SESSIONS = 1000;
    private static final long MOST_IN_FLIGHT = 10_000;
    private static final Duration VISIT = Duration.ofSeconds(5);
    private static final Duration READY = Duration.ofSeconds(20);

    private final int port;
    private final Node client;
    private final int perMillisecond;
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private long sent;
    private int visitors;

    private Soak(int port, Node client, int perSecond) {
        this.port = port;
        this.client = client;
        this.perMillisecond = Math.max(1, perSecond / 1000);
    }

    /** Takes milliseconds of the whole and exchanges a second. Ends with status 1 if something has grown or failed. */
    public static void main(String[] args) throws InterruptedException {
        var whole = Duration.ofMillis(Long.parseLong(args[0]));
        int port =
                VernierNodes.server(true).start().listening().get(0).endpoint().port();
        var soak = new Soak(port, node(GyExchange.CLIENT, port), Integer.parseInt(args[1]));
        System.exit(soak.run(whole) ? 0 : 1);
    }

    private static Node node(String host, int port) {
        Node node = Node.named(host, GyExchange.REALM)
                .use(CreditControl.APPLICATION)
                .peer(
                        "aaa://" + GyExchange.SERVER + ":" + port,
                        peer -> peer.addresses("127.0.0.1").persistent())
                .start();
        node.awaitReady(READY);
        return node;
    }

    /** Lets a tenth of the time pass first, for the compiler, the windows of statistics, and visitors to be forgotten. */
    private boolean run(Duration whole) throws InterruptedException {
        System.out.println("| minutes | heap after GC, MB | threads | files | answered | failed | visitors |");
        System.out.println("|---|---|---|---|---|---|---|");
        Instant begin = Instant.now();
        exchange(whole.dividedBy(10));
        Vitals first = tell(begin);
        Duration step = whole.multipliedBy(9).dividedBy(10).dividedBy(9);
        Vitals last = first;
        for (int i = 0; i < 9; i++) {
            exchange(step);
            last = tell(begin);
        }
        boolean isFlat = last.isFlatSince(first);
        System.out.println(isFlat ? "flat" : "NOT FLAT: the last line is beyond the first");
        return isFlat && failed.get() == 0;
    }

    private Vitals tell(Instant begin) throws InterruptedException {
        while (answered.get() + failed.get() < sent) {
            Thread.sleep(5);
        }
        Vitals vitals = Vitals.now();
        System.out.printf(
                "| %d | %s | %d | %d | %d |%n",
                Duration.between(begin, Instant.now()).toMinutes(),
                vitals.columns(),
                answered.get(),
                failed.get(),
                visitors);
        return vitals;
    }

    private void exchange(Duration time) throws InterruptedException {
        long begin = System.nanoTime();
        long nextVisit = 0;
        for (long millisecond = 0; millisecond < time.toMillis(); millisecond++) {
            long early = millisecond * 1_000_000 - (System.nanoTime() - begin);
            if (early > 0) {
                Thread.sleep(Duration.ofNanos(early));
            }
            for (int i = 0; i < perMillisecond && sent - answered.get() - failed.get() < MOST_IN_FLIGHT; i++) {
                var unused = send(client);
            }
            if (millisecond >= nextVisit) {
                nextVisit += VISIT.toMillis();
                visit();
            }
        }
    }

    /** Comes under a name that nobody has had, asks once and goes. */
    private void visit() {
        visitors++;
        Node visitor = node("visitor" + visitors + ".example.com", port);
        send(visitor).join();
        visitor.stop();
    }

    private CompletableFuture<?> send(Node from) {
        sent++;
        var request = GyExchange.request(GyExchange.session((int) (sent % SESSIONS)), sent, Instant.now());
        return from.callAsync(request).handle((answer, failure) -> {
            boolean isRight = failure == null && GyExchange.isGranted(answer);
            return (isRight ? answered : failed).incrementAndGet();
        });
    }
}
