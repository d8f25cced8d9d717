package io.vernier.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.Message;
import io.vernier.codec.MessageBuilder;
import io.vernier.protocol.peer.ApplicationIds;
import io.vernier.protocol.peer.CommonApplications;
import io.vernier.protocol.peer.PeerEvent;
import io.vernier.protocol.peer.PeerState;
import io.vernier.protocol.peer.PeerStateMachine;
import io.vernier.protocol.pending.PendingRequest;
import io.vernier.protocol.pending.PendingRequests;
import io.vernier.protocol.routing.LocalRouting;
import io.vernier.protocol.routing.RoutingPeer;
import io.vernier.protocol.routing.RoutingTable;
import io.vernier.protocol.routing.TriedPeers;
import io.vernier.protocol.watchdog.Watchdog;
import io.vernier.protocol.watchdog.WatchdogSettings;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** What every message passes allocates nothing: counted by the JVM, for code that no optimiser has improved. */
class PerMessagePathsTest {
    private static final int TIMES = 1000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void matchingAnAnswerToItsRequest() {
        var pending = new PendingRequests<Call>(1000, 0, 0);
        var call = new Call();

        assertAllocatesNothing(i -> {
            pending.add(call, i, i + 1_000_000_000L);
            pending.take(call.hopByHopId(), i);
        });
    }

    @Test
    void lookingForExpiredRequests() {
        var pending = new PendingRequests<Call>(1000, 0, 0);
        pending.add(new Call(), 1, Long.MAX_VALUE);

        assertAllocatesNothing(i -> pending.expire(i * 10_000_000L, PerMessagePathsTest::ignore));
    }

    @Test
    void choosingThePeerOfARequest() {
        var common = new CommonApplications(ApplicationIds.of(4), ApplicationIds.none(), false);
        var table = RoutingTable.of(List.of(
                RoutingPeer.of("ocs1.example.net", "example.net", common, "1"),
                RoutingPeer.of("ocs2.example.net", "example.net", common, "2"),
                RoutingPeer.of("ocs.other.net", "other.net", common, "3")));
        Message toRealm = request().avp(BaseAvps.DESTINATION_REALM, "other.net").build();
        Message toHost = request()
                .avp(BaseAvps.DESTINATION_REALM, "example.net")
                .avp(BaseAvps.DESTINATION_HOST, "ocs2.example.net")
                .build();

        assertAllocatesNothing(i -> {
            table.select(toRealm, TriedPeers.none(), i);
            table.select(toHost, TriedPeers.none(), i);
        });
    }

    @Test
    void decidingOnAReceivedRequest() {
        var routing = new LocalRouting("ocs.example.net", List.of("example.net"), ApplicationIds.of(4));
        Message request = request()
                .avp(BaseAvps.DESTINATION_REALM, "example.net")
                .avp(BaseAvps.ROUTE_RECORD, "pcef.example.net")
                .build();

        assertAllocatesNothing(i -> routing.decide(request));
    }

    @Test
    void tellingTheWatchdogOfAMessage() {
        var watchdog = new Watchdog(WatchdogSettings.defaults(), () -> 0.5, 0);
        watchdog.connectionUp(0);

        assertAllocatesNothing(watchdog::received);
    }

    @Test
    void askingThePeerMachine() {
        assertAllocatesNothing(i -> PeerStateMachine.on(PeerState.I_OPEN, PeerEvent.receivedOnInitiated(272, true)));
    }

    private void assertAllocatesNothing(IntConsumer path) {
        for (int i = 0; i < TIMES; i++) {
            path.accept(i);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = TIMES; i < 2 * TIMES; i++) {
            path.accept(i);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(allocated / TIMES).as("octets each time").isZero();
    }

    private static void ignore(Call call) {}

    private static MessageBuilder request() {
        return Message.builder(272, 4).request().proxiable().avp(BaseAvps.SESSION_ID, "pcef.example.net;1;1");
    }

    private static final class Call extends PendingRequest {}
}
