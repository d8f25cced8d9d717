package io.vernier.node;

import io.vernier.codec.Message;
import io.vernier.codec.Request;
import java.util.function.Consumer;

/** What becomes of a request once a peer was picked for it, as {@link ApplicationCallbacks#prepareRequest} decides. */
public sealed interface Preparation {
    /** This is sent. */
    static Preparation send(Message request) {
        return new Send(request, encoded -> {});
    }

    /** This is sent. */
    static Preparation send(Request<?> request) {
        return send(request.message());
    }

    /**
     * Nothing is sent, and the call says why.
     *
     * @param reason a few words for people, without a full stop
     */
    static Preparation discard(String reason) {
        return new Discard(reason);
    }

    /**
     * The same, and then somebody is shown the message as it goes to the peer: identifiers, flags and Origin AVPs included,
     * but for the Hop-by-Hop identifier, which the connection gives it. What is discarded is not shown.
     */
    Preparation then(Consumer<? super Message> encoded);

    /** It is sent. */
    record Send(Message request, Consumer<? super Message> encoded) implements Preparation {
        @Override
        public Preparation then(Consumer<? super Message> next) {
            Consumer<? super Message> first = encoded;
            return new Send(request, message -> {
                first.accept(message);
                next.accept(message);
            });
        }
    }

    /** It is not sent. */
    record Discard(String reason) implements Preparation {
        @Override
        public Preparation then(Consumer<? super Message> encoded) {
            return this;
        }
    }
}
