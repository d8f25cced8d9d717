package io.vernier.cli.charging;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.ResultCode;
import io.vernier.messages.ietf.creditcontrol.CcRequestType;
import io.vernier.messages.ietf.creditcontrol.CheckBalanceResult;
import io.vernier.messages.ietf.creditcontrol.FinalUnitAction;
import io.vernier.messages.ietf.creditcontrol.RequestedAction;
import io.vernier.messages.ietf.creditcontrol.SubscriptionIdType;
import io.vernier.messages.threegpp.gy.CreditControlAnswer;
import io.vernier.messages.threegpp.gy.CreditControlRequest;
import org.junit.jupiter.api.Test;

class CreditControlServerTest {
    private static final String ANNA = "001010000000001";
    private final Accounts accounts = Accounts.ofKnownSubscribers();
    private final CreditControlServer server = new CreditControlServer(accounts);

    private static CreditControlRequest.Builder request(CcRequestType type, String subscriber) {
        return CreditControlRequest.builder()
                .sessionId("client;1;1")
                .originHost("client.example.net")
                .originRealm("example.net")
                .destinationRealm("example.net")
                .serviceContextId("32251@3gpp.org")
                .ccRequestType(type)
                .ccRequestNumber(0)
                .subscriptionId(id ->
                        id.subscriptionIdType(SubscriptionIdType.END_USER_IMSI).subscriptionIdData(subscriber));
    }

    private CreditControlAnswer answer(CreditControlRequest.Builder request) {
        return server.answer(request.build());
    }

    @Test
    void aSessionIsGrantedReportedAndClosed() {
        accounts.put(ANNA, 1000);

        var first = answer(request(CcRequestType.INITIAL_REQUEST, ANNA)
                .multipleServicesCreditControl(
                        s -> s.requestedServiceUnit(u -> u.ccTotalOctets(600)).ratingGroup(7)));
        var second = answer(request(CcRequestType.UPDATE_REQUEST, ANNA)
                .multipleServicesCreditControl(s -> s.requestedServiceUnit(u -> u.ccTotalOctets(600))
                        .usedServiceUnit(u -> u.ccInputOctets(300).ccOutputOctets(300))
                        .ratingGroup(7)));
        var last = answer(request(CcRequestType.TERMINATION_REQUEST, ANNA)
                .multipleServicesCreditControl(
                        s -> s.usedServiceUnit(u -> u.ccTotalOctets(100)).ratingGroup(7)));

        var granted = first.multipleServicesCreditControl().getFirst();
        assertThat(granted.grantedServiceUnit().orElseThrow().ccTotalOctets()).hasValue(600);
        assertThat(granted.ratingGroup()).hasValue(7);
        assertThat(granted.finalUnitIndication()).isEmpty();
        var rest = second.multipleServicesCreditControl().getFirst();
        assertThat(rest.grantedServiceUnit().orElseThrow().ccTotalOctets()).hasValue(400);
        assertThat(rest.finalUnitIndication().orElseThrow().finalUnitAction()).isEqualTo(FinalUnitAction.TERMINATE);
        assertThat(last.resultCode()).isEqualTo(ResultCode.SUCCESS);
        assertThat(accounts.available(ANNA)).contains(300L);
        assertThat(accounts.sessions()).isZero();
    }

    @Test
    void oneServiceMayBeRefusedWhileAnotherIsGranted() {
        accounts.put(ANNA, 10);

        var answer = answer(request(CcRequestType.INITIAL_REQUEST, ANNA)
                .multipleServicesCreditControl(
                        s -> s.requestedServiceUnit(u -> u.ccTime(10)).ratingGroup(1))
                .multipleServicesCreditControl(
                        s -> s.requestedServiceUnit(u -> {}).ratingGroup(2)));

        assertThat(answer.resultCode()).isEqualTo(ResultCode.SUCCESS);
        assertThat(answer.multipleServicesCreditControl())
                .extracting(s -> s.resultCode().orElse(0))
                .containsExactly((long) ResultCode.SUCCESS, (long) ResultCode.CREDIT_LIMIT_REACHED);
    }

    @Test
    void unitsMayBeAskedForWithoutServices() {
        accounts.put(ANNA, 10);

        var answer = answer(
                request(CcRequestType.INITIAL_REQUEST, ANNA).requestedServiceUnit(u -> u.ccServiceSpecificUnits(4)));

        assertThat(answer.grantedServiceUnit().orElseThrow().ccServiceSpecificUnits())
                .hasValue(4);
        assertThat(accounts.available(ANNA)).contains(6L);
    }

    @Test
    void whoIsUnknownOrHasNothingIsRefused() {
        accounts.put(ANNA, 0);

        assertThat(answer(request(CcRequestType.INITIAL_REQUEST, "nobody")).resultCode())
                .isEqualTo(ResultCode.USER_UNKNOWN);
        assertThat(answer(request(CcRequestType.INITIAL_REQUEST, ANNA).requestedServiceUnit(u -> u.ccTotalOctets(1)))
                        .resultCode())
                .isEqualTo(ResultCode.CREDIT_LIMIT_REACHED);
        assertThat(accounts.sessions()).isZero();
        assertThat(answer(request(CcRequestType.UPDATE_REQUEST, ANNA)).resultCode())
                .isEqualTo(ResultCode.UNKNOWN_SESSION_ID);
    }

    @Test
    void eventsNeedNoSession() {
        accounts.put(ANNA, 10);

        assertThat(answer(event(RequestedAction.DIRECT_DEBITING, 8)).resultCode())
                .isEqualTo(ResultCode.SUCCESS);
        assertThat(answer(event(RequestedAction.DIRECT_DEBITING, 8)).resultCode())
                .isEqualTo(ResultCode.CREDIT_LIMIT_REACHED);
        assertThat(answer(event(RequestedAction.CHECK_BALANCE, 8)).checkBalanceResult())
                .contains(CheckBalanceResult.NO_CREDIT);
        assertThat(answer(event(RequestedAction.REFUND_ACCOUNT, 8)).resultCode())
                .isEqualTo(ResultCode.SUCCESS);
        assertThat(answer(event(RequestedAction.CHECK_BALANCE, 8)).checkBalanceResult())
                .contains(CheckBalanceResult.ENOUGH_CREDIT);
        assertThat(answer(event(RequestedAction.PRICE_ENQUIRY, 8)).resultCode()).isEqualTo(ResultCode.RATING_FAILED);
        assertThat(answer(request(CcRequestType.EVENT_REQUEST, ANNA)).resultCode())
                .isEqualTo(ResultCode.MISSING_AVP);
    }

    private static CreditControlRequest.Builder event(RequestedAction action, long units) {
        return request(CcRequestType.EVENT_REQUEST, ANNA)
                .requestedAction(action)
                .requestedServiceUnit(u -> u.ccTotalOctets(units));
    }
}
