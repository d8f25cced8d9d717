package io.vernier.protocol.routing;

import io.vernier.codec.ApplicationId;
import io.vernier.codec.AvpList;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.DecodeException;
import io.vernier.codec.Explanation;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.codec.data.DiameterIdentity;
import io.vernier.protocol.Reason;
import io.vernier.protocol.peer.ApplicationIds;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Decides on requests that come to a node which is no agent (RFC 6733 sections 6.1.3 to 6.1.6): it processes those that are
 * for itself and answers the others with a protocol error. Immutable; deciding on a request that is for the node allocates
 * nothing.
 */
public final class LocalRouting {
    private static final Verdict LOCAL = new Verdict.Local();

    /** What becomes of a request. */
    public sealed interface Verdict {
        /** It is for this node: hand it to the application's handler. */
        record Local() implements Verdict {}

        /** It is not: answer with this Result-Code and the E bit. */
        record Refused(int resultCode, Explanation why) implements Verdict {}
    }

    private final String host;
    private final byte[] hostOctets;
    private final List<String> realms;
    private final byte[][] realmOctets;
    private final ApplicationIds served;

    /**
     * The decisions of one node.
     *
     * @param host our Origin-Host
     * @param realms the realms that we serve, our own first
     * @param served the applications that have a handler here; the relay application stands for all
     */
    public LocalRouting(String host, List<String> realms, ApplicationIds served) {
        this.host = host;
        this.hostOctets = host.getBytes(StandardCharsets.US_ASCII);
        this.realms = List.copyOf(realms);
        this.realmOctets = realms.stream()
                .map(realm -> realm.getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
        this.served = served;
    }

    /**
     * What becomes of a request.
     *
     * @throws DecodeException if its Destination-Host, Destination-Realm or a Route-Record is not readable
     */
    public Verdict decide(Message request) {
        AvpList avps = request.avps();
        if (RouteRecords.contains(avps, host, hostOctets)) {
            return new Verdict.Refused(ResultCode.LOOP_DETECTED, Reason.LOOP_DETECTED.explain(host));
        }
        int destinationHost = avps.indexOf(BaseAvps.DESTINATION_HOST.code(), 0);
        int destinationRealm = avps.indexOf(BaseAvps.DESTINATION_REALM.code(), 0);
        if (destinationHost >= 0 && !isOurs(avps, destinationHost)) {
            return elsewhere(avps.utf8(destinationHost), destinationRealm >= 0);
        }
        if (destinationHost < 0 && destinationRealm >= 0 && !isOurRealm(avps, destinationRealm)) {
            return new Verdict.Refused(
                    ResultCode.REALM_NOT_SERVED, Reason.REALM_NOT_SERVED.explain(avps.utf8(destinationRealm)));
        }
        return isServed(request.applicationId()) ? LOCAL : notServed(request.applicationId());
    }

    private static Verdict elsewhere(String destinationHost, boolean hasRealm) {
        return new Verdict.Refused(
                ResultCode.UNABLE_TO_DELIVER,
                hasRealm
                        ? Reason.NOT_AN_AGENT.explain(destinationHost)
                        : Reason.REALM_MISSING.explain(destinationHost));
    }

    private static Verdict notServed(long applicationId) {
        return new Verdict.Refused(
                ResultCode.APPLICATION_UNSUPPORTED, Reason.APPLICATION_NOT_SERVED.explain(applicationId));
    }

    private boolean isServed(long applicationId) {
        return applicationId == ApplicationId.COMMON || served.contains(applicationId) || served.containsRelay();
    }

    private boolean isOurs(AvpList avps, int destinationHost) {
        return avps.dataEquals(destinationHost, hostOctets)
                || (avps.dataLength(destinationHost) == hostOctets.length
                        && DiameterIdentity.same(avps.utf8(destinationHost), host));
    }

    private boolean isOurRealm(AvpList avps, int destinationRealm) {
        for (byte[] octets : realmOctets) {
            if (avps.dataEquals(destinationRealm, octets)) {
                return true;
            }
        }
        String realm = avps.utf8(destinationRealm);
        return realms.stream().anyMatch(ours -> DiameterIdentity.same(ours, realm));
    }
}
