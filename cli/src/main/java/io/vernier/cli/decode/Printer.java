package io.vernier.cli.decode;

import io.vernier.cli.capture.CapturedMessage;
import io.vernier.cli.message.Catalogue;
import io.vernier.cli.message.MessageJson;
import io.vernier.cli.message.MessageText;
import io.vernier.cli.shell.ExitCode;
import io.vernier.cli.shell.Terminal;
import io.vernier.codec.Explanation;
import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.json.JsonWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Prints what was decoded, for people or as one JSON object a line, and knows whether all of it was well formed. */
final class Printer implements Decoded {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private final Terminal terminal;
    private final boolean json;
    private final Catalogue catalogue;
    private final MessageJson asJson;
    private final MessageText asText;
    private final StringBuilder line = new StringBuilder();
    private long messages;
    private boolean wellFormed = true;

    Printer(Terminal terminal, boolean json, Catalogue catalogue) {
        this.terminal = terminal;
        this.json = json;
        this.catalogue = catalogue;
        this.asJson = new MessageJson(catalogue);
        this.asText = new MessageText(catalogue, terminal);
    }

    int exitCode() {
        return wellFormed ? ExitCode.OK : ExitCode.FAILURE;
    }

    @Override
    public void message(Message message) {
        var faults = faults(message);
        if (json) {
            var out = begin();
            asJson.write(message, faults, out);
            end(out);
        } else {
            asText.print("#" + messages, message, faults);
        }
    }

    @Override
    public void message(CapturedMessage captured) {
        var faults = faults(captured.message());
        if (json) {
            var out = begin();
            asJson.write(captured.message(), faults, out);
            out.name("frame").value(captured.frame());
            out.name("time").value(captured.time().map(Object::toString).orElse(null));
            out.name("source").value(captured.source().toString());
            out.name("destination").value(captured.destination().toString());
            out.name("transport").value(captured.transport());
            end(out);
            return;
        }
        String time = captured.time().map(TIME::format).orElse("-");
        String label = "#" + messages + " " + time + "  " + captured.source() + " > " + captured.destination() + " "
                + captured.transport();
        asText.print(label, captured.message(), faults);
    }

    @Override
    public void tooShort(byte[] octets) {
        messages++;
        wellFormed = false;
        var fault = Fault.of(
                ResultCode.INVALID_MESSAGE_LENGTH,
                0,
                octets.length + " octets are no message (expected: a header of " + Message.HEADER_LENGTH
                        + " at least)");
        if (!json) {
            terminal.out().println("#" + messages + "  ! " + fault.resultCode() + " " + fault.reason());
            return;
        }
        var out = begin();
        for (String name : List.of("command", "abbreviation", "request", "code", "application", "flags")) {
            out.name(name).value((String) null);
        }
        out.name("hopByHop").value((String) null).name("endToEnd").value((String) null);
        out.name("length").value(octets.length);
        out.name("avps").beginArray().endArray();
        MessageJson.faults(List.of(fault), out);
        end(out);
    }

    @Override
    public void problem(Explanation explanation) {
        wellFormed = false;
        terminal.complain(explanation);
    }

    @Override
    public void note(String sentence) {
        terminal.out().flush();
        terminal.err().println("vernier: " + sentence);
    }

    private List<Fault> faults(Message message) {
        messages++;
        var faults = catalogue.faults(message);
        wellFormed &= faults.isEmpty();
        return faults;
    }

    private JsonWriter begin() {
        line.setLength(0);
        return new JsonWriter(line).beginObject();
    }

    private void end(JsonWriter out) {
        out.endObject();
        terminal.out().append(line).append('\n');
        if (terminal.interactive()) {
            terminal.out().flush();
        }
    }
}
