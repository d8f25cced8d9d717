package io.vernier.transport;

/** A task for {@link Connection#execute} that wants to hear when it can never run: it is run or refused, once. */
public interface ConnectionTask extends Runnable {
    /** The loop has ended, so the task is not run. Called on any thread but the loop; must not block. */
    void refused();

    /** A task of two halves. */
    static ConnectionTask of(Runnable task, Runnable whenRefused) {
        return new ConnectionTask() {
            @Override
            public void run() {
                task.run();
            }

            @Override
            public void refused() {
                whenRefused.run();
            }
        };
    }
}
