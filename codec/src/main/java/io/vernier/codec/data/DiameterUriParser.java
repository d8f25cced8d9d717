package io.vernier.codec.data;

import io.vernier.codec.data.DiameterUri.Protocol;
import io.vernier.codec.data.DiameterUri.Transport;
import io.vernier.codec.internal.MalformedData;
import io.vernier.codec.internal.Quoted;
import org.jspecify.annotations.Nullable;

/** Reads one DiameterURI from left to right; every complaint names the column, counted from one, and the remedy. */
final class DiameterUriParser {
    private static final String TRANSPORT = "transport";
    private static final String PROTOCOL = "protocol";

    private final String text;
    private int at;
    private int port;
    private @Nullable Transport transport;
    private @Nullable Protocol protocol;

    DiameterUriParser(String text) {
        this.text = text;
    }

    DiameterUri parse() {
        boolean secure = scheme();
        String host = host();
        if (at < text.length() && text.charAt(at) == ':') {
            at++;
            port(nextStop());
        }
        while (at < text.length()) {
            if (text.charAt(at) != ';') {
                throw problem(at, Quoted.of(text.substring(at)), "expected: ;transport=, ;protocol= or the end");
            }
            at++;
            element(nextStop());
        }
        var spokenOver = transport == null ? Transport.TCP : transport;
        var spoken = protocol == null ? Protocol.DIAMETER : protocol;
        checkCombination(spokenOver, spoken);
        int defaultPort = secure ? DiameterUri.DEFAULT_SECURE_PORT : DiameterUri.DEFAULT_PORT;
        return new DiameterUri(secure, host, port == 0 ? defaultPort : port, spokenOver, spoken);
    }

    /** The host as a URI keeps it: names in lower case, addresses in their shortest text. */
    static String checkedHost(String host) {
        if (host.indexOf(':') >= 0) {
            return IpText.parse(host)
                    .map(IpText::format)
                    .orElseThrow(() -> new MalformedData("host: " + Quoted.of(host) + " is not an IPv6 address"
                            + " (expected: a domain name or an IP address, without brackets and port)"));
        }
        String wrong = DiameterIdentity.problem(host);
        if (wrong != null) {
            throw new MalformedData("host: " + Quoted.of(host) + " " + wrong);
        }
        return DiameterIdentity.key(host);
    }

    static void checkCombination(Transport transport, Protocol protocol) {
        if (transport == Transport.UDP && protocol == Protocol.DIAMETER) {
            throw new MalformedData("transport=udp cannot carry protocol=diameter"
                    + " (expected: transport=tcp or transport=sctp, RFC 6733 section 4.3.1)");
        }
    }

    private boolean scheme() {
        int end = text.indexOf("://");
        if (end < 0) {
            throw problem(0, "no scheme", "expected: aaa://HOST, or aaas://HOST for TLS");
        }
        at = end + 3;
        boolean secure = end == 4;
        if (!text.substring(0, end).equalsIgnoreCase(secure ? "aaas" : "aaa")) {
            throw problem(0, "unknown scheme " + Quoted.of(text.substring(0, end)), "expected: aaa, or aaas for TLS");
        }
        return secure;
    }

    private String host() {
        if (at < text.length() && text.charAt(at) == '[') {
            int end = text.indexOf(']', at);
            String address = end < 0 ? "" : text.substring(at + 1, end);
            if (address.indexOf(':') < 0 || IpText.parse(address).isEmpty()) {
                throw problem(
                        at, Quoted.of(text.substring(at)), "expected: an IPv6 address in brackets, [2001:db8::1]");
            }
            at = end + 1;
            return address;
        }
        int start = at;
        while (at < text.length() && text.charAt(at) != ':' && text.charAt(at) != ';') {
            char c = text.charAt(at++);
            if (c == '/' || c == '@' || c == '?' || c == '#') {
                throw problem(
                        at - 1, Quoted.of(String.valueOf(c)), "expected: no user, path or query in a DiameterURI");
            }
        }
        String host = text.substring(start, at);
        String wrong = DiameterIdentity.problem(host);
        if (wrong != null) {
            throw new MalformedData(place(start) + "host " + Quoted.of(host) + " " + wrong);
        }
        return host;
    }

    private void element(int end) {
        int equals = text.indexOf('=', at);
        if (equals < 0 || equals >= end) {
            if (end > at && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                port(end);
                return;
            }
            throw problem(at, Quoted.of(text.substring(at, end)), "expected: transport=, protocol= or a port number");
        }
        String name = text.substring(at, equals);
        String value = text.substring(equals + 1, end);
        if (name.equalsIgnoreCase(TRANSPORT)) {
            transport = once(TRANSPORT, transport, transport(value, equals + 1));
        } else if (name.equalsIgnoreCase(PROTOCOL)) {
            protocol = once(PROTOCOL, protocol, protocol(value, equals + 1));
        } else {
            throw problem(at, "unknown element " + Quoted.of(name), "expected: transport or protocol");
        }
        at = end;
    }

    private <T> T once(String name, @Nullable T before, T now) {
        if (before != null) {
            throw problem(at, name + " is given twice", "expected: once");
        }
        return now;
    }

    private Transport transport(String value, int column) {
        for (var candidate : Transport.values()) {
            if (candidate.text().equalsIgnoreCase(value)) {
                return candidate;
            }
        }
        throw problem(column, "unknown transport " + Quoted.of(value), "expected: tcp or sctp; udp with radius");
    }

    private Protocol protocol(String value, int column) {
        for (var candidate : Protocol.values()) {
            if (candidate.text().equalsIgnoreCase(value)) {
                return candidate;
            }
        }
        throw problem(column, "unknown protocol " + Quoted.of(value), "expected: diameter, radius or tacacs+");
    }

    private void port(int end) {
        int value = 0;
        for (int i = at; i < end; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                throw badPort(end);
            }
            value = Math.min(value * 10 + c - '0', 0x10000);
        }
        if (value == 0 || value > 0xffff) {
            throw badPort(end);
        }
        if (port != 0 && port != value) {
            throw problem(at, "port " + value + " contradicts port " + port, "expected: the port once, as :" + port);
        }
        port = value;
        at = end;
    }

    private MalformedData badPort(int end) {
        return problem(
                at,
                "port " + Quoted.of(text.substring(at, end)),
                "expected: 1 to 65535; an IPv6 address goes in brackets");
    }

    private int nextStop() {
        int stop = text.indexOf(';', at);
        return stop < 0 ? text.length() : stop;
    }

    private MalformedData problem(int where, String what, String expected) {
        return new MalformedData(place(where) + what + " (" + expected + ")");
    }

    private String place(int where) {
        return "DiameterURI " + Quoted.of(text) + ", column " + (where + 1) + ": ";
    }
}
