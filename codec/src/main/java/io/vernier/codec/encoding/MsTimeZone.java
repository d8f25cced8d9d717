package io.vernier.codec.encoding;

import io.vernier.codec.internal.MalformedData;
import io.vernier.codec.internal.Quoted;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The time zone of a terminal (3GPP-MS-TimeZone, TS 29.061 clause 16.4.7; TS 29.274 clause 8.44): the distance of its
 * local time from UTC in quarters of an hour, as TS 23.040 clause 9.2.3.11 writes it, and how much of it is daylight
 * saving.
 *
 * @param quarters quarters of an hour before (positive) or behind UTC, -79 to 79, daylight saving included
 * @param daylightSaving hours of daylight saving, 0 to 2; 3 is reserved
 */
public record MsTimeZone(int quarters, int daylightSaving) {
    /** The octets of {@link #toBytes}. */
    public static final int LENGTH = 2;

    private static final int MOST = 79;
    private static final int NEGATIVE = 0x08;
    private static final Pattern TEXT = Pattern.compile("UTC([+-])([0-9]{2}):(00|15|30|45)(?: DST\\+([0-3]))?");

    /**
     * Checks what it is made of.
     *
     * @throws IllegalArgumentException if a part is out of its range
     */
    public MsTimeZone {
        if (quarters < -MOST || quarters > MOST || daylightSaving < 0 || daylightSaving > 3) {
            throw new IllegalArgumentException("time zone of " + quarters + " quarters of an hour with daylight saving "
                    + daylightSaving + " (expected: -79 to 79, 0 to 3)");
        }
    }

    /**
     * A distance from UTC that already includes the hours of daylight saving.
     *
     * @throws IllegalArgumentException if the distance is no whole number of quarters of an hour
     */
    public static MsTimeZone of(ZoneOffset offset, int daylightSaving) {
        if (offset.getTotalSeconds() % 900 != 0) {
            throw new IllegalArgumentException("offset " + offset + " (expected: whole quarters of an hour)");
        }
        return new MsTimeZone(offset.getTotalSeconds() / 900, daylightSaving);
    }

    /**
     * Reads what {@link #toString} writes: {@code UTC+02:00 DST+1}.
     *
     * @throws IllegalArgumentException if it is not that
     */
    public static MsTimeZone parse(String text) {
        var matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("time zone " + Quoted.of(text) + " (expected: such as UTC+02:00 DST+1)");
        }
        int quarters = Integer.parseInt(matcher.group(2)) * 4 + Integer.parseInt(matcher.group(3)) / 15;
        String saving = matcher.group(4);
        return new MsTimeZone(
                matcher.group(1).equals("-") ? -quarters : quarters, saving == null ? 0 : Integer.parseInt(saving));
    }

    /** Reads the two octets; of the second only the two lowest bits count. */
    public static MsTimeZone decode(byte[] bytes, int offset, int length) {
        if (length != LENGTH) {
            throw new MalformedData(length + " octets (expected: 2 for a time zone)");
        }
        int tens = bytes[offset] & 0x7;
        int units = (bytes[offset] >> 4) & 0xf;
        if (units > 9) {
            throw new MalformedData(
                    "second digit of the time zone is " + Integer.toHexString(units) + " (expected: a decimal digit)");
        }
        int quarters = tens * 10 + units;
        return new MsTimeZone((bytes[offset] & NEGATIVE) != 0 ? -quarters : quarters, bytes[offset + 1] & 3);
    }

    /** The two octets. */
    public byte[] toBytes() {
        int distance = Math.abs(quarters);
        int first = ((distance % 10) << 4) | (distance / 10) | (quarters < 0 ? NEGATIVE : 0);
        return new byte[] {(byte) first, (byte) daylightSaving};
    }

    /** The local time less UTC. */
    public Duration utcOffset() {
        return Duration.ofMinutes(15L * quarters);
    }

    /**
     * The same for the classes of {@code java.time}.
     *
     * @throws java.time.DateTimeException if the distance is above 18 hours, which they do not know
     */
    public ZoneOffset zoneOffset() {
        return ZoneOffset.ofTotalSeconds(900 * quarters);
    }

    /** The distance and, where there is one, the daylight saving: {@code UTC+02:00 DST+1}. */
    @Override
    public String toString() {
        int distance = Math.abs(quarters);
        String text =
                String.format(Locale.ROOT, "UTC%s%02d:%02d", quarters < 0 ? "-" : "+", distance / 4, distance % 4 * 15);
        return daylightSaving == 0 ? text : text + " DST+" + daylightSaving;
    }
}
