package io.vernier.cli.charging;

import io.vernier.cli.charging.Accounts.Grant;
import io.vernier.codec.ResultCode;
import io.vernier.messages.ietf.creditcontrol.CcRequestType;
import io.vernier.messages.ietf.creditcontrol.CheckBalanceResult;
import io.vernier.messages.ietf.creditcontrol.FinalUnitAction;
import io.vernier.messages.ietf.creditcontrol.RequestedAction;
import io.vernier.messages.threegpp.gy.CreditControlAnswer;
import io.vernier.messages.threegpp.gy.CreditControlRequest;
import io.vernier.messages.threegpp.gy.MultipleServicesCreditControl;

/**
 * Answers credit-control requests from {@link Accounts}: sessions with reservation, for one service or several, and
 * one-time events (RFC 8506 sections 5 and 6). Never blocks, so it may run on an event loop.
 */
public final class CreditControlServer {
    private static final long VALIDITY_SECONDS = 3600;
    private static final String NOBODY = "anonymous";

    /** The purpose of units that are asked for outside a Multiple-Services-Credit-Control. */
    private static final long WHOLE_SESSION = -1;

    private final Accounts accounts;

    public CreditControlServer(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The answer to a request, complete but for the origin, which the node adds. */
    public CreditControlAnswer answer(CreditControlRequest request) {
        return switch (request.ccRequestType().value()) {
            case CcRequestType.Value.INITIAL_REQUEST -> initial(request);
            case CcRequestType.Value.UPDATE_REQUEST -> update(request);
            case CcRequestType.Value.TERMINATION_REQUEST -> termination(request);
            case CcRequestType.Value.EVENT_REQUEST -> event(request);
            default -> refused(request, ResultCode.INVALID_AVP_VALUE);
        };
    }

    private CreditControlAnswer initial(CreditControlRequest request) {
        int opened = accounts.open(request.sessionId(), subscriber(request));
        return opened == ResultCode.SUCCESS ? grant(request) : refused(request, opened);
    }

    private CreditControlAnswer update(CreditControlRequest request) {
        if (!accounts.isOpen(request.sessionId())) {
            return refused(request, ResultCode.UNKNOWN_SESSION_ID);
        }
        report(request);
        return grant(request);
    }

    private CreditControlAnswer termination(CreditControlRequest request) {
        if (!accounts.isOpen(request.sessionId())) {
            return refused(request, ResultCode.UNKNOWN_SESSION_ID);
        }
        report(request);
        accounts.close(request.sessionId());
        return CreditControlAnswer.to(request).resultCode(ResultCode.SUCCESS).build();
    }

    private CreditControlAnswer event(CreditControlRequest request) {
        if (request.requestedAction().isEmpty()) {
            return refused(request, ResultCode.MISSING_AVP);
        }
        String subscriber = subscriber(request);
        var units = request.requestedServiceUnit()
                .map(ServiceUnits::of)
                .orElse(new ServiceUnits(ServiceUnits.Kind.SPECIFIC, 1));
        return switch (request.requestedAction().get().value()) {
            case RequestedAction.Value.DIRECT_DEBITING ->
                charged(request, accounts.charge(subscriber, units.amount()), units);
            case RequestedAction.Value.REFUND_ACCOUNT ->
                refused(request, accounts.refund(subscriber, units.amount()).resultCode());
            case RequestedAction.Value.CHECK_BALANCE -> balance(request, subscriber, units.amount());
            default -> refused(request, ResultCode.RATING_FAILED); // there are no prices here to enquire
        };
    }

    private static CreditControlAnswer charged(CreditControlRequest request, Grant grant, ServiceUnits units) {
        if (grant.resultCode() != ResultCode.SUCCESS) {
            return refused(request, grant.resultCode());
        }
        return CreditControlAnswer.to(request)
                .resultCode(ResultCode.SUCCESS)
                .grantedServiceUnit(granted -> units.grant(granted, grant.units()))
                .build();
    }

    private CreditControlAnswer balance(CreditControlRequest request, String subscriber, long units) {
        var available = accounts.available(subscriber);
        if (available.isEmpty()) {
            return refused(request, ResultCode.USER_UNKNOWN);
        }
        return CreditControlAnswer.to(request)
                .resultCode(ResultCode.SUCCESS)
                .checkBalanceResult(
                        available.get() >= units ? CheckBalanceResult.ENOUGH_CREDIT : CheckBalanceResult.NO_CREDIT)
                .build();
    }

    private void report(CreditControlRequest request) {
        if (!request.usedServiceUnit().isEmpty()) {
            accounts.debit(request.sessionId(), WHOLE_SESSION, ServiceUnits.used(request.usedServiceUnit()));
        }
        for (var service : request.multipleServicesCreditControl()) {
            if (!service.usedServiceUnit().isEmpty()) {
                accounts.debit(request.sessionId(), purpose(service), ServiceUnits.used(service.usedServiceUnit()));
            }
        }
    }

    /** Grants what is asked for: for the session as a whole, and for each service by itself. */
    private CreditControlAnswer grant(CreditControlRequest request) {
        var requested = request.requestedServiceUnit();
        if (requested.isPresent()) {
            var units = ServiceUnits.of(requested.get());
            var grant = accounts.reserve(request.sessionId(), WHOLE_SESSION, units.amount());
            if (grant.resultCode() != ResultCode.SUCCESS) {
                closeIfNew(request);
                return refused(request, grant.resultCode());
            }
            var answer = CreditControlAnswer.to(request)
                    .resultCode(ResultCode.SUCCESS)
                    .grantedServiceUnit(granted -> units.grant(granted, grant.units()))
                    .validityTime(VALIDITY_SECONDS);
            if (grant.isLast()) {
                answer.finalUnitIndication(last -> last.finalUnitAction(FinalUnitAction.TERMINATE));
            }
            return answer.build();
        }
        var answer = CreditControlAnswer.to(request).resultCode(ResultCode.SUCCESS);
        for (var service : request.multipleServicesCreditControl()) {
            answer.multipleServicesCreditControl(granted -> grant(request.sessionId(), service, granted));
        }
        return answer.build();
    }

    private void grant(
            String session, MultipleServicesCreditControl service, MultipleServicesCreditControl.Builder answer) {
        int resultCode = ResultCode.SUCCESS;
        boolean isLast = false;
        if (service.requestedServiceUnit().isPresent()) {
            var units = ServiceUnits.of(service.requestedServiceUnit().get());
            var grant = accounts.reserve(session, purpose(service), units.amount());
            resultCode = grant.resultCode();
            isLast = grant.isLast();
            if (resultCode == ResultCode.SUCCESS) {
                answer.grantedServiceUnit(granted -> units.grant(granted, grant.units()));
            }
        }
        service.serviceIdentifier().forEach(answer::serviceIdentifier);
        service.ratingGroup().ifPresent(answer::ratingGroup);
        if (resultCode == ResultCode.SUCCESS) {
            answer.validityTime(VALIDITY_SECONDS);
        }
        answer.resultCode(resultCode);
        if (isLast) {
            answer.finalUnitIndication(last -> last.finalUnitAction(FinalUnitAction.TERMINATE));
        }
    }

    private void closeIfNew(CreditControlRequest request) {
        if (request.ccRequestType().value() == CcRequestType.Value.INITIAL_REQUEST) {
            accounts.close(request.sessionId());
        }
    }

    private static long purpose(MultipleServicesCreditControl service) {
        return service.ratingGroup().orElse(0);
    }

    /** The first Subscription-Id, else the User-Name; whoever has neither shares one account. */
    private static String subscriber(CreditControlRequest request) {
        var subscriptions = request.subscriptionId();
        return subscriptions.isEmpty()
                ? request.userName().orElse(NOBODY)
                : subscriptions.getFirst().subscriptionIdData();
    }

    private static CreditControlAnswer refused(CreditControlRequest request, int resultCode) {
        return CreditControlAnswer.to(request).resultCode(resultCode).build();
    }
}
