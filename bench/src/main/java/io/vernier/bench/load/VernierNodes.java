package io.vernier.bench.load;

import io.vernier.bench.GyExchange;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.messages.ietf.creditcontrol.CreditControlAnswer;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.node.Node;
import io.vernier.node.PeerAdmission;
import io.vernier.node.Tcp;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLongArray;

/** Two nodes with everything as users have it unless they change it. */
@SuppressWarnings("FutureReturnValueIgnored") // every end of the future is told to the loop
final class VernierNodes {
    private static final Duration READY = Duration.ofSeconds(20);

    /** As many sessions as there may be slots. */
    private static final int SESSIONS = 100_000;

    private VernierNodes() {}

    static int serve(boolean inline) {
        var builder = Node.named(GyExchange.SERVER, GyExchange.REALM)
                .listen(Tcp.at("127.0.0.1", 0))
                .use(CreditControl.APPLICATION)
                .admit(PeerAdmission.loopback());
        if (inline) {
            builder.serveInline(CreditControlRequest.TYPE, VernierNodes::handle);
        } else {
            builder.serve(CreditControlRequest.TYPE, VernierNodes::handle);
        }
        return builder.start().listening().get(0).endpoint().port();
    }

    static Contender.Client connect(int port, ClosedLoop loop) {
        Node node = Node.named(GyExchange.CLIENT, GyExchange.REALM)
                .use(CreditControl.APPLICATION)
                .peer(
                        "aaa://" + GyExchange.SERVER + ":" + port,
                        peer -> peer.addresses("127.0.0.1").persistent())
                .start();
        node.awaitReady(READY);
        var numbers = new AtomicLongArray(SESSIONS);
        String[] sessions = new String[SESSIONS];
        for (int i = 0; i < SESSIONS; i++) {
            sessions[i] = GyExchange.session(i);
        }
        return slot -> {
            var request = GyExchange.request(sessions[slot], numbers.getAndIncrement(slot), Instant.now());
            node.callAsync(request).whenComplete((answer, failure) -> {
                if (failure == null && GyExchange.isGranted(answer)) {
                    loop.answered(slot);
                } else {
                    loop.failed(slot);
                }
            });
        };
    }

    private static CreditControlAnswer handle(CreditControlRequest request) {
        if (GyExchange.read(request) == 0) {
            throw new IllegalStateException("a request without content");
        }
        return GyExchange.answer(request);
    }
}
