package io.vernier.codec.data;

import io.vernier.codec.internal.MalformedData;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/**
 * The DiameterURI format (RFC 6733 section 4.3.1): how a node is reached.
 *
 * <p>{@code aaa://host:port;transport=tcp;protocol=diameter}, where {@code aaas} asks for TLS or DTLS. The port may also be
 * written as an element of its own, {@code aaa://host;3868}. Defaults: port 3868, or 5868 for {@code aaas} (erratum 3997);
 * TCP; Diameter. Scheme, names and values are read in any case and the elements in any order. The host may be an IPv4
 * address, or an IPv6 address in brackets.
 *
 * @param secure whether the connection is protected from its first octet ({@code aaas})
 * @param host a domain name in lower case, or the text of an IP address; IPv6 without brackets
 * @param port 1 to 65535
 * @param transport never {@link Transport#UDP} for {@link Protocol#DIAMETER}
 * @param protocol what is spoken there
 */
public record DiameterUri(boolean secure, String host, int port, Transport transport, Protocol protocol) {
    /** The port of a URI with scheme {@code aaa} that names none. */
    public static final int DEFAULT_PORT = 3868;

    /** The port of a URI with scheme {@code aaas} that names none. */
    public static final int DEFAULT_SECURE_PORT = 5868;

    /** What carries the messages. */
    public enum Transport {
        TCP,
        SCTP,
        /** Only for protocols other than Diameter. */
        UDP;

        /** The word in the URI. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is spoken. */
    public enum Protocol {
        DIAMETER("diameter"),
        RADIUS("radius"),
        TACACS_PLUS("tacacs+");

        private final String text;

        Protocol(String text) {
            this.text = text;
        }

        /** The word in the URI. */
        public String text() {
            return text;
        }
    }

    /** @throws IllegalArgumentException if a component is out of its range, or UDP is to carry Diameter */
    public DiameterUri {
        Objects.requireNonNull(transport);
        Objects.requireNonNull(protocol);
        try {
            host = DiameterUriParser.checkedHost(host);
            DiameterUriParser.checkCombination(transport, protocol);
        } catch (MalformedData e) {
            throw e.forCaller();
        }
        if (port < 1 || port > 0xffff) {
            throw new IllegalArgumentException("port: " + port + " (expected: 1 to 65535)");
        }
    }

    /**
     * Diameter over TCP without TLS.
     *
     * @throws IllegalArgumentException if host or port are not valid
     */
    public static DiameterUri of(String host, int port) {
        return new DiameterUri(false, host, port, Transport.TCP, Protocol.DIAMETER);
    }

    /**
     * Reads a URI.
     *
     * @throws IllegalArgumentException if the text is not a DiameterURI; the message names the column and the remedy
     */
    public static DiameterUri parse(String text) {
        try {
            return new DiameterUriParser(text).parse();
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
    public static DiameterUri decode(byte[] bytes, int offset, int length) {
        return new DiameterUriParser(new String(bytes, offset, length, StandardCharsets.ISO_8859_1)).parse();
    }

    /**
     * The URI in one spelling. Port and transport are always told, because other stacks fill them in differently (RFC 3588
     * meant SCTP, the text of RFC 6733 port 5658); the protocol only when it is not Diameter.
     */
    @Override
    public String toString() {
        var text = new StringBuilder(host.length() + 40).append(secure ? "aaas://" : "aaa://");
        if (host.indexOf(':') >= 0) {
            text.append('[').append(host).append(']');
        } else {
            text.append(host);
        }
        text.append(':').append(port).append(";transport=").append(transport.text());
        if (protocol != Protocol.DIAMETER) {
            text.append(";protocol=").append(protocol.text());
        }
        return text.toString();
    }
}
