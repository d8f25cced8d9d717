package io.vernier.node;

import io.vernier.codec.Explanation;
import io.vernier.json.Json;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of one {@link Alternative} when its peer was last dialled.
 *
 * @param transport the name of the transport, such as {@code sctp}
 * @param outcome what became of it
 * @param at when, where it was tried
 * @param why why it failed, where it did
 */
public record AlternativeInfo(String transport, Outcome outcome, Optional<Instant> at, Optional<Explanation> why) {
    /** What may become of an alternative. */
    public enum Outcome {
        /** There was no need to try it, or the peer was not dialled yet. */
        NOT_TRIED,
        /** It is being tried. */
        TRYING,
        /** A transport connection came of it. */
        CONNECTED,
        /** No transport connection came of it. */
        FAILED
    }

    static AlternativeInfo notTried(Alternative way) {
        return new AlternativeInfo(way.transport(), Outcome.NOT_TRIED, Optional.empty(), Optional.empty());
    }

    /** As JSON; the time is ISO 8601. */
    public Json.Members toJson() {
        return Json.object()
                .put("proto", transport)
                .put("outcome", outcome.name())
                .put("at", at)
                .put("code", why.map(Explanation::code))
                .put("cause", why.map(Explanation::cause))
                .build();
    }
}
