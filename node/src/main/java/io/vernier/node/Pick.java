package io.vernier.node;

import java.util.Optional;

/**
 * Which peer a request goes to, as {@link ApplicationCallbacks#pickPeer} decides.
 *
 * @param <S> the state of the application
 */
public sealed interface Pick<S> {
    /** The node decides, as it does for applications without callbacks. */
    static <S> Pick<S> byDefault() {
        return new ByDefault<>(Optional.empty());
    }

    /** This one of the candidates. */
    static <S> Pick<S> of(Peer peer) {
        return new Chosen<>(peer, Optional.empty());
    }

    /**
     * None of them: the request is not sent, and the call says why.
     *
     * @param reason a few words for people, without a full stop
     */
    static <S> Pick<S> none(String reason) {
        return new None<>(reason, Optional.empty());
    }

    /**
     * The same choice together with the application's new state, for an application with
     * {@link ApplicationOptions#callMutatesState}.
     */
    Pick<S> with(S newState);

    /** The new state, where the choice changes it. */
    Optional<S> state();

    /** The node decides. */
    record ByDefault<S>(Optional<S> state) implements Pick<S> {
        @Override
        public Pick<S> with(S newState) {
            return new ByDefault<>(Optional.of(newState));
        }
    }

    /** A peer. */
    record Chosen<S>(Peer peer, Optional<S> state) implements Pick<S> {
        @Override
        public Pick<S> with(S newState) {
            return new Chosen<>(peer, Optional.of(newState));
        }
    }

    /** Nobody. */
    record None<S>(String reason, Optional<S> state) implements Pick<S> {
        @Override
        public Pick<S> with(S newState) {
            return new None<>(reason, Optional.of(newState));
        }
    }
}
