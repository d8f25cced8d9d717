package io.vernier.protocol.peer;

import io.vernier.codec.ApplicationId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A set of application ids (RFC 6733 section 2.4) that can be asked on every message: looking one up allocates nothing. */
public final class ApplicationIds {
    private static final ApplicationIds NONE = new ApplicationIds(new long[0]);

    /** Ascending, each once. */
    private final long[] ids;

    private ApplicationIds(long[] ids) {
        this.ids = ids;
    }

    public static ApplicationIds none() {
        return NONE;
    }

    /**
     * The set of these ids.
     *
     * @throws IllegalArgumentException if one of them is not within 0 to 4,294,967,295
     */
    public static ApplicationIds of(long... ids) {
        for (long id : ids) {
            if (id >>> 32 != 0) {
                throw new IllegalArgumentException("application id: " + id + " (expected: 0..4294967295)");
            }
        }
        return ids.length == 0
                ? NONE
                : new ApplicationIds(Arrays.stream(ids).sorted().distinct().toArray());
    }

    /** The set of these ids; see {@link #of(long...)}. */
    public static ApplicationIds of(List<Long> ids) {
        return of(ids.stream().mapToLong(Long::longValue).toArray());
    }

    public boolean contains(long applicationId) {
        for (long id : ids) {
            if (id == applicationId) {
                return true;
            }
        }
        return false;
    }

    /** Whether the relay application is among them, which stands for every application. */
    public boolean containsRelay() {
        return contains(ApplicationId.RELAY);
    }

    public boolean isEmpty() {
        return ids.length == 0;
    }

    public int size() {
        return ids.length;
    }

    /** The ids that are in both. */
    public ApplicationIds intersection(ApplicationIds other) {
        return of(Arrays.stream(ids).filter(other::contains).toArray());
    }

    /** The ids that are in either. */
    public ApplicationIds union(ApplicationIds other) {
        long[] all = Arrays.copyOf(ids, ids.length + other.ids.length);
        System.arraycopy(other.ids, 0, all, ids.length, other.ids.length);
        return of(all);
    }

    /** The ids, ascending. */
    public long[] toArray() {
        return ids.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ApplicationIds that && Arrays.equals(ids, that.ids);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ids);
    }

    /** As one says it: {@code applications 3 and 4}, {@code relay}, {@code no application}. */
    @Override
    public String toString() {
        return switch (ids.length) {
            case 0 -> "no application";
            case 1 -> containsRelay() ? "relay" : "application " + ids[0];
            default ->
                Arrays.stream(ids)
                        .mapToObj(id -> id == ApplicationId.RELAY ? "relay" : Long.toString(id))
                        .collect(Collectors.joining(", ", "applications ", ""));
        };
    }
}
