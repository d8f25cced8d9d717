package io.vernier.cli.message;

import io.vernier.codec.AvpFormats;
import io.vernier.codec.AvpList;
import io.vernier.codec.BitMask;
import io.vernier.codec.DecodeException;
import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.AvpType;
import io.vernier.dictionary.BitNames;
import io.vernier.dictionary.EnumValue;
import io.vernier.json.JsonWriter;
import java.util.HexFormat;
import java.util.Optional;

/** The values of AVPs other than groups. One that is not what its type demands is shown as its octets in hex. */
final class AvpValues {
    private AvpValues() {}

    /** Writes the member {@code value}, for an Enumerated also {@code text}. */
    static void write(AvpList avps, int i, AvpType type, Optional<AvpDefinition> definition, JsonWriter out) {
        out.name("value");
        if (!readable(avps, i, type)) {
            out.value(HexFormat.of().formatHex(avps.octets(i)));
            return;
        }
        switch (type) {
            case INTEGER32 -> out.value(avps.integer32(i));
            case INTEGER64 -> out.value(avps.integer64(i));
            case UNSIGNED32 -> out.value(avps.unsigned32(i));
            case UNSIGNED64 -> out.unsigned(avps.integer64(i));
            case FLOAT32 -> out.value(avps.float32(i));
            case FLOAT64 -> out.value(avps.float64(i));
            case ENUMERATED -> {
                int number = avps.integer32(i);
                out.value(number);
                out.name("text").value(name(definition, number).orElse(null));
            }
            default -> out.value(text(avps, i, type));
        }
    }

    /** Writes what the specification makes of octets or bits, where it says so: {@code text} or {@code bits}. */
    static void writeMeaning(
            AvpList avps,
            int i,
            AvpType type,
            Optional<AvpDefinition> definition,
            Optional<BitNames> bits,
            JsonWriter out) {
        var encoding = definition.flatMap(AvpDefinition::encoding);
        if (encoding.isPresent()) {
            String text = null;
            try {
                text = encoding.get().show(avps.octets(i));
            } catch (IllegalArgumentException notInThisForm) {
                // the octets are all that can be said
            }
            out.name("text").value(text);
        } else if (bits.isPresent() && readable(avps, i, type)) {
            out.name("bits").beginArray();
            BitMask.names(number(avps, i, type), bits.get()::name).forEach(out::value);
            out.endArray();
        }
    }

    /**
     * The value for people: what an encoding makes of it, numbers with their names, text in quotation marks, octets in
     * hex with the reason if they are not in their encoding.
     */
    static String show(AvpList avps, int i, AvpType type, Optional<AvpDefinition> definition, Optional<BitNames> bits) {
        var encoding = definition.flatMap(AvpDefinition::encoding);
        if (encoding.isPresent()) {
            var octets = avps.octets(i);
            try {
                return encoding.get().show(octets);
            } catch (IllegalArgumentException e) {
                return "0x" + HexFormat.of().formatHex(octets) + "  (no " + encoding.get() + ": "
                        + Printable.escaped(String.valueOf(e.getMessage())) + ")";
            }
        }
        if (!readable(avps, i, type)) {
            return "0x" + HexFormat.of().formatHex(avps.octets(i));
        }
        return bits.isPresent() ? bits.get().show(number(avps, i, type)) : plain(avps, i, type, definition);
    }

    private static long number(AvpList avps, int i, AvpType type) {
        return type == AvpType.UNSIGNED64 ? avps.integer64(i) : avps.unsigned32(i);
    }

    private static String plain(AvpList avps, int i, AvpType type, Optional<AvpDefinition> definition) {
        return switch (type) {
            case INTEGER32 -> Integer.toString(avps.integer32(i));
            case INTEGER64 -> Long.toString(avps.integer64(i));
            case UNSIGNED32 -> Long.toString(avps.unsigned32(i));
            case UNSIGNED64 -> Long.toUnsignedString(avps.integer64(i));
            case FLOAT32 -> Float.toString(avps.float32(i));
            case FLOAT64 -> Double.toString(avps.float64(i));
            case ENUMERATED -> {
                int number = avps.integer32(i);
                yield number + name(definition, number).map(n -> " " + n).orElse("");
            }
            case OCTET_STRING, GROUPED -> "0x" + text(avps, i, type);
            case ADDRESS, TIME -> text(avps, i, type);
            default -> Printable.quoted(text(avps, i, type));
        };
    }

    private static Optional<String> name(Optional<AvpDefinition> definition, int number) {
        return definition.flatMap(d -> d.value(number)).map(EnumValue::name);
    }

    private static String text(AvpList avps, int i, AvpType type) {
        return switch (type) {
            case OCTET_STRING, GROUPED -> HexFormat.of().formatHex(avps.octets(i));
            case ADDRESS -> avps.value(i, AvpFormats.ADDRESS).toString();
            case TIME -> avps.value(i, AvpFormats.TIME).toString();
            default -> avps.utf8(i);
        };
    }

    private static boolean readable(AvpList avps, int i, AvpType type) {
        if (type.isFixedLength() && avps.dataLength(i) != type.minimumLength()) {
            return false;
        }
        return switch (type) {
            case ADDRESS, UTF8_STRING, DIAMETER_IDENTITY, DIAMETER_URI, IP_FILTER_RULE, QOS_FILTER_RULE -> {
                try {
                    text(avps, i, type);
                    yield true;
                } catch (DecodeException notReadable) {
                    yield false;
                }
            }
            default -> true;
        };
    }
}
