package io.vernier.codec.data;

import io.vernier.codec.data.FilterOption.Established;
import io.vernier.codec.data.FilterOption.Fragment;
import io.vernier.codec.data.FilterOption.IcmpTypes;
import io.vernier.codec.data.FilterOption.IpOptions;
import io.vernier.codec.data.FilterOption.Setup;
import io.vernier.codec.data.FilterOption.TcpFlags;
import io.vernier.codec.data.FilterOption.TcpOptions;
import io.vernier.codec.internal.MalformedData;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The IPFilterRule format (RFC 6733 section 4.3.1): {@code action dir proto from src to dst [options]}, as in
 * {@code deny in 6 from !192.0.2.0/24 to assigned 22,8000-8080 setup}.
 *
 * <p>Keywords are read in any case; the protocols {@code tcp}, {@code udp}, {@code sctp} and {@code icmp} also by name, and
 * ICMP types by the names of the RFC; all of them are written as the RFC's grammar has them, as numbers.
 *
 * @param action what happens to a packet that matches
 * @param traffic direction, protocol, source and destination
 * @param options what else must match, each kind once, in the order of the RFC whatever order they came in
 */
public record IpFilterRule(Action action, TrafficSelector traffic, List<FilterOption> options) {
    /** What happens to a packet that matches. */
    public enum Action {
        PERMIT,
        DENY;

        /** The word in the rule. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @throws IllegalArgumentException if an option occurs twice, or {@code frag} goes with ports or {@code tcpflags}: a
     *     fragment that is not the first has neither
     */
    public IpFilterRule {
        Objects.requireNonNull(action);
        var ordered = new ArrayList<>(options);
        ordered.sort(Comparator.comparingInt(IpFilterRule::rank));
        for (int i = 1; i < ordered.size(); i++) {
            if (rank(ordered.get(i)) == rank(ordered.get(i - 1))) {
                throw new IllegalArgumentException(
                        "options: " + ordered.get(i - 1) + " and " + ordered.get(i) + " (expected: one of them)");
            }
        }
        options = List.copyOf(ordered);
        boolean ports = !traffic.source().ports().isEmpty()
                || !traffic.destination().ports().isEmpty();
        boolean flags = ordered.stream().anyMatch(TcpFlags.class::isInstance);
        if (options.contains(new Fragment()) && (ports || flags)) {
            throw new IllegalArgumentException("frag with " + (ports ? "ports" : "tcpflags")
                    + " (expected: one of them; only the first fragment has a TCP header)");
        }
    }

    /**
     * Reads a rule.
     *
     * @throws IllegalArgumentException if the text is not an IPFilterRule; the message names the column and what was
     *     expected
     */
    public static IpFilterRule parse(String text) {
        try {
            return new FilterRuleParser("IPFilterRule", text).ipFilterRule();
        } catch (MalformedData e) {
            throw e.forCaller();
        }
    }

    /**
     * Reads the data of an AVP.
     *
     * @throws IllegalArgumentException as {@link #parse} does, but without a stack trace
     * @throws IndexOutOfBoundsException if the range is not within {@code bytes}
     */
    public static IpFilterRule decode(byte[] bytes, int offset, int length) {
        var text = new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
        return new FilterRuleParser("IPFilterRule", text).ipFilterRule();
    }

    /** The rule in one spelling, which {@link #parse} reads. */
    @Override
    public String toString() {
        var text = new StringBuilder(64).append(action).append(' ').append(traffic);
        for (var option : options) {
            text.append(' ').append(option);
        }
        return text.toString();
    }

    private static int rank(FilterOption option) {
        return switch (option) {
            case Fragment f -> 0;
            case IpOptions o -> 1;
            case TcpOptions o -> 2;
            case Established e -> 3;
            case Setup s -> 4;
            case TcpFlags f -> 5;
            case IcmpTypes t -> 6;
        };
    }
}
