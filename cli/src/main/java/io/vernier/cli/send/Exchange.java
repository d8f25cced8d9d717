package io.vernier.cli.send;

import io.vernier.cli.client.Client;
import io.vernier.cli.client.PlainConnection;
import io.vernier.cli.message.Catalogue;
import io.vernier.cli.message.MessageJson;
import io.vernier.cli.message.MessageText;
import io.vernier.cli.message.Printable;
import io.vernier.cli.shell.Colour;
import io.vernier.cli.shell.ExitCode;
import io.vernier.cli.shell.Terminal;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.dictionary.lookup.CommandNames;
import io.vernier.json.JsonWriter;
import io.vernier.messages.threegpp.gy.CreditControlAnswer;
import io.vernier.node.CallException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Sends a request and prints both sides of the exchange. */
final class Exchange {
    private final Terminal terminal;
    private final Catalogue catalogue;
    private final String peer;

    Exchange(Terminal terminal, Catalogue catalogue, String peer) {
        this.terminal = terminal;
        this.catalogue = catalogue;
        this.peer = peer;
    }

    int call(Client client, Message request, Duration timeout, boolean json, boolean verbose)
            throws InterruptedException {
        announce(request, json);
        long sent = System.nanoTime();
        Message answer;
        List<Fault> faults = List.of();
        CompletableFuture<Message> future = client.node().callAsync(request, timeout);
        try {
            answer = future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CallException.BadAnswer bad) {
                answer = bad.answer();
                faults = bad.faults();
            } else if (e.getCause() instanceof CallException failure) {
                throw Client.failed(failure);
            } else {
                throw new IllegalStateException(e.getCause());
            }
        }
        return show(answer, faults, sent, json, verbose);
    }

    /** The same for a message that a node keeps to itself. */
    int call(PlainConnection connection, Message request, boolean json, boolean verbose) throws InterruptedException {
        announce(request, json);
        long sent = System.nanoTime();
        var answer = connection.call(request);
        return show(answer, catalogue.faults(answer), sent, json, verbose);
    }

    private void announce(Message request, boolean json) {
        if (!json) {
            String session = request.first(BaseAvps.SESSION_ID)
                    .map(s -> "  Session-Id " + s)
                    .orElse("");
            terminal.out()
                    .println(terminal.paint(Colour.BLUE, name(request)) + "  -> " + Printable.escaped(peer + session));
            terminal.out().flush();
        }
    }

    private int show(Message answer, List<Fault> faults, long sent, boolean json, boolean verbose) {
        double millis = (System.nanoTime() - sent) / 1e6;
        if (json) {
            json(answer, faults, millis);
        } else {
            people(answer, faults, millis, verbose);
        }
        if (!faults.isEmpty()) {
            return ExitCode.FAILURE;
        }
        return isSuccess(answer.resultCode()) ? ExitCode.OK : ExitCode.PEER_REJECTED;
    }

    private void json(Message answer, List<Fault> faults, double millis) {
        var line = new StringBuilder();
        var out = new JsonWriter(line).beginObject();
        new MessageJson(catalogue).write(answer, faults, out);
        out.name("peer").value(peer);
        out.name("latencyMs").rounded(millis, 3);
        out.endObject();
        terminal.out().println(line);
    }

    private void people(Message answer, List<Fault> faults, double millis, boolean verbose) {
        var code = answer.resultCode();
        String result =
                code.isPresent() ? code.getAsLong() + " " + ResultCode.name(code.getAsLong()) : "without Result-Code";
        var colour = isSuccess(code) ? Colour.GREEN : Colour.RED;
        terminal.out()
                .println(terminal.paint(colour, name(answer) + "  " + result) + "  in "
                        + String.format(Locale.ROOT, "%.1f", millis) + " ms  <- " + Printable.escaped(peer));
        answer.first(BaseAvps.ERROR_MESSAGE)
                .ifPresent(text -> terminal.out().println("  says      " + Printable.escaped(text)));
        if (answer.commandCode() == CreditControlAnswer.TYPE.code() && faults.isEmpty()) {
            grants(CreditControlAnswer.of(answer));
        }
        if (code.isPresent() && !isSuccess(code)) {
            terminal.out().println("  why       vernier explain " + code.getAsLong());
        }
        for (Fault fault : faults) {
            terminal.out().println(terminal.paint(Colour.RED, "  ! " + Printable.escaped(fault.toString())));
        }
        if (verbose) {
            new MessageText(catalogue, terminal).avps(answer);
        }
    }

    private void grants(CreditControlAnswer answer) {
        for (var service : answer.multipleServicesCreditControl()) {
            var text = new StringBuilder("rating-group ")
                    .append(service.ratingGroup().orElse(0));
            service.grantedServiceUnit().ifPresent(granted -> {
                granted.ccTotalOctets()
                        .ifPresent(n -> text.append(": ").append(grouped(n)).append(" octets"));
                granted.ccTime()
                        .ifPresent(n -> text.append(": ").append(grouped(n)).append(" s"));
                granted.ccServiceSpecificUnits()
                        .ifPresent(n -> text.append(": ").append(grouped(n)).append(" units"));
            });
            service.validityTime()
                    .ifPresent(n -> text.append(", valid ").append(n).append(" s"));
            service.resultCode()
                    .ifPresent(n -> text.append("  ").append(n).append(' ').append(ResultCode.name(n)));
            String label = service.grantedServiceUnit().isPresent() ? "  granted   " : "  service   ";
            terminal.out().println(label + text);
        }
    }

    /** With blanks between the thousands. */
    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
    }

    private String name(Message message) {
        return catalogue.command(message).map(CommandNames::abbreviation).orElse("command " + message.commandCode());
    }

    private static boolean isSuccess(OptionalLong code) {
        return code.isPresent() && ResultCode.isSuccess(code.getAsLong());
    }
}
