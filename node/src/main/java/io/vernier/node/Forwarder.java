package io.vernier.node;

import io.vernier.codec.Explanation;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.protocol.routing.Forwarding;
import io.vernier.protocol.routing.LocalRouting.Verdict.Refused;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Sends requests of peers on to other peers (RFC 6733 section 6.1.9). Any thread. */
final class Forwarder {
    private final Node node;

    Forwarder(Node node) {
        this.node = node;
    }

    /** Why there is no answer to send back. */
    private static final class NotForwarded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Refused refused;

        private NotForwarded(Refused refused) {
            super(refused.why().toString(), null, false, false);
            this.refused = refused;
        }
    }

    /** What to answer to a request for which {@link #forward} ended with this. */
    static Refused whyNotForwarded(@Nullable Throwable e) {
        Throwable cause = e instanceof CompletionException wrapped ? wrapped.getCause() : e;
        return cause instanceof NotForwarded not
                ? not.refused
                : new Refused(ResultCode.UNABLE_TO_DELIVER, NodeProblem.CANCELLED.explain());
    }

    /**
     * Sends a request on, to the peer that the application chooses. What this returns ends with the answer as it came, or with what {@link #whyNotForwarded} understands, perhaps on an
     * event loop.
     *
     * @throws io.vernier.codec.DecodeException if an AVP that routing needs is not readable
     */
    CompletableFuture<Message> forward(
            ApplicationRuntime<?> application, Traffic from, Message request, CallOptions options) {
        Optional<Refused> refused = Forwarding.whyNot(request, node.originHost());
        if (refused.isPresent()) {
            return CompletableFuture.failedFuture(new NotForwarded(refused.get()));
        }
        Message onward = Forwarding.onward(request, from.remote().originHost());
        CompletableFuture<Message> answer;
        try {
            answer = ForwardedCall.start(node, application, onward, options).future();
        } catch (CallException e) {
            return CompletableFuture.failedFuture(undelivered(e.explanation()));
        }
        return answer.exceptionally(e -> {
            throw undelivered(
                    e instanceof CallException failed ? failed.explanation() : NodeProblem.CANCELLED.explain());
        });
    }

    private static NotForwarded undelivered(Explanation why) {
        return new NotForwarded(new Refused(ResultCode.UNABLE_TO_DELIVER, why));
    }
}
