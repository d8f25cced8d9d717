package io.vernier.cli.message;

import io.vernier.codec.AvpFlags;
import io.vernier.codec.AvpWriter;
import io.vernier.codec.CommandFlags;
import io.vernier.codec.Message;
import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.AvpType;
import io.vernier.dictionary.CommandDefinition;
import io.vernier.json.Json;
import io.vernier.json.JsonException;
import io.vernier.json.JsonReader;
import io.vernier.json.JsonWriter;
import java.util.List;
import java.util.Optional;

/**
 * Reads the JSON that {@link MessageJson} writes, and less: a command's name is enough for code and flags, an AVP's name
 * for its code, vendor, type and flags. Lengths, faults and members that are not known are not read. An AVP's octets are
 * those of {@code raw} as long as its {@code value} says the same.
 */
public final class JsonMessage {
    private final Catalogue catalogue;

    public JsonMessage(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * The message.
     *
     * @throws JsonException where it is none; the text starts with the path to the place, such as {@code $.avps[2]}
     */
    public Message read(Json json) {
        var members = new JsonMembers("$", json);
        var letters = members.text("flags");
        boolean request = members.truth("request")
                .orElseGet(() -> letters.map(f -> f.contains("R")).orElse(true));
        var named = members.text("command")
                .map(name -> catalogue
                        .command(name, request)
                        .orElseThrow(
                                () -> members.wrong("command", "\"" + name + "\" is no command that is known here")));
        long code = members.number("code", 0, 0xff_ffff)
                .or(() -> named.map(c -> (long) c.code()))
                .orElseThrow(() -> members.wrong("", "has neither \"code\" nor \"command\""));
        long application = members.number("application", 0, 0xffff_ffffL)
                .or(() -> named.map(CommandDefinition::applicationId))
                .orElse(0L);
        int flags = letters.map(f -> members.bits("flags", f, "RPET"))
                .or(() -> named.map(CommandDefinition::flags))
                .orElse(0);
        var out = new AvpWriter(512);
        members.elements("avps").ifPresent(avps -> avps(application, avps, "$.avps", 0, out));
        return Message.builder((int) code, application)
                .flags(request ? flags | CommandFlags.REQUEST : flags & ~CommandFlags.REQUEST)
                .hopByHopId(id(members, "hopByHop"))
                .endToEndId(id(members, "endToEnd"))
                .avps(out.toList())
                .build();
    }

    private static int id(JsonMembers members, String name) {
        return members.number(name, 0, 0xffff_ffffL).orElse(0L).intValue();
    }

    private void avps(long application, List<Json> avps, String path, int depth, AvpWriter out) {
        if (depth > MessageJson.MAX_DEPTH) {
            throw new JsonException(path + " is nested deeper than " + MessageJson.MAX_DEPTH);
        }
        for (int i = 0; i < avps.size(); i++) {
            avp(application, new JsonMembers(path + "[" + i + "]", avps.get(i)), depth, out);
        }
    }

    private void avp(long application, JsonMembers members, int depth, AvpWriter out) {
        var definition = definition(application, members);
        int code = members.number("code", 0, 0xffff_ffffL)
                .map(Long::intValue)
                .or(() -> definition.map(AvpDefinition::code))
                .orElseThrow(() -> members.wrong("", "has neither \"code\" nor \"name\""));
        int vendor = members.number("vendor", 0, 0xffff_ffffL)
                .map(Long::intValue)
                .or(() -> definition.map(AvpDefinition::vendorId))
                .orElse(0);
        int flags = members.text("flags")
                .map(letters -> members.bits("flags", letters, "VMP"))
                .or(() -> definition.map(AvpDefinition::flags))
                .orElse(0);
        if (vendor == 0 && (flags & AvpFlags.VENDOR) != 0) {
            throw members.wrong("flags", "has V, but \"vendor\" is 0");
        }
        var group = members.elements("avps");
        if (group.isPresent()) {
            int mark = out.beginGroup(code, vendor, flags);
            avps(application, group.get(), members.path() + ".avps", depth + 1, out);
            out.end(mark);
            return;
        }
        out.octets(code, vendor, flags, data(members, definition));
    }

    private Optional<AvpDefinition> definition(long application, JsonMembers members) {
        var code = members.number("code", 0, 0xffff_ffffL);
        if (code.isPresent()) {
            long vendor = members.number("vendor", 0, 0xffff_ffffL).orElse(0L);
            return catalogue.avp(application, code.get().intValue(), (int) vendor);
        }
        return members.text("name")
                .map(name -> catalogue
                        .avp(application, name)
                        .orElseThrow(() -> members.wrong("name", "\"" + name + "\" is no AVP that is known here")));
    }

    /** The octets: those of {@code raw} if there is no {@code value}, or if they would be shown as that value. */
    private static byte[] data(JsonMembers members, Optional<AvpDefinition> definition) {
        var value = members.value("value");
        var raw = members.text("raw").map(hex -> JsonValues.octets(hex, members.path() + ".raw"));
        var type = definition.map(AvpDefinition::type).orElse(AvpType.OCTET_STRING);
        if (raw.isPresent() && (value.isEmpty() || shows(raw.get(), type, value.get()))) {
            return raw.get();
        }
        return JsonValues.octets(
                value.orElseThrow(() -> members.wrong("", "has none of \"value\", \"raw\" and \"avps\"")),
                type,
                definition,
                members.path() + ".value");
    }

    private static boolean shows(byte[] raw, AvpType type, Json value) {
        var avp = new AvpWriter(raw.length + 16);
        avp.octets(1, 0, 0, raw);
        var text = new StringBuilder();
        var out = new JsonWriter(text).beginObject();
        AvpValues.write(avp.toList(), 0, type, Optional.empty(), out);
        out.endObject();
        var shown = new JsonMembers("", JsonReader.readAll(text.toString()).getFirst()).value("value");
        if (value instanceof Json.Figure given && shown.isPresent() && shown.get() instanceof Json.Figure ours) {
            return given.number().compareTo(ours.number()) == 0;
        }
        return shown.isPresent() && shown.get().equals(value);
    }
}
