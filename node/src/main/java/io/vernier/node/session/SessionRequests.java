package io.vernier.node.session;

import io.vernier.codec.Avp;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.CommandFlags;
import io.vernier.codec.Message;

/** What a session changes in the requests that its owner builds. */
final class SessionRequests {
    private SessionRequests() {}

    /** The request for one host: its Destination-Host is that, whatever it was. */
    static Message forHost(Message request, String host) {
        var copy = Message.builder(request.commandCode(), request.applicationId())
                .flags(request.flags())
                .hopByHopId(request.hopByHopId())
                .endToEndId(request.endToEndId());
        for (Avp avp : request.avps()) {
            if (!avp.is(BaseAvps.DESTINATION_HOST)) {
                copy.avp(avp);
            }
        }
        return copy.avp(BaseAvps.DESTINATION_HOST, host).build();
    }

    /** The request with an End-to-End identifier, by which a server knows it when it comes again. */
    static Message identified(Message request, int endToEndId) {
        return request.endToEndId() != 0 ? request : request.withIds(request.hopByHopId(), endToEndId);
    }

    /** The request with the T bit: it may be a duplicate. */
    static Message possibleDuplicate(Message request) {
        return request.withFlags(request.flags() | CommandFlags.RETRANSMITTED);
    }
}
