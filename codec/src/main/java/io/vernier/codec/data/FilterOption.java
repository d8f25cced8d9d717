package io.vernier.codec.data;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What an IPFilterRule asks of a packet beyond addresses, protocol and ports (RFC 6733 section 4.3.1). */
public sealed interface FilterOption {
    /** {@code frag}: a fragment, and not the first of its datagram. */
    record Fragment() implements FilterOption {
        @Override
        public String toString() {
            return "frag";
        }
    }

    /** {@code ipoptions}: the IP header contains the present ones and none of the absent ones. */
    record IpOptions(Set<IpOption> present, Set<IpOption> absent) implements FilterOption {
        /** @throws IllegalArgumentException if one is to be present and absent, or there is none at all */
        public IpOptions {
            present = ordered(IpOption.class, present);
            absent = checked("ipoptions", present, ordered(IpOption.class, absent));
        }

        @Override
        public String toString() {
            return text("ipoptions ", present, absent);
        }
    }

    /** {@code tcpoptions}: the TCP header contains the present ones and none of the absent ones. */
    record TcpOptions(Set<TcpOption> present, Set<TcpOption> absent) implements FilterOption {
        /** @throws IllegalArgumentException if one is to be present and absent, or there is none at all */
        public TcpOptions {
            present = ordered(TcpOption.class, present);
            absent = checked("tcpoptions", present, ordered(TcpOption.class, absent));
        }

        @Override
        public String toString() {
            return text("tcpoptions ", present, absent);
        }
    }

    /** {@code established}: TCP with RST or ACK set. */
    record Established() implements FilterOption {
        @Override
        public String toString() {
            return "established";
        }
    }

    /** {@code setup}: TCP with SYN set and ACK clear. */
    record Setup() implements FilterOption {
        @Override
        public String toString() {
            return "setup";
        }
    }

    /** {@code tcpflags}: the TCP header has the present ones set and the absent ones clear. */
    record TcpFlags(Set<TcpFlag> present, Set<TcpFlag> absent) implements FilterOption {
        /** @throws IllegalArgumentException if one is to be present and absent, or there is none at all */
        public TcpFlags {
            present = ordered(TcpFlag.class, present);
            absent = checked("tcpflags", present, ordered(TcpFlag.class, absent));
        }

        @Override
        public String toString() {
            return text("tcpflags ", present, absent);
        }
    }

    /** {@code icmptypes}: the ICMP type is one of these. */
    record IcmpTypes(List<NumberRange> types) implements FilterOption {
        /** @throws IllegalArgumentException if there is none, or one is above 255 */
        public IcmpTypes {
            types = List.copyOf(types);
            if (types.isEmpty()) {
                throw new IllegalArgumentException("icmptypes: none (expected: at least one)");
            }
            for (var range : types) {
                if (range.last() > 255) {
                    throw new IllegalArgumentException("ICMP type: " + range + " (expected: 0 to 255)");
                }
            }
        }

        @Override
        public String toString() {
            var text = new StringBuilder("icmptypes ");
            for (var range : types) {
                text.append(text.charAt(text.length() - 1) == ' ' ? "" : ",").append(range);
            }
            return text.toString();
        }
    }

    /** Options of an IP header. */
    enum IpOption {
        /** Strict source route. */
        SSRR,
        /** Loose source route. */
        LSRR,
        /** Record packet route. */
        RR,
        /** Timestamp. */
        TS
    }

    /** Options of a TCP header. */
    enum TcpOption {
        /** Maximum segment size. */
        MSS,
        /** Window advertisement. */
        WINDOW,
        /** Selective acknowledgement. */
        SACK,
        /** Timestamp (RFC 1323). */
        TS,
        /** Connection count (RFC 1644). */
        CC
    }

    /** Flags of a TCP header. */
    enum TcpFlag {
        FIN,
        SYN,
        RST,
        PSH,
        ACK,
        URG
    }

    private static <E extends Enum<E>> Set<E> ordered(Class<E> type, Set<E> values) {
        var ordered = EnumSet.noneOf(type);
        ordered.addAll(values);
        return Collections.unmodifiableSet(ordered);
    }

    private static <E extends Enum<E>> Set<E> checked(String option, Set<E> present, Set<E> absent) {
        if (present.isEmpty() && absent.isEmpty()) {
            throw new IllegalArgumentException(option + ": none (expected: at least one)");
        }
        if (!Collections.disjoint(present, absent)) {
            throw new IllegalArgumentException(option + ": the same one present and absent (expected: one of the two)");
        }
        return absent;
    }

    private static String text(String keyword, Set<? extends Enum<?>> present, Set<? extends Enum<?>> absent) {
        var text = new StringBuilder(keyword);
        for (var value : present) {
            text.append(text.charAt(text.length() - 1) == ' ' ? "" : ",")
                    .append(value.name().toLowerCase(Locale.ROOT));
        }
        for (var value : absent) {
            text.append(text.charAt(text.length() - 1) == ' ' ? "!" : ",!")
                    .append(value.name().toLowerCase(Locale.ROOT));
        }
        return text.toString();
    }
}
