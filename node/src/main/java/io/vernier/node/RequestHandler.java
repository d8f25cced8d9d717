package io.vernier.node;

import io.vernier.codec.Answer;
import io.vernier.codec.Request;

/**
 * Answers requests of one command. Called on a virtual thread of its own for each request, so it may block; with
 * {@link NodeBuilder#serveInline} on the connection's event loop, where it must not.
 *
 * @param <R> the request
 * @param <A> its answer
 */
@FunctionalInterface
public interface RequestHandler<R extends Request<A>, A extends Answer> {
    /**
     * Answers a request that is sound by the grammar of its command. Origin-Host and Origin-Realm may be left out, the
     * node adds its own.
     *
     * @throws Exception if it cannot be answered: the peer gets {@code DIAMETER_UNABLE_TO_COMPLY}, the log the cause. A
     *     {@link io.vernier.codec.DecodeException} about an AVP of this very request is the peer's fault: it gets the
     *     Result-Code of that, and the AVP as Failed-AVP
     */
    A handle(R request) throws Exception;
}
