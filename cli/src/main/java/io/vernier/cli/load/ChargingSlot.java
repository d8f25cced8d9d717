package io.vernier.cli.load;

import io.vernier.cli.shell.CliProblem;
import io.vernier.codec.AvpList;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.Explanation;
import io.vernier.codec.ResultCode;
import io.vernier.messages.ietf.creditcontrol.CcRequestType;
import io.vernier.messages.ietf.creditcontrol.RequestedAction;
import io.vernier.messages.ietf.creditcontrol.SubscriptionIdType;
import io.vernier.messages.threegpp.gy.CreditControlAnswer;
import io.vernier.messages.threegpp.gy.CreditControlRequest;
import io.vernier.node.CallException;
import io.vernier.node.Node;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Plays one charging session after the other. Each request is built and encoded when it is sent; each answer has passed
 * the node's validation, has to belong to its request, and is read down to the Result-Code of its service.
 */
final class ChargingSlot extends Slot implements BiConsumer<@Nullable CreditControlAnswer, @Nullable Throwable> {
    private static final String CONTEXT = "32251@3gpp.org";
    private static final long QUOTA = 1_048_576;
    private static final long RATING_GROUP = 100;

    private final Node node;
    private final Workload workload;
    private String session = "";
    private CcRequestType type = CcRequestType.TERMINATION_REQUEST;
    private long number;

    ChargingSlot(Meter meter, Ends ends, Node node, Workload workload) {
        super(meter, ends);
        this.node = node;
        this.workload = workload;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // every end of the future comes back to accept
    void transmit() {
        node.callAsync(next(), workload.timeout()).whenComplete(this);
    }

    @Override
    public void accept(@Nullable CreditControlAnswer answer, @Nullable Throwable failure) {
        if (answer == null) {
            end(
                    failure instanceof CallException call
                            ? call.explanation()
                            : new Explanation("", String.valueOf(failure), ""));
            return;
        }
        long now = System.nanoTime();
        int resultCode = resultCode(answer.message().avps());
        if (!isSuccess(resultCode)) {
            type = CcRequestType.TERMINATION_REQUEST; // there is no session to go on with
        } else if (answer.ccRequestNumber() != number || !answer.sessionId().equals(session)) {
            end(CliProblem.WRONG_ANSWER.about("Request " + number + " of " + session + " was answered as number "
                    + answer.ccRequestNumber() + " of " + answer.sessionId() + "."));
            return;
        } else {
            resultCode = resultOfServices(answer);
        }
        answered(now, resultCode);
    }

    private void end(Explanation why) {
        type = CcRequestType.TERMINATION_REQUEST;
        failed(why);
    }

    /** 0 where there is none: another vendor's Experimental-Result may stand in its place. */
    private static int resultCode(AvpList avps) {
        int position = avps.indexOf(BaseAvps.RESULT_CODE.code(), 0);
        return position < 0 ? 0 : (int) avps.unsigned32(position);
    }

    /** Success of the whole may hide that a service was refused (RFC 8506 section 8.16). */
    private static int resultOfServices(CreditControlAnswer answer) {
        for (var service : answer.multipleServicesCreditControl()) {
            int resultCode = (int) service.resultCode().orElse(ResultCode.SUCCESS);
            if (!isSuccess(resultCode)) {
                return resultCode;
            }
        }
        return ResultCode.SUCCESS;
    }

    private static boolean isSuccess(int resultCode) {
        return resultCode / 1_000 == 2;
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
