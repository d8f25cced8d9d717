package io.vernier.bench.load;

import java.util.function.IntConsumer;
import java.util.function.ObjLongConsumer;

/**
 * A client whose timers are those of the loop that has its connection.
 *
 * @param sender sends a request
 * @param timer runs a task on the loop after so many nanoseconds
 */
record LoopClient(IntConsumer sender, ObjLongConsumer<Runnable> timer) implements Contender.Client {
    @Override
    public void send(int slot) {
        sender.accept(slot);
    }

    @Override
    public void later(long nanos, Runnable task) {
        timer.accept(task, nanos);
    }
}
