package io.vernier.transport;

/** A task that runs later. */
@FunctionalInterface
public interface Timer {
    /** Prevents the task from running. Called on the loop it always does; elsewhere it may come too late. */
    void cancel();
}
