package io.vernier.codec.data;

import java.util.List;

/**
 * One side of a filter rule, source or destination.
 *
 * @param negated whether all addresses but these are meant ({@code !}); ports are not affected
 * @param address which addresses
 * @param ports which ports, each 0 to 65535; none given means all
 */
public record FilterEndpoint(boolean negated, FilterAddress address, List<NumberRange> ports) {
    /** Every address, every port. */
    public static final FilterEndpoint ANY = new FilterEndpoint(false, FilterAddress.ANY, List.of());

    /** What is assigned to the terminal, every port. */
    public static final FilterEndpoint ASSIGNED = new FilterEndpoint(false, FilterAddress.ASSIGNED, List.of());

    /** @throws IllegalArgumentException if a port is above 65535 */
    public FilterEndpoint {
        ports = List.copyOf(ports);
        for (var range : ports) {
            if (range.last() > 0xffff) {
                throw new IllegalArgumentException("port: " + range + " (expected: 0 to 65535)");
            }
        }
    }

    /** As in the rule: {@code !192.0.2.0/24 80,8080-8089}. */
    @Override
    public String toString() {
        var text = new StringBuilder(negated ? "!" : "").append(address);
        char separator = ' ';
        for (var range : ports) {
            text.append(separator).append(range);
            separator = ',';
        }
        return text.toString();
    }
}
