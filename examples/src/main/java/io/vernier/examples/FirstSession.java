package io.vernier.examples;

import static io.vernier.codec.ResultCode.SUCCESS;
import static io.vernier.messages.ietf.creditcontrol.CcRequestType.INITIAL_REQUEST;

import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.messages.ietf.creditcontrol.CreditControlAnswer;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.node.Node;
import io.vernier.node.PeerAdmission;
import io.vernier.node.Tcp;
import java.time.Duration;

/** The README's first client and server: a quota asked for and granted. */
public final class FirstSession {
    private FirstSession() {}

    /** The octets granted. */
    public static long run() {
        // README
        try (var ocs = Node.named("ocs1.example.net", "example.net")
                        .listen(Tcp.at("127.0.0.1", 0))
                        .admit(PeerAdmission.loopback())
                        .serve(
                                CreditControlRequest.TYPE,
                                ccr -> CreditControlAnswer.to(ccr)
                                        .resultCode(SUCCESS)
                                        .grantedServiceUnit(g -> g.ccTotalOctets(10_000_000))
                                        .build())
                        .start();
                var pcef = Node.named("pcef1.example.net", "example.net")
                        .use(CreditControl.APPLICATION)
                        .peer(
                                "aaa://ocs1.example.net:" + ocs.port(),
                                p -> p.addresses("127.0.0.1").persistent())
                        .start()) {

            pcef.awaitReady(Duration.ofSeconds(5));
            CreditControlAnswer cca = pcef.call(CreditControlRequest.builder()
                    .sessionId(pcef.newSessionId())
                    .destinationRealm("example.net")
                    .serviceContextId("32251@3gpp.org")
                    .ccRequestType(INITIAL_REQUEST)
                    .ccRequestNumber(0)
                    .build()); // blocking is fine: virtual threads
            return cca.grantedServiceUnit().orElseThrow().ccTotalOctets().orElseThrow();
        }
        // README
    }
}
