package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.ResultCode;
import io.vernier.messages.ietf.creditcontrol.CreditControlAnswer;
import io.vernier.transport.tcp.TcpOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls that the answer to another call causes, on the event loop that both belong to. */
final class CallFromLoopTest {
    private final Lab lab = new Lab();

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    void isOnItsWayWhenTheCallerHearsOfIt() {
        lab.start(lab.server("ocs"));
        Node pcef = lab.start(lab.described("pcef").peer(Lab.uri("ocs"), Lab::persistent));
        lab.until(() -> pcef.peers().get(0).isReady());
        var waiting = new ArrayList<Integer>();

        CompletableFuture<CreditControlAnswer> last = pcef.callAsync(Lab.request(pcef))
                .thenCompose(answer -> {
                    waiting.add(pending(pcef));
                    var next = pcef.callAsync(Lab.request(pcef));
                    waiting.add(pending(pcef));
                    return next;
                });
        lab.until(last::isDone);

        assertThat(waiting).containsExactly(0, 1);
        assertThat(last.join().resultCode()).isEqualTo(ResultCode.SUCCESS);
    }

    @Test
    void failsAfterwardsAndNotWithinTheCallerWhereThereIsNoRoom() {
        lab.start(lab.server("ocs"));
        Node pcef = lab.start(lab.described("pcef").maxPending(2).peer(Lab.uri("ocs"), Lab::persistent));
        lab.until(() -> pcef.peers().get(0).isReady());
        List<CompletableFuture<CreditControlAnswer>> calls = new ArrayList<>();
        var doneAtOnce = new ArrayList<Boolean>();

        CompletableFuture<Void> first = pcef.callAsync(Lab.request(pcef)).thenRun(() -> {
            for (int i = 0; i < 4; i++) {
                var call = pcef.callAsync(Lab.request(pcef));
                calls.add(call);
                doneAtOnce.add(call.isDone());
            }
        });
        lab.until(() -> first.isDone() && calls.stream().allMatch(CompletableFuture::isDone));

        assertThat(doneAtOnce).containsExactly(false, false, false, false);
        assertThat(calls.get(1).join().resultCode()).isEqualTo(ResultCode.SUCCESS);
        assertThat(Lab.failure(calls.get(2)).problem()).isEqualTo(CallProblem.CONGESTED);
        assertThat(Lab.failure(calls.get(3)).problem()).isEqualTo(CallProblem.CONGESTED);
    }

    @Test
    void theOptionsOfTcpAreThoseOfTheNodesOwnTransport() {
        Node one = lab.start(Lab.overTcp("one").tcp(TcpOptions.defaults().withLoops(1)));
        Node two = lab.start(Lab.overTcp("two").tcp(TcpOptions.defaults().withLoops(2)));

        assertThat(one.transportsInUse().of("tcp").nextLoop())
                .isSameAs(one.transportsInUse().of("tcp").nextLoop());
        assertThat(two.transportsInUse().of("tcp").nextLoop())
                .isNotSameAs(two.transportsInUse().of("tcp").nextLoop());
    }

    private static int pending(Node node) {
        return node.peers().get(0).connection().orElseThrow().pendingRequests();
    }
}
