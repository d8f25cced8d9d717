package io.vernier.bench.growth;

import io.vernier.bench.GyExchange;
import io.vernier.bench.process.Jvm;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.node.Node;
import io.vernier.node.Peer;
import io.vernier.node.PeerAdmission;
import io.vernier.node.Tcp;
import java.time.Duration;
import java.util.Locale;

/** A node in a process of its own that many peers are connected to which say nothing but watchdogs, at their default pace. */
public final class IdlePeers {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private IdlePeers() {}

    /** Takes how many peers will come and milliseconds to look at them, of which the first half is also the compiler's. Ends with status 1 if some are not there at the end. */
    public static void main(String[] args) throws InterruptedException {
        int peers = Integer.parseInt(args[0]);
        var looking = Duration.ofMillis(Long.parseLong(args[1]));
        Node node = Node.named(GyExchange.SERVER, GyExchange.REALM)
                .listen(Tcp.at("127.0.0.1", 0))
                .use(CreditControl.APPLICATION)
                .admit(PeerAdmission.loopback())
                .start();
        Vitals before = Vitals.now();
        Jvm.sayReady(node.listening().get(0).endpoint().port());
        long self = ProcessHandle.current().pid();
        long begin = System.nanoTime();
        long started = Jvm.cpu(self).toMillis();
        while (ready(node) < peers && System.nanoTime() - begin < PATIENCE.toNanos()) {
            Thread.sleep(100);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        long coming = Jvm.cpu(self).toMillis() - started;
        Vitals there = Vitals.now();
        Duration half = looking.dividedBy(2);
        double first = percentOfACore(half);
        double second = percentOfACore(half);
        Vitals after = Vitals.now();
        System.out.println("| | heap after GC, MB | threads | files |");
        System.out.println("|---|---|---|---|");
        System.out.println("| before | " + before.columns() + " |");
        System.out.println("| all there | " + there.columns() + " |");
        System.out.println("| after " + looking.toSeconds() + " s | " + after.columns() + " |");
        System.out.println();
        System.out.printf(
                Locale.ROOT,
                "%d peers were there after %.1f s and %d us of CPU each; each keeps %.1f kB of heap; together they take %.2f %% of a core in the first half, %.2f %% in the second%n",
                ready(node),
                seconds,
                coming * 1000 / peers,
                (after.heapMegabytes() - before.heapMegabytes()) * 1024 / peers,
                first,
                second);
        System.exit(ready(node) == peers ? 0 : 1);
    }

    private static double percentOfACore(Duration time) throws InterruptedException {
        long self = ProcessHandle.current().pid();
        long before = Jvm.cpu(self).toMillis();
        Thread.sleep(time);
        return 100.0 * (Jvm.cpu(self).toMillis() - before) / time.toMillis();
    }

    private static long ready(Node node) {
        return node.peers().stream().filter(Peer::isReady).count();
    }
}
