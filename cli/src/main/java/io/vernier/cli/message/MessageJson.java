package io.vernier.cli.message;

import io.vernier.codec.AvpFlags;
import io.vernier.codec.AvpList;
import io.vernier.codec.CommandFlags;
import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.AvpType;
import io.vernier.dictionary.lookup.CommandNames;
import io.vernier.json.JsonWriter;
import java.util.HexFormat;
import java.util.List;

/**
 * A message as JSON: header, AVPs in their order, faults. The names and their order are a promise to programs; more
 * members may follow at the end. {@link JsonMessage} reads it back.
 */
public final class MessageJson {
    /** Deeper than any grammar; beyond it groups are shown as octets. */
    static final int MAX_DEPTH = 64;

    private final Catalogue catalogue;

    public MessageJson(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Writes the members of the message into an object that the caller has opened and will close. */
    public void write(Message message, List<Fault> faults, JsonWriter out) {
        var command = catalogue.command(message);
        out.name("command").value(command.map(CommandNames::name).orElse(null));
        out.name("abbreviation").value(command.map(CommandNames::abbreviation).orElse(null));
        out.name("request").value(message.isRequest());
        out.name("code").value(message.commandCode());
        out.name("application").value(message.applicationId());
        out.name("flags").value(CommandFlags.toString(message.flags()));
        out.name("hopByHop").value(Integer.toUnsignedLong(message.hopByHopId()));
        out.name("endToEnd").value(Integer.toUnsignedLong(message.endToEndId()));
        out.name("length").value(announcedLength(message));
        out.name("avps");
        avps(message.applicationId(), message.avps(), 0, out);
        faults(faults, out);
    }

    /** Writes the member {@code faults}. */
    public static void faults(List<Fault> faults, JsonWriter out) {
        out.name("faults").beginArray();
        for (Fault fault : faults) {
            out.beginObject();
            out.name("resultCode").value(fault.resultCode());
            out.name("offset").value(fault.offset());
            out.name("reason").value(fault.reason());
            out.endObject();
        }
        out.endArray();
    }

    /** The Message Length that the header announces, which a broken message need not have. */
    static int announcedLength(Message message) {
        var field = new byte[3];
        message.copyTo(field, 0, 1, 4);
        return (field[0] & 0xff) << 16 | (field[1] & 0xff) << 8 | (field[2] & 0xff);
    }

    private void avps(long application, AvpList avps, int depth, JsonWriter out) {
        out.beginArray();
        for (int i = 0; i < avps.size(); i++) {
            var definition = catalogue.avp(application, avps.code(i), avps.vendorId(i));
            var type = definition.map(AvpDefinition::type).orElse(AvpType.OCTET_STRING);
            out.beginObject();
            out.name("code").value(Integer.toUnsignedLong(avps.code(i)));
            out.name("vendor").value(Integer.toUnsignedLong(avps.vendorId(i)));
            out.name("flags").value(AvpFlags.toString(avps.flags(i)));
            out.name("length").value(avps.length(i));
            out.name("name").value(definition.map(AvpDefinition::name).orElse(null));
            out.name("type").value(type.dictionaryName());
            if (type == AvpType.GROUPED && depth < MAX_DEPTH) {
                out.name("avps");
                avps(application, avps.group(i), depth + 1, out);
            } else {
                AvpValues.write(avps, i, type, definition, out);
                out.name("raw").value(HexFormat.of().formatHex(avps.octets(i)));
                var bits = catalogue.bits(application, avps, definition);
                AvpValues.writeMeaning(avps, i, type, definition, bits, out);
            }
            out.endObject();
        }
        out.endArray();
    }
}
