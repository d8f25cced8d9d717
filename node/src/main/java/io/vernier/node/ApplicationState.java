package io.vernier.node;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The state of an application. Whatever may change it comes one after the other; readers see the newest without a lock. */
final class ApplicationState<S> {
    private final boolean callMutates;
    private final ReentrantLock changing = new ReentrantLock(true);
    private volatile S state;

    ApplicationState(S first, boolean callMutates) {
        this.state = first;
        this.callMutates = callMutates;
    }

    S value() {
        return state;
    }

    /** Changes the state; if the change throws, it stays as it was. */
    void change(UnaryOperator<S> change) {
        changing.lock();
        try {
            state = change.apply(state);
        } finally {
            changing.unlock();
        }
    }

    /**
     * Lets a choice see the state, and change it where choices may.
     *
     * @return empty if the turn to choose did not come in time
     * @throws IllegalStateException if the choice changes the state and may not, or comes from within another one
     */
    Optional<Pick<S>> pick(Function<S, Pick<S>> choice, Duration patience) throws InterruptedException {
        if (!callMutates) {
            Pick<S> pick = choice.apply(state);
            if (pick.state().isPresent()) {
                throw new IllegalStateException("it changed the state (expected: callMutatesState(true) first)");
            }
            return Optional.of(pick);
        }
        if (changing.isHeldByCurrentThread()) {
            throw new IllegalStateException("it was called from within a callback that can change the state");
        }
        if (!changing.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            return Optional.empty();
        }
        try {
            Pick<S> pick = choice.apply(state);
            state = pick.state().orElse(state);
            return Optional.of(pick);
        } finally {
            changing.unlock();
        }
    }
}
