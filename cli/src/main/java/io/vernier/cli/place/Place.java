package io.vernier.cli.place;

import io.vernier.cli.shell.CliProblem;
import io.vernier.cli.shell.CommandException;
import io.vernier.cli.shell.ExitCode;
import io.vernier.codec.data.DiameterUri;
import io.vernier.node.Listen;
import io.vernier.node.PeerOptions;
import io.vernier.transport.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a node listens or is reached: {@code aaa://10.1.0.1,10.2.0.1:3868;transport=sctp}, or shorter
 * {@code sctp://10.1.0.1,10.2.0.1}. Several hosts are those of one node; SCTP uses them together.
 *
 * @param isSecure whether it is to be protected by TLS or DTLS
 * @param isSctp whether it is SCTP, else TCP
 * @param hosts names or addresses, at least one
 * @param port 0 only to listen at a free one
 */
public record Place(boolean isSecure, boolean isSctp, List<String> hosts, int port) {
    private static final String FORMS =
            "aaa://HOST[,HOST...][:PORT][;transport=sctp], aaas://..., or tcp://, tls://, sctp:// or dtls://HOST[:PORT]";
    private static final Pattern PARTS = Pattern.compile("(?:([A-Za-z]+)://)?([^;/?#]*)(;.*)?");
    private static final Pattern LAST_HOST = Pattern.compile("(\\[[^]]*]|[^:\\[]*)(?::([0-9]{1,5}))?");

    public Place {
        hosts = List.copyOf(hosts);
    }

    /**
     * Reads where a peer is reached.
     *
     * @param option what the text was given with
     * @param isSecure whether it is TLS where no scheme says otherwise
     * @throws CommandException if the text is no such thing
     */
    public static Place toConnect(String option, String text, boolean isSecure) {
        Place place = read(option, text, isSecure);
        if (place.port == 0) {
            throw wrong(option, text, "port 0 (expected: 1 to 65535)");
        }
        return place;
    }

    /**
     * Reads where to listen; port 0 takes a free one.
     *
     * @throws CommandException if the text is no such thing
     */
    public static Place toListen(String option, String text, boolean isSecure) {
        return read(option, text, isSecure);
    }

    private static Place read(String option, String text, boolean isSecure) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            throw wrong(option, text, "expected: " + FORMS);
        }
        String scheme = parts.group(1) == null
                ? isSecure ? "aaas" : "aaa"
                : parts.group(1).toLowerCase(Locale.ROOT);
        String elements = parts.group(3) == null ? "" : parts.group(3);
        return switch (scheme) {
            case "aaa", "aaas" -> of(option, text, scheme, parts.group(2), elements);
            case "tcp" -> of(option, text, "aaa", parts.group(2), plain(option, text, elements));
            case "tls" -> of(option, text, "aaas", parts.group(2), plain(option, text, elements));
            case "sctp" -> of(option, text, "aaa", parts.group(2), plain(option, text, elements) + ";transport=sctp");
            case "dtls" -> of(option, text, "aaas", parts.group(2), plain(option, text, elements) + ";transport=sctp");
            default -> throw wrong(option, text, "expected: " + FORMS);
        };
    }

    private static String plain(String option, String text, String elements) {
        if (!elements.isEmpty()) {
            throw wrong(option, text, "expected: " + FORMS);
        }
        return "";
    }

    private static Place of(String option, String text, String scheme, String authority, String elements) {
        List<String> written = List.of(authority.split(",", -1));
        Matcher last = LAST_HOST.matcher(written.getLast());
        if (!last.matches()) {
            throw wrong(option, text, "expected: " + FORMS + "; IPv6 addresses in brackets");
        }
        boolean isAnyPort = last.group(2) != null && Integer.parseInt(last.group(2)) == 0;
        String port = last.group(2) == null || isAnyPort ? "" : ":" + last.group(2);
        var hosts = new ArrayList<String>();
        try {
            DiameterUri uri = null;
            for (int i = 0; i < written.size(); i++) {
                String host = i == written.size() - 1 ? String.valueOf(last.group(1)) : written.get(i);
                uri = DiameterUri.parse(scheme + "://" + host + port + elements);
                hosts.add(uri.host());
            }
            DiameterUri read = Objects.requireNonNull(uri);
            boolean isSctp = read.transport() == DiameterUri.Transport.SCTP;
            return new Place(read.secure(), isSctp, hosts, isAnyPort ? 0 : read.port());
        } catch (IllegalArgumentException notAUri) {
            throw wrong(option, text, String.valueOf(notAUri.getMessage()));
        }
    }

    private static CommandException wrong(String option, String text, String why) {
        return new CommandException(ExitCode.USAGE, CliProblem.WRONG_USAGE.about(option + " " + text + ": " + why));
    }

    /** The name of the transport: {@code tcp}, {@code tls}, {@code sctp} or {@code dtls}. */
    public String transport() {
        if (isSctp) {
            return isSecure ? "dtls" : "sctp";
        }
        return isSecure ? "tls" : "tcp";
    }

    /** All of it to connect to. */
    public Endpoint endpoint() {
        return new Endpoint(hosts, port);
    }

    /** Where a node is to listen: with TCP at each host, with SCTP at all of them together. */
    public List<Listen> listens() {
        return isSctp
                ? List.of(new Listen(transport(), endpoint()))
                : hosts.stream()
                        .map(host -> new Listen(transport(), Endpoint.of(host, port)))
                        .toList();
    }

    /** The peer that is reached here, as its first host names it. */
    public String uri() {
        var transport = isSctp ? DiameterUri.Transport.SCTP : DiameterUri.Transport.TCP;
        return new DiameterUri(isSecure, hosts.getFirst(), port, transport, DiameterUri.Protocol.DIAMETER).toString();
    }

    /** Tells a peer's options where it is reached. */
    public void tell(PeerOptions peer) {
        peer.addresses(hosts.toArray(String[]::new));
    }

    /** As people write it: {@code aaa://127.0.0.1:3868}. */
    @Override
    public String toString() {
        return (isSecure ? "aaas://" : "aaa://") + endpoint() + (isSctp ? ";transport=sctp" : "");
    }
}
