package io.vernier.node.statistics;

/**
 * How many answers had one result.
 *
 * @param vendorId 0 for a Result-Code, otherwise the vendor of an Experimental-Result
 * @param code the value, 0 to 4,294,967,295; {@link #OTHER} for what is beyond the {@value #LIMIT} that are told apart
 * @param count how many
 */
public record ResultCount(long vendorId, long code, long count) {
    /** How many different results of one command, connection and direction are counted one by one. */
    public static final int LIMIT = 48;

    /** Stands for all results beyond the first {@value #LIMIT}. */
    public static final long OTHER = -1;

    /** Whether it is an Experimental-Result. */
    public boolean isExperimental() {
        return vendorId != 0;
    }
}
