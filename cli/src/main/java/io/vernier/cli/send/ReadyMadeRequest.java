package io.vernier.cli.send;

import io.vernier.codec.AvpWriter;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.CommandCode;
import io.vernier.codec.Message;
import io.vernier.messages.base.AccountingRecordType;
import io.vernier.messages.base.TerminationCause;
import io.vernier.messages.base.accounting.AccountingRequest;
import io.vernier.messages.ietf.creditcontrol.CcRequestType;
import io.vernier.messages.ietf.creditcontrol.MultipleServicesIndicator;
import io.vernier.messages.ietf.creditcontrol.RequestedAction;
import io.vernier.messages.ietf.creditcontrol.SubscriptionIdType;
import io.vernier.messages.threegpp.gy.CreditControlRequest;
import java.time.Instant;

/**
 * The requests that {@code send} knows by name.
 *
 * @param session the Session-Id
 * @param realm where it goes
 * @param imsi the subscriber; empty for none
 * @param ratingGroup the service that is charged for
 * @param units how much is asked for and, in updates and terminations, reported as used
 */
public record ReadyMadeRequest(String session, String realm, String imsi, long ratingGroup, long units) {
    private static final String GY = "32251@3gpp.org";

    /** The first request of a session: asks for units. */
    public CreditControlRequest initial() {
        return subscriber(creditControl(CcRequestType.INITIAL_REQUEST, 0))
                .multipleServicesIndicator(MultipleServicesIndicator.MULTIPLE_SERVICES_SUPPORTED)
                .multipleServicesCreditControl(
                        service -> service.requestedServiceUnit(asked -> asked.ccTotalOctets(units))
                                .ratingGroup(ratingGroup))
                .build();
    }

    /** Reports the units as used and asks for as many again. */
    public CreditControlRequest update(long number) {
        return subscriber(creditControl(CcRequestType.UPDATE_REQUEST, number))
                .multipleServicesCreditControl(
                        service -> service.requestedServiceUnit(asked -> asked.ccTotalOctets(units))
                                .usedServiceUnit(used -> used.ccTotalOctets(units))
                                .ratingGroup(ratingGroup))
                .build();
    }

    /** Reports the units as used and ends the session. */
    public CreditControlRequest termination(long number) {
        return subscriber(creditControl(CcRequestType.TERMINATION_REQUEST, number))
                .terminationCause(TerminationCause.DIAMETER_LOGOUT)
                .multipleServicesCreditControl(service -> service.usedServiceUnit(used -> used.ccTotalOctets(units))
                        .ratingGroup(ratingGroup))
                .build();
    }

    /** Takes the units off the account at once, without a session. */
    public CreditControlRequest event() {
        return subscriber(creditControl(CcRequestType.EVENT_REQUEST, 0))
                .requestedAction(RequestedAction.DIRECT_DEBITING)
                .requestedServiceUnit(asked -> asked.ccTotalOctets(units))
                .build();
    }

    /** Records an event. */
    public AccountingRequest accounting() {
        var request = AccountingRequest.builder()
                .sessionId(session)
                .destinationRealm(realm)
                .accountingRecordType(AccountingRecordType.EVENT_RECORD)
                .accountingRecordNumber(0)
                .acctApplicationId(3);
        if (!imsi.isEmpty()) {
            request.userName(imsi);
        }
        return request.eventTimestamp(Instant.now()).build();
    }

    /** Asks whether the peer is there. */
    public static Message watchdog(String originHost, String originRealm) {
        var avps = new AvpWriter(64);
        avps.avp(BaseAvps.ORIGIN_HOST, originHost);
        avps.avp(BaseAvps.ORIGIN_REALM, originRealm);
        return Message.builder(CommandCode.DEVICE_WATCHDOG, 0)
                .request()
                .avps(avps.toList())
                .build();
    }

    private CreditControlRequest.Builder creditControl(CcRequestType type, long number) {
        return CreditControlRequest.builder()
                .sessionId(session)
                .destinationRealm(realm)
                .serviceContextId(GY)
                .ccRequestType(type)
                .ccRequestNumber(number);
    }

    private CreditControlRequest.Builder subscriber(CreditControlRequest.Builder request) {
        return imsi.isEmpty()
                ? request
                : request.subscriptionId(id ->
                        id.subscriptionIdType(SubscriptionIdType.END_USER_IMSI).subscriptionIdData(imsi));
    }
}
