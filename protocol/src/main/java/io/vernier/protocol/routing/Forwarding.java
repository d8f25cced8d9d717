package io.vernier.protocol.routing;

import io.vernier.codec.AvpList;
import io.vernier.codec.AvpWriter;
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
    private final String host;
    private final byte[] hostOctets;

    /**
     * The rules at one agent.
     *
     * @param host our Origin-Host
     */
    public Forwarding(String host) {
        this.host = host;
        this.hostOctets = host.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Why a request must not be sent on: it has been here before (3005), or names a host without
     * its realm (3002). Empty if it may, which allocates nothing.
     *
     * @throws DecodeException if a Route-Record is not readable, or its Destination-Host where the realm is missing
     */
    public Optional<LocalRouting.Verdict.Refused> whyNot(Message request) {
        AvpList avps = request.avps();
        if (RouteRecords.contains(avps, host, hostOctets)) {
            return Optional.of(
                    new LocalRouting.Verdict.Refused(ResultCode.LOOP_DETECTED, Reason.LOOP_DETECTED.explain(host)));
        }
        if (!avps.contains(BaseAvps.DESTINATION_REALM) && avps.contains(BaseAvps.DESTINATION_HOST)) {
            return Optional.of(new LocalRouting.Verdict.Refused(
                    ResultCode.UNABLE_TO_DELIVER,
                    Reason.REALM_MISSING.explain(avps.require(BaseAvps.DESTINATION_HOST))));
        }
        return Optional.empty();
    }

    /**
     * The octets to append to requests that go on.
     *
     * @param sender the Origin-Host that the peer had in its capabilities exchange from which they come
     */
    public static byte[] routeRecord(String sender) {
        var out = new AvpWriter(64);
        out.avp(BaseAvps.ROUTE_RECORD, sender);
        return out.toBytes();
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
