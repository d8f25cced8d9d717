package io.vernier.bench.growth;

import io.vernier.bench.GyExchange;
import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.node.CallContext;
import io.vernier.node.CallException;
import io.vernier.node.CallProblem;
import io.vernier.node.MessageCallbacks;
import io.vernier.node.Node;
import io.vernier.node.Outcome;
import io.vernier.node.Peer;
import io.vernier.node.PeerAdmission;
import io.vernier.node.Tcp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Requests to a server that does not answer, up to the bound of what may wait and beyond. Both nodes are in one process. */
public final class PendingBound {
    private static final int AT_ONCE = 500;
    private static final int BEYOND = 1000;
    private static final Duration READY = Duration.ofSeconds(20);

    private final Node client;
    private final Peer server;
    private final Duration timeout;
    private final AtomicInteger timedOut = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger wrong = new AtomicInteger();
    private final AtomicLong longest = new AtomicLong();
    private final ConcurrentHashMap<String, Integer> codes = new ConcurrentHashMap<>();

    private PendingBound(Node client, Duration timeout) {
        this.client = client;
        this.server = client.peers().iterator().next();
        this.timeout = timeout;
    }

    /** Takes the bound and the time-out in milliseconds. Ends with status 1 if a call did not end as it should. */
    public static void main(String[] args) throws InterruptedException {
        int bound = Integer.parseInt(args[0]);
        var timeout = Duration.ofMillis(Long.parseLong(args[1]));
        Node silent = Node.named(GyExchange.SERVER, GyExchange.REALM)
                .listen(Tcp.at("127.0.0.1", 0))
                .application(
                        CreditControl.APPLICATION,
                        options -> options.callbacks(new Silent()).inlineCallbacks())
                .admit(PeerAdmission.loopback())
                .start();
        int port = silent.listening().get(0).endpoint().port();
        Node client = Node.named(GyExchange.CLIENT, GyExchange.REALM)
                .use(CreditControl.APPLICATION)
                .maxPending(bound)
                .callTimeout(timeout)
                .peer(
                        "aaa://" + GyExchange.SERVER + ":" + port,
                        peer -> peer.addresses("127.0.0.1").persistent())
                .start();
        client.awaitReady(READY);
        System.exit(new PendingBound(client, timeout).run(bound) ? 0 : 1);
    }

    /** Takes requests and says nothing. */
    private static final class Silent implements MessageCallbacks<Object> {
        @Override
        public Outcome handleRequest(Message request, List<Fault> faults, Peer peer, CallContext context) {
            return Outcome.discard();
        }
    }

    private boolean run(int bound) throws InterruptedException {
        Vitals before = Vitals.now();
        for (int sent = 0; sent < bound; sent += AT_ONCE) {
            int now = Math.min(AT_ONCE, bound - sent);
            call(now);
            while (server.pendingRequests() < sent + now && wrong.get() == 0) {
                Thread.sleep(1);
            }
        }
        Vitals full = Vitals.now();
        call(BEYOND);
        while (timedOut.get() + refused.get() + wrong.get() < bound + BEYOND) {
            Thread.sleep(10);
        }
        Vitals after = Vitals.now();
        System.out.println("| | heap after GC, MB | threads | files |");
        System.out.println("|---|---|---|---|");
        System.out.println("| before | " + before.columns() + " |");
        System.out.printf(Locale.ROOT, "| %d wait | %s |%n", bound, full.columns());
        System.out.println("| all ended | " + after.columns() + " |");
        System.out.println();
        System.out.printf(
                Locale.ROOT,
                "%d ended by their time-out of %d ms, the last %d ms after it was sent; %d beyond the bound were refused %s; %d ended otherwise%n",
                timedOut.get(),
                timeout.toMillis(),
                longest.get() / 1_000_000,
                refused.get(),
                codes,
                wrong.get());
        return timedOut.get() == bound && refused.get() == BEYOND && after.isFlatSince(before);
    }

    private void call(int requests) {
        for (int i = 0; i < requests; i++) {
            long begin = System.nanoTime();
            var unused = client.callAsync(GyExchange.request(GyExchange.session(i), i, Instant.now()))
                    .whenComplete((answer, failure) -> ended(failure, System.nanoTime() - begin));
        }
    }

    private void ended(@Nullable Throwable failure, long nanos) {
        if (failure instanceof CallException why && why.problem() == CallProblem.TIMEOUT) {
            longest.accumulateAndGet(nanos, Math::max);
            timedOut.incrementAndGet();
        } else if (failure instanceof CallException.NotSent why && why.problem() == CallProblem.CONGESTED) {
            codes.merge(why.explanation().code(), 1, Integer::sum);
            refused.incrementAndGet();
        } else {
            wrong.incrementAndGet();
        }
    }
}
