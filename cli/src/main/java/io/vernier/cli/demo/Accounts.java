package io.vernier.cli.demo;

import io.vernier.codec.BaseAvps;
import io.vernier.codec.ResultCode;
import io.vernier.messages.ietf.creditcontrol.CcRequestType;
import io.vernier.messages.threegpp.gy.CreditControlAnswer;
import io.vernier.messages.threegpp.gy.CreditControlRequest;
import io.vernier.messages.threegpp.gy.MultipleServicesCreditControl;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** The charging server of the demonstration: one subscriber with an account in octets. Never blocks for long. */
final class Accounts {
    static final String SUBSCRIBER = "001010000000001";

    private static final long QUOTA = 10_000_000;
    private static final long VALID_SECONDS = 600;

    private final Map<String, Long> reserved = new HashMap<>();
    private long balance;

    Accounts(long balance) {
        this.balance = balance;
    }

    /** Takes what was used from the account and reserves the next quota. */
    synchronized CreditControlAnswer answer(CreditControlRequest request) {
        var answer = CreditControlAnswer.to(request);
        boolean known = request.subscriptionId().stream()
                .anyMatch(id -> id.subscriptionIdData().equals(SUBSCRIBER));
        if (!known) {
            return answer.resultCode(ResultCode.USER_UNKNOWN)
                    .avp(BaseAvps.ERROR_MESSAGE, "there is no account of this subscriber")
                    .build();
        }
        answer.resultCode(ResultCode.SUCCESS);
        if (request.ccRequestType().equals(CcRequestType.TERMINATION_REQUEST)) {
            settle(request);
            return answer.build();
        }
        settle(request);
        long granted = Math.min(QUOTA, balance);
        balance -= granted;
        reserved.put(request.sessionId(), granted);
        OptionalLong ratingGroup = request.multipleServicesCreditControl().stream()
                .map(MultipleServicesCreditControl::ratingGroup)
                .findFirst()
                .orElse(OptionalLong.empty());
        return answer.multipleServicesCreditControl(service -> {
                    service.grantedServiceUnit(unit -> unit.ccTotalOctets(granted));
                    ratingGroup.ifPresent(service::ratingGroup);
                    service.validityTime(VALID_SECONDS).resultCode(ResultCode.SUCCESS);
                })
                .build();
    }

    private void settle(CreditControlRequest request) {
        Long quota = reserved.remove(request.sessionId());
        if (quota == null) {
            return;
        }
        long used = request.multipleServicesCreditControl().stream()
                .flatMap(service -> service.usedServiceUnit().stream())
                .mapToLong(unit -> unit.ccTotalOctets().orElse(0))
                .sum();
        balance += quota - used;
    }
}
