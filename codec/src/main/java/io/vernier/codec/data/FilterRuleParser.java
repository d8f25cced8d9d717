package io.vernier.codec.data;

import io.vernier.codec.data.FilterOption.Established;
import io.vernier.codec.data.FilterOption.Fragment;
import io.vernier.codec.data.FilterOption.IcmpTypes;
import io.vernier.codec.data.FilterOption.IpOption;
import io.vernier.codec.data.FilterOption.IpOptions;
import io.vernier.codec.data.FilterOption.Setup;
import io.vernier.codec.data.FilterOption.TcpFlag;
import io.vernier.codec.data.FilterOption.TcpFlags;
import io.vernier.codec.data.FilterOption.TcpOption;
import io.vernier.codec.data.FilterOption.TcpOptions;
import io.vernier.codec.data.IpFilterRule.Action;
import io.vernier.codec.data.TrafficSelector.Direction;
import io.vernier.codec.internal.MalformedData;
import io.vernier.codec.internal.Quoted;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the rules of RFC 6733 section 4.3.1 and RFC 7155 section 4.1.1. */
final class FilterRuleParser {
    /** The names that RFC 6733 gives to ICMP types, at the index of their number. */
    private static final List<String> ICMP_TYPES = List.of(
            "echo reply",
            "",
            "",
            "destination unreachable",
            "source quench",
            "redirect",
            "",
            "",
            "echo request",
            "router advertisement",
            "router solicitation",
            "time-to-live exceeded",
            "IP header bad",
            "timestamp request",
            "timestamp reply",
            "information request",
            "information reply",
            "address mask request",
            "address mask reply");

    private final FilterScanner scanner;

    FilterRuleParser(String format, String text) {
        scanner = new FilterScanner(format, text);
    }

    IpFilterRule ipFilterRule() {
        return checking(() -> {
            var action = scanner.word("permit or deny");
            boolean permit = action.equalsIgnoreCase("permit");
            if (!permit && !action.equalsIgnoreCase("deny")) {
                throw scanner.problem(Quoted.of(action), "permit or deny");
            }
            var traffic = traffic();
            var options = new ArrayList<FilterOption>();
            while (!scanner.atEnd()) {
                options.add(option());
            }
            return new IpFilterRule(permit ? Action.PERMIT : Action.DENY, traffic, options);
        });
    }

    QosFilterRule qosFilterRule() {
        return checking(() -> {
            var action = scanner.word("tag or meter");
            boolean tag = action.equalsIgnoreCase("tag");
            if (!tag && !action.equalsIgnoreCase("meter")) {
                throw scanner.problem(Quoted.of(action), "tag or meter");
            }
            var traffic = traffic();
            keyword(tag ? "DSCP" : "metering");
            var treatment = tag ? new QosFilterRule.Tag(color()) : meter();
            if (!scanner.atEnd()) {
                throw scanner.problem(Quoted.of(scanner.word("")), "the end of the rule");
            }
            return new QosFilterRule(traffic, treatment);
        });
    }

    private TrafficSelector traffic() {
        var word = scanner.word("in or out");
        boolean in = word.equalsIgnoreCase("in");
        if (!in && !word.equalsIgnoreCase("out")) {
            throw scanner.problem(Quoted.of(word), "in or out");
        }
        int protocol = protocol();
        keyword("from");
        var source = endpoint();
        keyword("to");
        var destination = endpoint();
        return new TrafficSelector(in ? Direction.IN : Direction.OUT, protocol, source, destination);
    }

