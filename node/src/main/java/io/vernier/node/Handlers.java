package io.vernier.node;

import io.vernier.codec.Answer;
import io.vernier.codec.CommandType;
import io.vernier.codec.Message;
import io.vernier.codec.Request;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which handler answers which command. A fixed table after the node has started; looked up without allocation. */
final class Handlers {
    /** Any command of the application that has no entry of its own. */
    private static final int ANY_COMMAND = -1;

    /** A handler without its types. */
    @FunctionalInterface
    interface Answering {
        /** The answer, or null for none: no Optional is made on the way of every request. */
        @Nullable Message answer(Message request, Peer from) throws Exception;
    }

    /** One handler. */
    record Entry(long applicationId, int commandCode, boolean inline, Answering handler) {
        /** Whether its answers were made without a typed builder, which looks after their grammar. */
        boolean isUntyped() {
            return commandCode == ANY_COMMAND;
        }
    }

    private final List<Entry> entries = new ArrayList<>();

    <R extends Request<A>, A extends Answer> void add(
            CommandType<R> type, RequestHandler<R, A> handler, boolean inline) {
        add(new Entry(
                type.applicationId(),
                type.code(),
                inline,
                (request, from) -> handler.handle(type.view(request)).message()));
    }

    void add(long applicationId, MessageHandler handler, boolean inline) {
        add(new Entry(
                applicationId,
                ANY_COMMAND,
                inline,
                (request, from) -> handler.handle(request, from).orElse(null)));
    }

    /** The handler for a request, or null where nobody serves it. */
    @Nullable Entry find(Message request) {
        long application = request.applicationId();
        int command = request.commandCode();
        Entry general = null;
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (entry.applicationId == application) {
                if (entry.commandCode == command) {
                    return entry;
                }
                if (entry.commandCode == ANY_COMMAND) {
                    general = entry;
                }
            }
        }
        return general;
    }

    private void add(Entry entry) {
        for (Entry other : entries) {
            if (other.applicationId == entry.applicationId && other.commandCode == entry.commandCode) {
                throw new IllegalArgumentException("two handlers for command "
                        + (entry.commandCode == ANY_COMMAND ? "*" : entry.commandCode) + " of application "
                        + entry.applicationId + " (expected: one)");
            }
        }
        entries.add(entry);
    }
}
