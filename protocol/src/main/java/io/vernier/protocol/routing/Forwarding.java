package io.vernier.protocol.routing;

import io.vernier.codec.BaseAvps;
import io.vernier.codec.DecodeException;
import io.vernier.codec.Message;
import io.vernier.codec.MessageBuilder;
import io.vernier.codec.ResultCode;
import io.vernier.protocol.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What an agent does to a request that it sends on (RFC 6733 sections 6.1.3, 6.1.6 and 6.1.9). Its octets stay as they
 * came; the identifiers are for whoever sends it.
 */
public final class Forwarding {
    private Forwarding() {}

    /**
     * Why a request must not be sent on: it has been here before (3005), or names a host without
     * its realm (3002). Empty if it may.
     *
     * @param host our Origin-Host
     * @throws DecodeException if its Destination-Host or a Route-Record is not readable
     */
    public static Optional<LocalRouting.Verdict.Refused> whyNot(Message request, String host) {
        if (RouteRecords.contains(request.avps(), host, host.getBytes(StandardCharsets.US_ASCII))) {
            return Optional.of(
                    new LocalRouting.Verdict.Refused(ResultCode.LOOP_DETECTED, Reason.LOOP_DETECTED.explain(host)));
        }
        Optional<String> named = request.first(BaseAvps.DESTINATION_HOST);
        if (named.isPresent() && !request.avps().contains(BaseAvps.DESTINATION_REALM)) {
            return Optional.of(new LocalRouting.Verdict.Refused(
                    ResultCode.UNABLE_TO_DELIVER, Reason.REALM_MISSING.explain(named.get())));
        }
        return Optional.empty();
    }

    /**
     * The request as it goes on: with a Route-Record of the peer it came from behind everything else.
     *
     * @param sender the Origin-Host that the peer had in its capabilities exchange
     */
    public static Message onward(Message request, String sender) {
        MessageBuilder onward = request.toBuilder();
        return onward.avp(BaseAvps.ROUTE_RECORD, sender).build();
    }
}
