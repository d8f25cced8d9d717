package io.vernier.interop.node;

import static org.awaitility.Awaitility.await;

import io.vernier.dictionary.ApplicationDefinition;
import io.vernier.dictionary.Dictionary;
import io.vernier.interop.kernel.Kernel;
import io.vernier.interop.process.ForeignNode;
import io.vernier.messages.base.AccountingRecordType;
import io.vernier.messages.base.accounting.Accounting;
import io.vernier.messages.base.accounting.AccountingAnswer;
import io.vernier.messages.base.accounting.AccountingRequest;
import io.vernier.messages.ietf.creditcontrol.CcRequestType;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.messages.ietf.creditcontrol.CreditControlAnswer;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.node.Node;
import io.vernier.node.NodeBuilder;
import io.vernier.node.Peer;
import io.vernier.node.PeerAdmission;
import io.vernier.node.Sctp;
import io.vernier.node.Tcp;
import io.vernier.protocol.peer.ReconnectPolicy;
import io.vernier.protocol.watchdog.WatchdogSettings;
import io.vernier.transport.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/** Our side of the table: nodes and requests as a user would write them. */
final class Ours {
    static final String HOST = "vernier.example";

    /** An application that no foreign node has. */
    static final ApplicationDefinition UNHEARD_OF = new ApplicationDefinition(
            "Unheard-Of",
            16_777_999,
            0,
            ApplicationDefinition.Kind.AUTHENTICATION,
            Dictionary.builder("unheard_of").id(16_777_999).build());

    /** A watchdog of 0.3 seconds that believes a peer at once when it is back. */
    static final WatchdogSettings TRUSTING =
            WatchdogSettings.inLaboratory(Duration.ofMillis(300)).withCounts(0, 1);

    /** A watchdog of 30 seconds that believes a peer at once when it is back. */
    static final WatchdogSettings TRUSTING_FOR_LONG =
            WatchdogSettings.defaults().withCounts(0, 1);

    private static final String LOOPBACK = "127.0.0.1";

    private Ours() {}

    /** A client of credit control and accounting with one peer, which it calls again soon when it is lost. */
    static NodeBuilder client(String host, int port) {
        return client(HOST, host, port).use(CreditControl.APPLICATION).use(Accounting.APPLICATION);
    }

    /** A client that has no application yet. */
    static NodeBuilder client(String originHost, String host, int port) {
        return Node.named(originHost, ForeignNode.REALM)
                .reconnectInterval(Duration.ofMillis(400))
                .callTimeout(Duration.ofSeconds(10))
                .peer(
                        "aaa://" + host + ":" + port,
                        peer -> peer.addresses(LOOPBACK).persistent());
    }

    /** A server on a port of the loopback address for everybody there, who is to be given something to serve. */
    static NodeBuilder server(int port) {
        return Node.named(HOST, ForeignNode.REALM)
                .listen(Tcp.at(LOOPBACK, port))
                .admit(PeerAdmission.loopback());
    }

    /** As {@link #client(String, int)}, over SCTP from both networks to both. */
    static NodeBuilder sctpClient(String host, int port) {
        return Node.named(HOST, ForeignNode.REALM)
                .reconnectInterval(Duration.ofMillis(400))
                .callTimeout(Duration.ofSeconds(10))
                .use(CreditControl.APPLICATION)
                .use(Accounting.APPLICATION)
                .peer(
                        "aaa://" + host + ":" + port + ";transport=sctp",
                        peer -> peer.addresses(Kernel.THEIRS.toArray(String[]::new))
                                .localAddresses(Kernel.OURS.toArray(String[]::new))
                                .persistent());
    }

    /** A server of credit control and accounting over SCTP on both networks, for everybody there. */
    static NodeBuilder sctpServer() {
        return Node.named(HOST, ForeignNode.REALM)
                .listen(Sctp.at(Kernel.OURS, 0))
                .admit(PeerAdmission.everybody())
                .serve(CreditControlRequest.TYPE, Ours::answer)
                .serve(AccountingRequest.TYPE, Ours::answer);
    }

    /** Waits until all paths to a peer on our two networks, of which there is one at least on each, are in these states. */
    static void awaitPaths(Peer peer, Path.State first, Path.State second) {
        await("paths " + first + " and " + second)
                .atMost(Duration.ofSeconds(30))
                .until(() -> states(peer, "10.68.1.").equals(Set.of(first))
                        && states(peer, "10.68.2.").equals(Set.of(second)));
    }

    private static Set<Path.State> states(Peer peer, String network) {
        return peer.connection().stream()
                .flatMap(connection -> connection.paths().stream())
                .filter(path -> path.address().hosts().getFirst().startsWith(network))
                .map(Path::state)
                .collect(Collectors.toSet());
    }

    /** A server of credit control and accounting. */
    static NodeBuilder chargingServer(int port) {
        return server(port).serve(CreditControlRequest.TYPE, Ours::answer).serve(AccountingRequest.TYPE, Ours::answer);
    }

    /** Every 0.4 seconds. */
    static ReconnectPolicy soon() {
        return ReconnectPolicy.every(Duration.ofMillis(400));
    }

    static int port(Node node) {
        return node.listening().getFirst().endpoint().port();
    }

    static CreditControlRequest ccr(Node node, int number) {
        return CreditControlRequest.builder()
                .sessionId(node.newSessionId())
                .destinationRealm(ForeignNode.REALM)
                .serviceContextId("32251@3gpp.org")
                .ccRequestType(CcRequestType.EVENT_REQUEST)
                .ccRequestNumber(number)
                .multipleServicesCreditControl(
                        service -> service.requestedServiceUnit(unit -> unit.ccTotalOctets(10_485_760))
                                .ratingGroup(100))
                .build();
    }

    static AccountingRequest acr(Node node, int number) {
        return AccountingRequest.builder()
                .sessionId(node.newSessionId())
                .destinationRealm(ForeignNode.REALM)
                .accountingRecordType(AccountingRecordType.EVENT_RECORD)
                .accountingRecordNumber(number)
                .acctApplicationId(3)
                .build();
    }

    static CreditControlAnswer answer(CreditControlRequest request) {
        return CreditControlAnswer.to(request).resultCode(2001).build();
    }

    static AccountingAnswer answer(AccountingRequest request) {
        return AccountingAnswer.to(request).resultCode(2001).build();
    }
}
