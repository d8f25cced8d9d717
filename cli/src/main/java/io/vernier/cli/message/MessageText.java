package io.vernier.cli.message;

import io.vernier.cli.shell.Colour;
import io.vernier.cli.shell.Terminal;
import io.vernier.codec.AvpFlags;
import io.vernier.codec.AvpList;
import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.AvpType;
import io.vernier.dictionary.lookup.CommandNames;
import java.util.ArrayList;
import java.util.List;

/** A message for people: a line for the header, a line for each AVP, a line for each fault. */
public final class MessageText {
    private static final int WIDEST_NAME = 40;
    private static final String FLAGS = "RPET";

    private final Catalogue catalogue;
    private final Terminal terminal;

    public MessageText(Catalogue catalogue, Terminal terminal) {
        this.catalogue = catalogue;
        this.terminal = terminal;
    }

    /** What is printed of one AVP; the value is empty for a group. */
    private record Line(String name, String code, String flags, String value) {}

    /** Prints a message behind {@code label}, which says where it comes from. */
    public void print(String label, Message message, List<Fault> faults) {
        terminal.out().println(label + "  " + header(message));
        avps(message);
        for (Fault fault : faults) {
            String text = "  ! " + fault.resultCode() + " at octet " + fault.offset() + ": "
                    + Printable.escaped(fault.reason()) + "   -> answer would be "
                    + ResultCode.name(fault.resultCode());
            terminal.out().println(terminal.paint(Colour.RED, text));
        }
    }

    private String header(Message message) {
        String name = catalogue.command(message).map(CommandNames::abbreviation).orElse("?");
        String application =
                catalogue.application(message.applicationId()).map(n -> " " + n).orElse("");
        return terminal.paint(colour(message), name) + "  " + message.commandCode() + " app "
                + message.applicationId() + application + "  " + flags(message.flags()) + "  hbh 0x"
                + Integer.toHexString(message.hopByHopId()) + "  e2e 0x" + Integer.toHexString(message.endToEndId())
                + "  " + message.length() + " octets";
    }

    private static Colour colour(Message message) {
        if (message.isRequest()) {
            return Colour.BLUE;
        }
        var result = message.resultCode();
        boolean refused = message.isError() || (result.isPresent() && !ResultCode.isSuccess(result.getAsLong()));
        return refused ? Colour.RED : Colour.GREEN;
    }

    private static String flags(int flags) {
        var text = new StringBuilder("----");
        for (int i = 0; i < FLAGS.length(); i++) {
            if ((flags & 0x80 >> i) != 0) {
                text.setCharAt(i, FLAGS.charAt(i));
            }
        }
        return text.toString();
    }

    /** Prints the AVPs of a message, aligned. */
    public void avps(Message message) {
        var lines = new ArrayList<Line>();
        collect(message.applicationId(), message.avps(), 0, lines);
        int widest = 0;
        for (Line line : lines) {
            widest = Math.max(widest, Math.min(WIDEST_NAME, line.name.length()));
        }
        for (Line line : lines) {
            String padding = " ".repeat(Math.max(0, widest - line.name.length()));
            String code = " ".repeat(Math.max(0, 5 - line.code.length())) + line.code;
            String flags = " ".repeat(Math.max(0, 3 - line.flags.length())) + line.flags;
            String value = line.value.isEmpty() ? "" : "  " + line.value;
            terminal.out()
                    .println(
                            "  " + line.name + padding + " " + terminal.paint(Colour.GREY, code + " " + flags) + value);
        }
    }

    private void collect(long application, AvpList avps, int depth, List<Line> lines) {
        for (int i = 0; i < avps.size(); i++) {
            var definition = catalogue.avp(application, avps.code(i), avps.vendorId(i));
            var type = definition.map(AvpDefinition::type).orElse(AvpType.OCTET_STRING);
            boolean group = type == AvpType.GROUPED && depth < MessageJson.MAX_DEPTH;
            String unknown = avps.vendorId(i) == 0
                    ? "(unknown)"
                    : "(unknown, vendor " + Integer.toUnsignedString(avps.vendorId(i)) + ")";
            String name =
                    "  ".repeat(depth) + definition.map(AvpDefinition::name).orElse(unknown);
            var bits = catalogue.bits(application, avps, definition);
            String value = group ? "" : AvpValues.show(avps, i, type, definition, bits);
            String code = Integer.toUnsignedString(avps.code(i));
            lines.add(new Line(name, code, AvpFlags.toString(avps.flags(i)), value));
            if (group) {
                collect(application, avps.group(i), depth + 1, lines);
            }
        }
    }
}
