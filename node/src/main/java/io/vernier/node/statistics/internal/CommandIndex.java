package io.vernier.node.statistics.internal;

import io.vernier.node.statistics.CommandKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The commands that are counted one by one: those of a node's dictionaries. Immutable, looked up without allocation. */
public final class CommandIndex {
    /** The position of everything else. */
    static final int REST = 0;

    private final List<CommandKey> keys = new ArrayList<>();
    private final long[] slots;
    private final int[] positions;

    /**
     * These commands, of two with the same application and code the first.
     *
     * @param rest what commands count as that are not among them
     */
    public CommandIndex(Collection<CommandKey> commands, CommandKey rest) {
        int capacity = Integer.highestOneBit(Math.max(4, commands.size() * 2)) * 2;
        slots = new long[capacity];
        positions = new int[capacity];
        keys.add(rest);
        for (CommandKey command : commands) {
            int slot = slot(packed(command.applicationId(), command.code()));
            if (positions[slot] == REST) {
                slots[slot] = packed(command.applicationId(), command.code());
                positions[slot] = keys.size();
                keys.add(command);
            }
        }
    }

    /** How many positions there are. */
    int size() {
        return keys.size();
    }

    CommandKey key(int position) {
        return keys.get(position);
    }

    /** Where a command is counted. */
    int position(long applicationId, int code) {
        return positions[slot(packed(applicationId, code))];
    }

    /** Application and command in one number: 32 bits and the 24 of a command code. */
    static long packed(long applicationId, int code) {
        return (applicationId << 24) | code;
    }

    /** Where it is, or the free place where it would be. */
    private int slot(long packed) {
        int slot = (int) ((packed * 0x9E37_79B9_7F4A_7C15L) >>> 40) & (slots.length - 1); // 2^64 / the golden ratio
        while (positions[slot] != REST && slots[slot] != packed) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }
}
