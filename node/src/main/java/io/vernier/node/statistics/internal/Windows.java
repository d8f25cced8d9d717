package io.vernier.node.statistics.internal;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The columns of {@link SecondSlots}, made when they are needed. */
final class Windows {
    static final int REQUESTS_RECEIVED = 0;
    static final int REQUESTS_SENT = 1;
    private static final int SENT_RESULTS = 1;
    private static final int RECEIVED_RESULTS = 6;

    /** Requests both ways, and answers of 1xxx to 5xxx both ways. */
    static final int SIZE = 12;

    private final AtomicReferenceArray<@Nullable SecondSlots> columns = new AtomicReferenceArray<>(SIZE);

    /** The column of answers sent with results of 1xxx to 5xxx, 1 to 5. */
    static int sentResult(int range) {
        return SENT_RESULTS + range;
    }

    /** The column of answers received with results of 1xxx to 5xxx, 1 to 5. */
    static int receivedResult(int range) {
        return RECEIVED_RESULTS + range;
    }

    /** The range of a result, 1 to 5: what RFC 6733 section 7.1 does not define is permanent. */
    static int range(long code) {
        return code >= 1000 && code < 5000 ? (int) (code / 1000) : 5;
    }

    /** For the one writer. */
    void add(int column, long second, int amount) {
        own(column, second).add(second, amount);
    }

    /** For the one writer: everything another one counted, too. */
    void addAll(Windows other) {
        for (int i = 0; i < SIZE; i++) {
            SecondSlots theirs = other.columns.getAcquire(i);
            if (theirs != null) {
                own(i, theirs.latest()).addAll(theirs);
            }
        }
    }

    @Nullable SecondSlots column(int column) {
        return columns.getAcquire(column);
    }

    private SecondSlots own(int column, long second) {
        SecondSlots slots = columns.getPlain(column);
        if (slots == null) {
            slots = new SecondSlots(second);
            columns.setRelease(column, slots);
        }
        return slots;
    }
}
