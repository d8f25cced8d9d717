package io.vernier.protocol.pending;

import io.vernier.codec.AvpList;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.CommandCode;
import io.vernier.codec.CommandFlags;
import io.vernier.codec.Explanation;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.codec.data.DiameterIdentity;
import io.vernier.protocol.Reason;
import java.util.Optional;

/**
 * The rules for sending a request to another peer (RFC 6733 section 5.5.4): which may go, with which T bit, and why one
 * may not. Which peer is next is for {@link io.vernier.protocol.routing.RoutingTable} to say.
 */
public final class Failover {
    private Failover() {}

    /**
     * Why a request whose connection was lost, or whose peer is suspected, must not go to another peer; empty if it may.
     *
     * @param request as it was sent
     * @param lostPeer the Origin-Host of the peer that did not answer
     * @param nanosLeft how much of the time for the call is left; the deadline of the first sending stays the last word
     */
    public static Optional<Explanation> whyNot(Message request, String lostPeer, long nanosLeft) {
        if (isForOneConnection(request.commandCode())) {
            return Optional.of(Reason.NEVER_SENT_TWICE.explain(lostPeer));
        }
        if (isFor(request.avps(), lostPeer)) {
            return Optional.of(Reason.FIXED_DESTINATION.explain(lostPeer));
        }
        if (nanosLeft <= 0) {
            return Optional.of(Reason.NO_TIME_LEFT.explain(lostPeer));
        }
        return Optional.empty();
    }

    /**
     * The request to send to another peer after the first one may have got it: with the T bit and the same End-to-End
     * identifier, so that a duplicate can be known as one (section 3). A request that was never handed to a transport goes
     * as it is.
     */
    public static Message retransmission(Message request) {
        return request.isRetransmitted() ? request : request.withFlags(request.flags() | CommandFlags.RETRANSMITTED);
    }

    /**
     * Whether an answer with this Result-Code may be followed by another try with another peer: 3002, 3003, 3004, 3005. The
     * request goes without a T bit then, unless it has one from before: nobody has processed it (section 3).
     */
    public static boolean mayTryElsewhereAfter(long resultCode) {
        return switch ((int) resultCode) {
            case ResultCode.UNABLE_TO_DELIVER,
                    ResultCode.REALM_NOT_SERVED,
                    ResultCode.TOO_BUSY,
                    ResultCode.LOOP_DETECTED -> true;
            default -> false;
        };
    }

    /** CER, DWR, DPR and CUR concern one connection and never go to another peer (sections 5.3.1, 5.4.1, 5.5.1; RFC 6737). */
    public static boolean isForOneConnection(int commandCode) {
        return switch (commandCode) {
            case CommandCode.CAPABILITIES_EXCHANGE,
                    CommandCode.DEVICE_WATCHDOG,
                    CommandCode.DISCONNECT_PEER,
                    CommandCode.CAPABILITIES_UPDATE -> true;
            default -> false;
        };
    }

    private static boolean isFor(AvpList avps, String host) {
        int i = avps.indexOf(BaseAvps.DESTINATION_HOST.code(), 0);
        return i >= 0 && DiameterIdentity.same(avps.utf8(i), host);
    }
}
