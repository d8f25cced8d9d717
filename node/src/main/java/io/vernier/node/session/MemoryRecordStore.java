package io.vernier.node.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Requests in memory, oldest first. */
final class MemoryRecordStore implements RecordStore {
    private final int capacity;
    private final List<Entry> entries = new ArrayList<>();

    MemoryRecordStore(int capacity) {
        if (capacity < 0) {
            throw new IllegalArgumentException("capacity " + capacity + " (expected: 0 or more)");
        }
        this.capacity = capacity;
    }

    @Override
    public synchronized boolean hasSpace() {
        return entries.size() < capacity;
    }

    @Override
    public synchronized boolean hasInterim(String sessionId) {
        return interimOf(sessionId) >= 0;
    }

    @Override
    public synchronized void add(Entry entry) {
        if (capacity == 0) {
            return;
        }
        int former = entry.isInterim() ? interimOf(entry.sessionId()) : -1;
        if (former >= 0) {
            entries.set(former, entry);
            return;
        }
        if (entries.size() == capacity) {
            entries.remove(0);
        }
        entries.add(entry);
    }

    @Override
    public synchronized Optional<Entry> oldest() {
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries.get(0));
    }

    @Override
    public synchronized void remove(Entry entry) {
        entries.remove(entry);
    }

    private int interimOf(String sessionId) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).isInterim() && entries.get(i).sessionId().equals(sessionId)) {
                return i;
            }
        }
        return -1;
    }
}
