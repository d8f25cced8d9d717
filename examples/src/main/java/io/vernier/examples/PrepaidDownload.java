package io.vernier.examples;

import static io.vernier.codec.ResultCode.SUCCESS;

import io.vernier.codec.Message;
import io.vernier.messages.ietf.creditcontrol.CcRequestType;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.messages.ietf.creditcontrol.CreditControlAnswer;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.messages.ietf.creditcontrol.FinalUnitAction;
import io.vernier.node.Node;
import io.vernier.node.PeerAdmission;
import io.vernier.node.Tcp;
import io.vernier.node.session.CreditControlService;
import io.vernier.node.session.CreditControlSession;
import io.vernier.node.session.CreditControlStep;
import io.vernier.protocol.creditcontrol.CreditControlSettings;
import io.vernier.protocol.creditcontrol.FailureHandling;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A download that is paid in advance: credit is controlled by a session, which numbers, times and ends what has to be. */
public final class PrepaidDownload {
    private static final long QUOTA = 1_000;
    private static final int QUOTAS_PAID = 3;

    private PrepaidDownload() {}

    /** The octets that were paid for and downloaded. */
    public static long run() {
        try (var ocs = Node.named("ocs1.example.net", "example.net")
                        .listen(Tcp.at("127.0.0.1", 0))
                        .admit(PeerAdmission.loopback())
                        .serve(CreditControlRequest.TYPE, PrepaidDownload::charge)
                        .start();
                var pcef = Node.named("pcef1.example.net", "example.net")
                        .use(CreditControl.APPLICATION)
                        .peer(
                                "aaa://ocs1.example.net:" + ocs.port(),
                                p -> p.addresses("127.0.0.1").persistent())
                        .start()) {
            pcef.awaitReady(Duration.ofSeconds(5));
            return download(pcef);
        }
    }

    // docs
    static long download(Node pcef) {
        var octets = new AtomicLong();
        var service = new CreditControlService() {
            private long quota;

            @Override
            public Message request(CreditControlStep step) { // used units, for every type of request
                return CreditControlRequest.builder()
                        .sessionId(step.sessionId())
                        .destinationRealm("example.net")
                        .serviceContextId("32251@3gpp.org")
                        .ccRequestType(CcRequestType.of(step.type().value()))
                        .ccRequestNumber(step.number())
                        .usedServiceUnit(u -> u.ccTotalOctets(quota))
                        .build()
                        .message();
            }

            @Override
            public void granted(Message answer) {
                var units = CreditControlAnswer.TYPE.view(answer).grantedServiceUnit();
                quota = units.orElseThrow().ccTotalOctets().orElse(0);
                octets.addAndGet(quota); // the service runs, and consumes all of it
            }

            @Override
            public void terminate() {
                // the service stops here
            }
        };
        var settings = CreditControlSettings.defaults().withFailureHandling(FailureHandling.RETRY_AND_TERMINATE);
        var session = CreditControlSession.of(pcef, settings, service);

        var decision = session.initial().join();
        while (decision.isServiceGranted() && decision.isSessionOpen()) {
            decision = session.update().join(); // the units are spent; after the final ones the session ends by itself
        }
        return octets.get();
    }
    // docs

    private static CreditControlAnswer charge(CreditControlRequest request) {
        var answer = CreditControlAnswer.to(request).resultCode(SUCCESS);
        if (request.ccRequestType().equals(CcRequestType.TERMINATION_REQUEST)) {
            return answer.build();
        }
        answer.grantedServiceUnit(g -> g.ccTotalOctets(QUOTA));
        if (request.ccRequestNumber() == QUOTAS_PAID - 1) {
            answer.finalUnitIndication(f -> f.finalUnitAction(FinalUnitAction.TERMINATE));
        }
        return answer.build();
    }
}
