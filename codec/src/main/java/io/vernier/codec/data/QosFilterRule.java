package io.vernier.codec.data;

import io.vernier.codec.internal.MalformedData;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The QoSFilterRule format (RFC 7155 sections 4.1.1 and 4.4.9): {@code tag dir proto from src to dst DSCP colour} or
 * {@code meter dir proto from src to dst metering rate colour-under colour-over}.
 *
 * @param traffic direction, protocol, source and destination, as in an {@link IpFilterRule}
 * @param treatment what happens to a packet that matches
 */
public record QosFilterRule(TrafficSelector traffic, Treatment treatment) {
    /** What happens to a packet that matches: the action together with the option that it demands. */
    public sealed interface Treatment {}

    /** {@code tag}: packets are marked with this codepoint. */
    public record Tag(Dscp color) implements Treatment {
        public Tag {
            Objects.requireNonNull(color);
        }
    }

    /**
     * {@code meter}: packets are marked according to the rate.
     *
     * @param rate in bits per second
     * @param colorUnder for traffic under the rate: an AF codepoint, or EF
     * @param colorOver for traffic over the rate: the same
     */
    public record Meter(long rate, Dscp colorUnder, Dscp colorOver) implements Treatment {
        /** @throws IllegalArgumentException if the rate is negative or a colour is neither AF nor EF */
        public Meter {
            checkRate(rate);
            checkColor(colorUnder);
            checkColor(colorOver);
        }
    }

    /**
     * {@code meter} with {@code drop} as the colour over the rate: what exceeds the rate is not forwarded.
     *
     * @param rate in bits per second
     * @param colorUnder for traffic under the rate: an AF codepoint, or EF
     */
    public record MeterAndDrop(long rate, Dscp colorUnder) implements Treatment {
        /** @throws IllegalArgumentException if the rate is negative or the colour is neither AF nor EF */
        public MeterAndDrop {
            checkRate(rate);
            checkColor(colorUnder);
        }
    }

    public QosFilterRule {
        Objects.requireNonNull(traffic);
        Objects.requireNonNull(treatment);
    }

    /**
     * Reads a rule.
     *
     * @throws IllegalArgumentException if the text is not a QoSFilterRule; the message names the column and what was
     *     expected
     */
    public static QosFilterRule parse(String text) {
        try {
            return new FilterRuleParser("QoSFilterRule", text).qosFilterRule();
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
    public static QosFilterRule decode(byte[] bytes, int offset, int length) {
        var text = new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
        return new FilterRuleParser("QoSFilterRule", text).qosFilterRule();
    }

    /** The rule in one spelling, which {@link #parse} reads. */
    @Override
    public String toString() {
        return switch (treatment) {
            case Tag(var color) -> "tag " + traffic + " DSCP " + color;
            case Meter(var rate, var under, var over) ->
                "meter " + traffic + " metering " + rate + " " + under + " " + over;
            case MeterAndDrop(var rate, var under) -> "meter " + traffic + " metering " + rate + " " + under + " drop";
        };
    }

    private static void checkRate(long rate) {
        if (rate < 0) {
            throw new IllegalArgumentException("metering rate: " + rate + " (expected: bits per second, at least 0)");
        }
    }

    private static void checkColor(Dscp color) {
        if (!color.isForwardingKeyword()) {
            throw new IllegalArgumentException("metering colour: " + color + " (expected: AF11 to AF43, or EF)");
        }
    }
}
