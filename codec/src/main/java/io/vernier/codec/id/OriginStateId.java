package io.vernier.codec.id;

import io.vernier.codec.data.DiameterTime;
import java.time.Instant;

/**
 * The Origin-State-Id of a node (RFC 6733 section 8.16): a number that grows whenever the node loses its state, so that
 * its peers know that sessions from before are gone. Taken once when the node starts, the same until it ends.
 */
public final class OriginStateId {
    private OriginStateId() {}

    /**
     * The number for a node that started at this moment: the seconds since 1968-01-20T03:14:08Z, the first value that
     * can be told as a Diameter Time.
     *
     * @return an Unsigned32
     * @throws IllegalArgumentException if the moment is before that, or more than 2 to the power of 32 seconds after it
     */
    public static long startedAt(Instant start) {
        long seconds = start.getEpochSecond() - DiameterTime.MIN.getEpochSecond();
        if (seconds >>> 32 != 0) {
            throw new IllegalArgumentException(
                    "start: " + start + " (expected: " + DiameterTime.MIN + " to " + DiameterTime.MAX + ")");
        }
        return seconds;
    }
}
