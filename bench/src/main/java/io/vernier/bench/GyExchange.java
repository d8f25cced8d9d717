package io.vernier.bench;

import io.vernier.codec.ResultCode;
import io.vernier.messages.ietf.creditcontrol.CcRequestType;
import io.vernier.messages.ietf.creditcontrol.CreditControlAnswer;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.messages.ietf.creditcontrol.MultipleServicesCreditControl;
import io.vernier.messages.ietf.creditcontrol.SubscriptionIdType;
import java.time.Instant;

/**
 * An update of a data session: a request of 380 octets and an answer of 248, as a gateway and a charging system exchange
 * them on Gy. Both are typed, nothing is kept from one to the next, and both sides look at what they got.
 */
public final class GyExchange {
    public static final int REQUEST_LENGTH = 380;
    public static final int ANSWER_LENGTH = 248;

    public static final String CLIENT = "client.example.com";
    public static final String SERVER = "server.example.com";
    public static final String REALM = "example.com";

    public static final String CONTEXT = "32251@3gpp.org";
    public static final String MSISDN = "491701234567";
    public static final String IMSI = "262011234567890";
    public static final long QUOTA = 1_048_576;
    public static final long RATING_GROUP = 100;

    /**
     * The texts that do not change from one message to the next. Not final, lest the compiler work out beforehand what it can
     * not know of a service that reads them from its configuration.
     */
    private static String client = CLIENT;

    private static String server = SERVER;
    private static String realm = REALM;
    private static String context = CONTEXT;
    private static String msisdn = MSISDN;
    private static String imsi = IMSI;

    private GyExchange() {}

    /** The Session-Id of one of many sessions, all of one length. */
    public static String session(int number) {
        return CLIENT + ";1234567890;" + (1_000_000 + number) + ";bench";
    }

    /** Builds the request; Origin-Host and Origin-Realm are there already. */
    public static CreditControlRequest request(String session, long number, Instant now) {
        return CreditControlRequest.builder()
                .sessionId(session)
                .originHost(client)
                .originRealm(realm)
                .destinationRealm(realm)
                .authApplicationId(4)
                .serviceContextId(context)
                .ccRequestType(CcRequestType.UPDATE_REQUEST)
                .ccRequestNumber(number)
                .destinationHost(server)
                .eventTimestamp(now)
                .subscriptionId(s ->
                        s.subscriptionIdType(SubscriptionIdType.END_USER_E164).subscriptionIdData(msisdn))
                .subscriptionId(s ->
                        s.subscriptionIdType(SubscriptionIdType.END_USER_IMSI).subscriptionIdData(imsi))
                .multipleServicesCreditControl(m -> m.requestedServiceUnit(r -> r.ccTotalOctets(QUOTA))
                        .serviceIdentifier(1)
                        .ratingGroup(RATING_GROUP))
                .build();
    }

    /** Reads subscriber, number and quota, as a server would; the sum depends on all of them. */
    public static long read(CreditControlRequest request) {
        long sum = request.ccRequestNumber() + request.sessionId().length();
        for (var subscription : request.subscriptionId()) {
            sum += subscription.subscriptionIdData().length();
        }
        for (MultipleServicesCreditControl service : request.multipleServicesCreditControl()) {
            sum += service.requestedServiceUnit().orElseThrow().ccTotalOctets().orElse(0)
                    + service.ratingGroup().orElse(0);
        }
        return sum;
    }

    /** Builds the answer. */
    public static CreditControlAnswer answer(CreditControlRequest request) {
        return CreditControlAnswer.to(request)
                .resultCode(ResultCode.SUCCESS)
                .originHost(server)
                .originRealm(realm)
                .multipleServicesCreditControl(
                        m -> m.grantedServiceUnit(g -> g.ccTime(3600).ccTotalOctets(QUOTA))
                                .ratingGroup(RATING_GROUP)
                                .validityTime(600)
                                .resultCode(ResultCode.SUCCESS))
                .build();
    }

    /** Whether the answer grants what was asked for. */
    public static boolean isGranted(CreditControlAnswer answer) {
        return answer.resultCode() == ResultCode.SUCCESS
                && answer.multipleServicesCreditControl()
                                .get(0)
                                .grantedServiceUnit()
                                .orElseThrow()
                                .ccTotalOctets()
                                .orElse(0)
                        == QUOTA;
    }
}
