package io.vernier.node;

import io.vernier.codec.Explanation;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.protocol.routing.Forwarding;
import io.vernier.protocol.routing.LocalRouting.Verdict.Refused;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends requests of peers on to other peers (RFC 6733 section 6.1.9). Any thread. */
final class Forwarder {
    private final Node node;
    private final Forwarding forwarding;

    Forwarder(Node node) {
        this.node = node;
        this.forwarding = new Forwarding(node.originHost());
    }

    /** Whoever waits for what comes of a request that was sent on; hears of it once, perhaps on an event loop. */
    @FunctionalInterface
    interface Ending {
        /**
         * It has ended.
         *
         * @param answer the answer as it came; null where there is none
         * @param refused why there is none; null for an answer
         */
        void onEnd(@Nullable Message answer, @Nullable Refused refused);
    }

    /**
     * Sends a request on, to the peer that the application chooses.
     *
     * @throws io.vernier.codec.DecodeException if an AVP that routing needs is not readable
     */
    void forward(ApplicationRuntime<?> application, Traffic from, Message request, CallOptions options, Ending ending) {
        Optional<Refused> refused = forwarding.whyNot(request);
        if (refused.isPresent()) {
            ending.onEnd(null, refused.get());
            return;
        }
        try {
            ForwardedCall.start(node, application, from, request, options, ending);
        } catch (CallException e) {
            ending.onEnd(null, undelivered(e.explanation()));
        }
    }

    /** What the peer hears whose request could not be brought to another one. */
    static Refused undelivered(Explanation why) {
        return new Refused(ResultCode.UNABLE_TO_DELIVER, why);
    }
}
