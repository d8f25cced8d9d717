package io.vernier.node;

import io.vernier.codec.Answer;
import io.vernier.codec.CommandType;
import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import io.vernier.codec.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which handler answers which command of one application. Any thread may look one up, without a lock and without
 * allocation, while another exchanges it: what is looked up after the exchange is the new one.
 */
final class Handlers {
    /** Any command that has no entry of its own. */
    private static final int ANY_COMMAND = -1;

    /** A handler without its types. */
    @FunctionalInterface
    interface Answering {
        /** The answer, or null for none: no Optional is made on the way of every request. */
        @Nullable Message answer(Message request, Peer from) throws Exception;
    }

    /** A handler that decides more than what the answer is. */
    @FunctionalInterface
    interface Deciding {
        @Nullable Outcome decide(Message request, List<Fault> faults, Peer from) throws Exception;
    }

    /** One handler; it is of one of the two kinds, and one that decides belongs to an application's callbacks. */
    record Entry(
            int commandCode,
            boolean inline,
            @Nullable Answering answering,
            @Nullable Deciding deciding,
            @Nullable ApplicationRuntime<?> application) {
        /** Whether its answers were made without a typed builder, which looks after their grammar. */
        boolean isUntyped() {
            return commandCode == ANY_COMMAND;
        }

        /** What a deciding handler decides. */
        Outcome decide(Message request, List<Fault> faults, Peer from) throws Exception {
            Outcome outcome = deciding == null ? null : deciding.decide(request, faults, from);
            if (outcome == null) {
                throw new IllegalStateException("it gave null (expected: an Outcome)");
            }
            return outcome;
        }
    }

    private volatile List<Entry> entries = List.of();

    static <R extends Request<A>, A extends Answer> Entry typed(
            CommandType<R> type, RequestHandler<R, A> handler, boolean inline) {
        return new Entry(
                type.code(),
                inline,
                (request, from) -> handler.handle(type.view(request)).message(),
                null,
                null);
    }

    static Entry untyped(MessageHandler handler, boolean inline) {
        return new Entry(
                ANY_COMMAND,
                inline,
                (request, from) -> handler.handle(request, from).orElse(null),
                null,
                null);
    }

    static Entry deciding(Deciding handler, boolean inline, ApplicationRuntime<?> application) {
        return new Entry(ANY_COMMAND, inline, null, handler, application);
    }

    /** The handler for a command, or null where nobody serves it. */
    @Nullable Entry find(int command) {
        List<Entry> now = entries;
        Entry general = null;
        for (int i = 0; i < now.size(); i++) {
            Entry entry = now.get(i);
            if (entry.commandCode == command) {
                return entry;
            }
            if (entry.commandCode == ANY_COMMAND) {
                general = entry;
            }
        }
        return general;
    }

    /**
     * Adds a handler.
     *
     * @throws IllegalArgumentException if there is one for the same command
     */
    synchronized void add(Entry entry) {
        for (Entry other : entries) {
            if (other.commandCode == entry.commandCode) {
                throw new IllegalArgumentException("two handlers for command "
                        + (entry.commandCode == ANY_COMMAND ? "*" : entry.commandCode) + " (expected: one)");
            }
        }
        put(entry);
    }

    /** Has a handler take the place of the one for the same command, if there is one. */
    synchronized void put(Entry entry) {
        var changed = without(other -> other.commandCode == entry.commandCode);
        changed.add(entry);
        entries = List.copyOf(changed);
    }

    /** Takes the handler of a command away; false if there was none. */
    synchronized boolean remove(int command) {
        var changed = without(other -> other.commandCode == command);
        boolean found = changed.size() < entries.size();
        entries = List.copyOf(changed);
        return found;
    }

    private List<Entry> without(Predicate<Entry> unwanted) {
        var changed = new ArrayList<>(entries);
        changed.removeIf(unwanted);
        return changed;
    }
}
