package io.vernier.protocol.pending;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The requests that wait for answers on one connection: a ring addressed by the Hop-by-Hop identifier, so that an answer
 * finds its request in one step, beside a timing wheel for the deadlines. Apart from growing the ring towards its limit,
 * nothing here allocates, and no timer is armed or cancelled for a request. Confined to the connection's event loop.
 *
 * <p>Identifiers start where the owner says (a random number, RFC 6733 section 3) and grow by one. One whose place in the
 * ring is still taken by an old request is skipped, so identifiers are unique among the pending ones and keep their order.
 *
 * @param <E> the caller's kind of request
 */
public final class PendingRequests<E extends PendingRequest> {
    /** How exact deadlines are: a request expires at most so much too late, never too early. */
    public static final Duration TICK = Duration.ofMillis(10);

    /** How many requests may wait on one connection unless the owner says otherwise (max-pending). */
    public static final int DEFAULT_LIMIT = 65_536;

    /** The largest limit there is. */
    public static final int LARGEST_LIMIT = 1 << 24;

    private static final int FIRST_CAPACITY = 128;

    private final int limit;
    private final DeadlineWheel wheel;

    /** A power of two, at least twice the number of pending requests, so that free places are near. */
    private @Nullable PendingRequest[] ring = new PendingRequest[FIRST_CAPACITY];

    private int size;
    private int nextId;
    private long issued;

    /**
     * No requests yet.
     *
     * @param limit how many may wait at most, 1 to {@link #LARGEST_LIMIT}
     * @param firstHopByHopId the identifier to start from, which should be random
     * @param now the time in nanoseconds, of the same clock as everywhere here
     * @throws IllegalArgumentException if the limit is out of its range
     */
    public PendingRequests(int limit, int firstHopByHopId, long now) {
        if (limit < 1 || limit > LARGEST_LIMIT) {
            throw new IllegalArgumentException("max-pending: " + limit + " (expected: 1.." + LARGEST_LIMIT + ")");
        }
        this.limit = limit;
        this.nextId = firstHopByHopId;
        this.wheel = new DeadlineWheel(TICK.toNanos(), now);
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** How many may wait at most. */
    public int limit() {
        return limit;
    }

    /**
     * Has a request wait, and gives it its Hop-by-Hop identifier.
     *
     * @param endToEndId what the answer must repeat besides
     * @param deadline when its time is over, in nanoseconds
     * @return false if {@link #limit} requests wait already; the request is untouched then
     * @throws IllegalStateException if the request waits already, here or elsewhere
     */
    public boolean add(E request, int endToEndId, long deadline) {
        if (request.isPending()) {
            throw new IllegalStateException("request " + Integer.toUnsignedString(request.hopByHopId())
                    + " is pending already (expected: taken or drained before it is added again)");
        }
        if (size == limit) {
            return false;
        }
        if (size * 2 >= ring.length) {
            grow();
        }
        int id = reserveId();
        request.begin(this, id, endToEndId);
        ring[id & (ring.length - 1)] = request;
        wheel.add(request, deadline);
        size++;
        return true;
    }

    /** An identifier for a request that nobody waits for here, such as a CER, DWR or DPR: used by no pending one. */
    public int reserveId() {
        int mask = ring.length - 1;
        int id = nextId;
        while (ring[id & mask] != null) {
            id++;
        }
        issued += Integer.toUnsignedLong(id - nextId) + 1;
        nextId = id + 1;
        return id;
    }

    /**
     * Ends the wait of the request that an answer belongs to. Null, not an Optional, because this is on the path of every
     * answer: then {@link #whyUnmatched} says what is wrong with the answer, which is to be discarded.
     */
    public @Nullable E take(int hopByHopId, int endToEndId) {
        PendingRequest found = ring[hopByHopId & (ring.length - 1)];
        if (found == null || found.hopByHopId() != hopByHopId || found.endToEndId() != endToEndId) {
            return null;
        }
        wheel.remove(found);
        return forget(found);
    }

    /** What is wrong with an answer for which {@link #take} gave nothing. */
    public Unmatched whyUnmatched(int hopByHopId, int endToEndId) {
        PendingRequest found = ring[hopByHopId & (ring.length - 1)];
        if (found != null && found.hopByHopId() == hopByHopId && found.endToEndId() != endToEndId) {
            return Unmatched.OTHER_END_TO_END_ID;
        }
        long age = Integer.toUnsignedLong(nextId - 1 - hopByHopId);
        return age < issued ? Unmatched.ANSWERED_OR_EXPIRED : Unmatched.NEVER_SENT;
    }

    /** Ends the wait of a request whose caller has given it up; false if it does not wait here. */
    public boolean remove(E request) {
        return request.isPendingIn(this) && take(request.hopByHopId(), request.endToEndId()) != null;
    }

    /**
     * Ends the wait of the requests whose time is over and hands them out, none before its deadline and none later than a
     * {@link #TICK} after it if called every tick. To be called while requests wait; missing calls cost lateness only. The
     * receiver may add and take requests.
     */
    public void expire(long now, Consumer<? super E> expired) {
        PendingRequest request = wheel.advance(now);
        for (PendingRequest r = request; r != null; r = r.next) {
            forget(r);
        }
        while (request != null) {
            PendingRequest after = request.next;
            request.next = null;
            expired.accept(own(request));
            request = after;
        }
    }

    /** Ends the wait of all requests, oldest first: the connection is lost. */
    public List<E> drain() {
        var drained = new ArrayList<E>(size);
        for (PendingRequest request : ring) {
            if (request != null) {
                drained.add(own(request));
            }
        }
        int next = nextId;
        drained.sort(Comparator.comparingInt(request -> request.hopByHopId() - next));
        for (E request : drained) {
            wheel.remove(request);
            request.end();
        }
        Arrays.fill(ring, null);
        size = 0;
        return drained;
    }

    private E forget(PendingRequest request) {
        ring[request.hopByHopId() & (ring.length - 1)] = null;
        size--;
        request.end();
        return own(request);
    }

    private void grow() {
        var larger = new PendingRequest[ring.length * 2];
        for (PendingRequest request : ring) {
            if (request != null) {
                larger[request.hopByHopId() & (larger.length - 1)] = request;
            }
        }
        ring = larger;
    }

    @SuppressWarnings("unchecked") // only add() puts requests into ring and wheel, and it takes no others than E
    private E own(PendingRequest request) {
        return (E) request;
    }
}
