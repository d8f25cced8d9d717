package io.vernier.codec.data;

import java.util.Locale;
import java.util.Objects;

/**
 * What IPFilterRule and QoSFilterRule have in common: {@code dir proto from src to dst}.
 *
 * @param direction seen from the terminal
 * @param protocol an IP protocol number 0 to 255, or {@link #ANY_PROTOCOL}
 * @param source where packets come from
 * @param destination where packets go to
 */
public record TrafficSelector(Direction direction, int protocol, FilterEndpoint source, FilterEndpoint destination) {
    /** The keyword {@code ip}: packets of all protocols. */
    public static final int ANY_PROTOCOL = -1;

    static final int ICMP = 1;
    static final int TCP = 6;
    static final int UDP = 17;
    static final int SCTP = 132;

    /** Which way packets go. */
    public enum Direction {
        /** From the terminal. */
        IN,
        /** To the terminal. */
        OUT;

        /** The word in the rule. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @throws IllegalArgumentException if the protocol number is out of its range, or there are ports although the protocol
     *     is known to have none: ports go with TCP, UDP, SCTP and {@code ip}, which takes in these three
     */
    public TrafficSelector {
        Objects.requireNonNull(direction);
        if (protocol < ANY_PROTOCOL || protocol > 255) {
            throw new IllegalArgumentException("protocol: " + protocol + " (expected: 0 to 255, or ip)");
        }
        boolean hasPorts = !source.ports().isEmpty() || !destination.ports().isEmpty();
        if (hasPorts && protocol != ANY_PROTOCOL && protocol != TCP && protocol != UDP && protocol != SCTP) {
            throw new IllegalArgumentException("ports with protocol " + protocol
                    + " (expected: protocol 6 (TCP), 17 (UDP), 132 (SCTP) or ip, or no ports)");
        }
    }

    /** As in the rule: {@code in ip from any to assigned}. */
    @Override
    public String toString() {
        return direction + " " + (protocol == ANY_PROTOCOL ? "ip" : Integer.toString(protocol)) + " from " + source
                + " to " + destination;
    }
}
