package io.vernier.cli.message;

import io.vernier.codec.AvpFormat;
import io.vernier.codec.AvpFormats;
import io.vernier.codec.AvpWriter;
import io.vernier.codec.data.DiameterAddress;
import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.AvpType;
import io.vernier.dictionary.EnumValue;
import io.vernier.json.Json;
import io.vernier.json.JsonException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** The octets of values in JSON, as {@link AvpValues} writes them. An Enumerated may also be given by its name. */
final class JsonValues {
    private static final BigDecimal MAX_UNSIGNED64 =
            new BigDecimal(BigInteger.TWO.pow(64).subtract(BigInteger.ONE));

    private JsonValues() {}

    static byte[] octets(Json value, AvpType type, Optional<AvpDefinition> definition, String path) {
        return switch (type) {
            case INTEGER32 ->
                data(AvpFormats.INTEGER32, (int) integer(value, Integer.MIN_VALUE, Integer.MAX_VALUE, path));
            case INTEGER64 -> data(AvpFormats.INTEGER64, integer(value, Long.MIN_VALUE, Long.MAX_VALUE, path));
            case UNSIGNED32 -> data(AvpFormats.UNSIGNED32, integer(value, 0, 0xffff_ffffL, path));
            case UNSIGNED64 -> data(AvpFormats.UNSIGNED64, integer(value, BigDecimal.ZERO, MAX_UNSIGNED64, path));
            case FLOAT32 -> data(AvpFormats.FLOAT32, (float) real(value, path));
            case FLOAT64 -> data(AvpFormats.FLOAT64, real(value, path));
            case ENUMERATED -> data(AvpFormats.ENUMERATED, enumerated(value, definition, path));
            case OCTET_STRING, GROUPED -> octets(text(value, path), path);
            case ADDRESS -> address(value, path);
            case TIME -> time(value, path);
            default -> text(value, path).getBytes(StandardCharsets.UTF_8);
        };
    }

    static byte[] octets(String hex, String path) {
        try {
            return HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException notHex) {
            throw wrong(path, "is not hex: " + notHex.getMessage());
        }
    }

    static long integer(Json value, BigDecimal least, BigDecimal most, String path) {
        if (!(value instanceof Json.Figure figure)) {
            throw wrong(path, "is " + value.kind() + " (expected: a number)");
        }
        var number = figure.number();
        boolean whole = number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
        if (!whole || number.compareTo(least) < 0 || number.compareTo(most) > 0) {
            throw wrong(path, "is " + number + " (expected: a whole number from " + least + " to " + most + ")");
        }
        return number.toBigInteger().longValue();
    }

    private static long integer(Json value, long least, long most, String path) {
        return integer(value, BigDecimal.valueOf(least), BigDecimal.valueOf(most), path);
    }

    private static double real(Json value, String path) {
        if (value instanceof Json.Figure figure) {
            return figure.number().doubleValue();
        }
        return switch (text(value, path)) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw wrong(path, "is no number, nor \"NaN\", \"Infinity\" or \"-Infinity\"");
        };
    }

    private static int enumerated(Json value, Optional<AvpDefinition> definition, String path) {
        if (value instanceof Json.Text name) {
            return definition
                    .flatMap(d -> d.values().stream()
                            .filter(v -> v.name().equals(name.text()))
                            .findFirst())
                    .map(EnumValue::value)
                    .orElseThrow(() -> wrong(path, "is \"" + name.text() + "\", no value of this AVP"));
        }
        return (int) integer(value, Integer.MIN_VALUE, Integer.MAX_VALUE, path);
    }

    private static byte[] address(Json value, String path) {
        try {
            return data(AvpFormats.ADDRESS, DiameterAddress.parse(text(value, path)));
        } catch (IllegalArgumentException notAnAddress) {
            throw wrong(path, String.valueOf(notAnAddress.getMessage()));
        }
    }

    private static byte[] time(Json value, String path) {
        try {
            return data(AvpFormats.TIME, Instant.parse(text(value, path)));
        } catch (DateTimeException | IllegalArgumentException notATime) {
            throw wrong(path, String.valueOf(notATime.getMessage()));
        }
    }

    private static String text(Json value, String path) {
        if (value instanceof Json.Text text) {
            return text.text();
        }
        throw wrong(path, "is " + value.kind() + " (expected: a text)");
    }

    private static <T> byte[] data(AvpFormat<T> format, T value) {
        var out = new AvpWriter(64);
        out.value(1, 0, 0, format, value);
        return out.toList().octets(0);
    }

    private static JsonException wrong(String path, String what) {
        return new JsonException(path + " " + what);
    }
}
