package io.vernier.node.statistics;

/**
 * How many of one kind went out and came in.
 *
 * @param sent by this node
 * @param received by this node
 */
public record Exchanged(long sent, long received) {
    /** None at all. */
    public static final Exchanged NONE = new Exchanged(0, 0);

    /** Both kinds together. */
    public Exchanged plus(Exchanged other) {
        return new Exchanged(sent + other.sent, received + other.received);
    }
}
