package io.vernier.cli.load;

import io.vernier.codec.BaseAvps;
import io.vernier.messages.ietf.creditcontrol.CcRequestType;
import io.vernier.messages.ietf.creditcontrol.RequestedAction;
import io.vernier.messages.ietf.creditcontrol.SubscriptionIdType;
import io.vernier.messages.threegpp.gy.CreditControlAnswer;
import io.vernier.messages.threegpp.gy.CreditControlRequest;
import io.vernier.node.Node;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One place in flight: at most one request of it waits for its answer. It plays one charging session after the other.
 * Used by one thread at a time: the one that sends, or the event loop that brings the answer.
 */
final class Slot implements BiConsumer<@Nullable CreditControlAnswer, @Nullable Throwable> {
    private static final String CONTEXT = "32251@3gpp.org";
    private static final long QUOTA = 1_048_576;
    private static final long RATING_GROUP = 100;

    private final Generator generator;
    private final Node node;
    private final Workload workload;
    private String session = "";
    private CcRequestType type = CcRequestType.TERMINATION_REQUEST;
    private long number;
    private long intended;
    private boolean failed;

    Slot(Generator generator, Node node, Workload workload) {
        this.generator = generator;
        this.node = node;
        this.workload = workload;
    }

    /** Sends its next request, which should have left at this moment of {@link System#nanoTime}. */
    @SuppressWarnings("FutureReturnValueIgnored") // every end of the future comes back to accept
    void send(long intendedNanos) {
        intended = intendedNanos;
        node.callAsync(next(), workload.timeout()).whenComplete(this);
    }

    long intended() {
        return intended;
    }

    /** Whether its last request ended without an answer. */
    boolean hasFailed() {
        return failed;
    }

    @Override
    public void accept(@Nullable CreditControlAnswer answer, @Nullable Throwable failure) {
        failed = answer == null;
        if (answer == null) {
            type = CcRequestType.TERMINATION_REQUEST;
            generator.failed(this, failure);
            return;
        }
        int position = answer.message().avps().indexOf(BaseAvps.RESULT_CODE.code(), 0);
        int resultCode = position < 0 ? 0 : (int) answer.message().avps().unsigned32(position);
        if (resultCode / 1_000 != 2) {
            type = CcRequestType.TERMINATION_REQUEST; // there is no session to go on with
        }
        generator.answered(this, resultCode);
    }

    private CreditControlRequest next() {
        step();
        var request = CreditControlRequest.builder()
                .sessionId(session)
                .originHost(node.originHost())
                .originRealm(node.originRealm())
                .destinationRealm(workload.destinationRealm())
                .serviceContextId(CONTEXT)
                .ccRequestType(type)
                .ccRequestNumber(number)
                .eventTimestamp(Instant.now())
                .subscriptionId(s -> s.subscriptionIdType(SubscriptionIdType.END_USER_IMSI)
                        .subscriptionIdData(workload.subscriber()));
        if (type.equals(CcRequestType.EVENT_REQUEST)) {
            request.requestedAction(RequestedAction.DIRECT_DEBITING);
        }
        return request.multipleServicesCreditControl(m -> {
                    if (!type.equals(CcRequestType.TERMINATION_REQUEST)) {
                        m.requestedServiceUnit(
                                r -> r.ccTotalOctets(type.equals(CcRequestType.EVENT_REQUEST) ? 1 : QUOTA));
                    }
                    if (number > 0) {
                        m.usedServiceUnit(u -> u.ccTotalOctets(0)); // so that the account lasts as long as the run
                    }
                    m.ratingGroup(RATING_GROUP);
                })
                .build();
    }

    private void step() {
        boolean goesOn = workload.kind() == RequestKind.SESSION && !type.equals(CcRequestType.TERMINATION_REQUEST);
        if (goesOn) {
            number++;
            type = number == 1 ? CcRequestType.UPDATE_REQUEST : CcRequestType.TERMINATION_REQUEST;
            return;
        }
        session = node.newSessionId();
        number = 0;
        type = workload.kind() == RequestKind.EVENT ? CcRequestType.EVENT_REQUEST : CcRequestType.INITIAL_REQUEST;
    }
}
