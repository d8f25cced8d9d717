package io.vernier.node.session;

import io.vernier.codec.Message;
import java.util.Optional;

/**
 * Where requests wait that could not be delivered (RFC 6733 section 9.4, RFC 8506 section 6.5), across sessions and, if it is
 * non-volatile, across restarts. Called from event loops; implementations are safe for use by several threads, and quick.
 */
public interface RecordStore {
    /**
     * One request in the store.
     *
     * @param sessionId its Session-Id
     * @param isInterim whether it is an interim record, of which a session never has more than one here
     * @param request the request, without the T bit, with its End-to-End identifier
     */
    record Entry(String sessionId, boolean isInterim, Message request) {}

    /** Whether there is room for one more. */
    boolean hasSpace();

    /** Whether an interim record of the session is here, which a new one would replace. */
    boolean hasInterim(String sessionId);

    /**
     * Keeps a request: an interim record in the place of an older one of its session, anything else in that of the oldest if
     * there is no room.
     */
    void add(Entry entry);

    /** The request that has been here longest. */
    Optional<Entry> oldest();

    /** Forgets a request. */
    void remove(Entry entry);

    /** A store in memory, which ends with the process. */
    static RecordStore inMemory(int capacity) {
        return new MemoryRecordStore(capacity);
    }
}