    private int protocol() {
        String expected = "an IP protocol number 0 to 255, or ip";
        if (isDigit(scanner.next())) {
            int number = (int) scanner.number(255, expected);
            scanner.endOfWord("a blank behind the protocol");
            return number;
        }
        var word = scanner.word(expected);
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "ip" -> TrafficSelector.ANY_PROTOCOL;
            case "icmp" -> TrafficSelector.ICMP;
            case "tcp" -> TrafficSelector.TCP;
            case "udp" -> TrafficSelector.UDP;
            case "sctp" -> TrafficSelector.SCTP;
            default -> throw scanner.problem(Quoted.of(word), expected);
        };
    }

    private FilterEndpoint endpoint() {
        boolean negated = scanner.take('!');
        scanner.skipBlanks();
        var address = address();
        return new FilterEndpoint(
                negated,
                address,
                isDigit(scanner.next()) ? ranges("port", 0xffff, "a port 0 to 65535", List.of()) : List.of());
    }

    private FilterAddress address() {
        var word = scanner.word("any, assigned, or an IP address with or without /bits");
        if (word.equalsIgnoreCase("any")) {
            return FilterAddress.ANY;
        }
        if (word.equalsIgnoreCase("assigned")) {
            return FilterAddress.ASSIGNED;
        }
        int slash = word.indexOf('/');
        var octets = IpText.parse(slash < 0 ? word : word.substring(0, slash))
                .orElseThrow(() ->
                        scanner.problem(Quoted.of(word), "any, assigned, or an IP address with or without /bits"));
        var number = DiameterAddress.of(octets.length == 4 ? DiameterAddress.IPV4 : DiameterAddress.IPV6, octets);
        if (slash < 0) {
            return FilterAddress.Network.of(number);
        }
        var bits = word.substring(slash + 1);
        if (bits.isEmpty() || bits.length() > 3 || !bits.chars().allMatch(c -> isDigit((char) c))) {
            throw scanner.problem("mask " + Quoted.of(bits), "0 to " + 8 * octets.length + " bits");
        }
        return new FilterAddress.Network(number, Integer.parseInt(bits));
    }

    private FilterOption option() {
        String expected = "frag, ipoptions, tcpoptions, established, setup, tcpflags, icmptypes or the end";
        var word = scanner.word(expected);
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "frag" -> new Fragment();
            case "ipoptions" -> flags(IpOption.class, IpOptions::new);
            case "tcpoptions" -> flags(TcpOption.class, TcpOptions::new);
            case "established" -> new Established();
            case "setup" -> new Setup();
            case "tcpflags" -> flags(TcpFlag.class, TcpFlags::new);
            case "icmptypes" ->
                new IcmpTypes(ranges("ICMP type", 255, "an ICMP type 0 to 255 or its name", ICMP_TYPES));
            default -> throw scanner.problem(Quoted.of(word), expected);
        };
    }

    private <E extends Enum<E>> FilterOption flags(Class<E> type, BiFunction<Set<E>, Set<E>, FilterOption> option) {
        var present = EnumSet.noneOf(type);
        var absent = EnumSet.noneOf(type);
        String expected = "a list of "
                + Stream.of(type.getEnumConstants())
                        .map(value -> value.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "))
                + ", each with or without !";
        do {
            var list = scanner.take('!') ? absent : present;
            scanner.mark();
            list.add(Stream.of(type.getEnumConstants())
                    .filter(value -> scanner.take(value.name()))
                    .findFirst()
                    .orElseThrow(() -> scanner.problem(Quoted.of(scanner.restOfWord()), expected)));
        } while (scanner.take(','));
        scanner.endOfWord(expected);
        return option.apply(present, absent);
    }

    /** A list of numbers and ranges; a number may have a name, at its index. */
    private List<NumberRange> ranges(String what, int limit, String expected, List<String> names) {
        var ranges = new ArrayList<NumberRange>();
        do {
            int first = numberOrName(limit, expected, names);
            int last = scanner.take('-') ? numberOrName(limit, expected, names) : first;
            if (last < first) {
                throw scanner.problem(what + " range " + first + "-" + last, "the smaller number first");
            }
            ranges.add(new NumberRange(first, last));
        } while (scanner.take(','));
        scanner.endOfWord("a comma, a hyphen or a blank behind a " + what);
        return ranges;
    }

    private int numberOrName(int limit, String expected, List<String> names) {
        if (!names.isEmpty()) {
            scanner.skipBlanks();
        }
        for (int i = 0; i < names.size(); i++) {
            if (!names.get(i).isEmpty() && scanner.take(names.get(i))) {
                return i;
            }
        }
        return (int) scanner.number(limit, expected);
    }

    private QosFilterRule.Treatment meter() {
        String expected = "a rate in bits per second";
        long rate = scanner.number(Long.MAX_VALUE, expected);
        scanner.endOfWord(expected);
        var under = color();
        return scanner.take("drop")
                ? new QosFilterRule.MeterAndDrop(rate, under)
                : new QosFilterRule.Meter(rate, under, color());
    }

    private Dscp color() {
        return Dscp.parse(scanner.word("a DSCP such as AF11, EF or 46"));
    }

    private void keyword(String keyword) {
        var word = scanner.word(keyword);
        if (!word.equalsIgnoreCase(keyword)) {
            throw scanner.problem(Quoted.of(word), keyword);
        }
    }

    /** What the values themselves refuse gets its place from here. */
    private <T> T checking(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (MalformedData e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw scanner.problem(e.getMessage());
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
