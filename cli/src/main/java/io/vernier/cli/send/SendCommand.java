package io.vernier.cli.send;

import io.vernier.cli.client.Client;
import io.vernier.cli.client.PlainConnection;
import io.vernier.cli.message.Catalogue;
import io.vernier.cli.message.JsonMessage;
import io.vernier.cli.message.OwnDictionaries;
import io.vernier.cli.place.Way;
import io.vernier.cli.shell.CliProblem;
import io.vernier.cli.shell.Command;
import io.vernier.cli.shell.CommandException;
import io.vernier.cli.shell.ExitCode;
import io.vernier.cli.shell.Options;
import io.vernier.cli.shell.Quantity;
import io.vernier.cli.shell.Terminal;
import io.vernier.codec.Message;
import io.vernier.json.Json;
import io.vernier.json.JsonException;
import io.vernier.json.JsonReader;
import io.vernier.node.CallException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code vernier send}: one request, and what came back. */
public final class SendCommand implements Command {
    private static final long ACCOUNTING = 3;
    private static final long CREDIT_CONTROL = 4;

    @Override
    public CommandSpec spec() {
        return Way.addTo(CommandSpec.create())
                .addPositional(PositionalParamSpec.builder()
                        .paramLabel("REQUEST")
                        .type(String.class)
                        .arity("1")
                        .required(true)
                        .build())
                .addOption(Options.text("--to"))
                .addOption(Options.text("--imsi"))
                .addOption(Options.text("--rg"))
                .addOption(Options.text("--units"))
                .addOption(Options.text("--session"))
                .addOption(Options.text("--number"))
                .addOption(Options.text("--identity"))
                .addOption(Options.text("--realm"))
                .addOption(Options.text("--timeout"))
                .addOption(Options.texts("--dict"))
                .addOption(Options.flag("--json"))
                .addOption(Options.flag("-v", "--verbose"));
    }

    @Override
    public String help() {
        return """
                Examples:
                  vernier send ccr-i --to aaa://127.0.0.1:3868 --imsi 001010000000001
                  vernier send dwr --to sctp://10.1.0.1,10.2.0.1
                  vernier send request.json --to aaas://ocs.example.net --tls a.pem,a.key,ca.pem

                Usage: vernier send REQUEST --to URI [OPTION]...

                  REQUEST    ccr-i, ccr-u, ccr-t, ccr-e, acr, dwr, a file with the JSON that
                             decode prints, or a message in hex
                  URI        aaa://HOST[,HOST...][:PORT][;transport=sctp], aaas:// for TLS; also
                             tcp:// tls:// sctp:// dtls://HOST[:PORT]
                  --transport LIST   tried in order instead of the URI's: sctp,tcp
                  --tls CERTIFICATE,KEY,AUTHORITIES   PEM files; --tls-any-name takes whom
                                     the authorities vouch for, whatever its name
                  --imsi ID, --rg NUMBER, --units UNITS (1MB)    whom to charge, for what
                  --session ID, --number N    goes on with a session; else ccr-u and ccr-t
                                              open one first
                  --identity NAME, --realm NAME    who we are; with --tls the certificate's name
                  --timeout TIME     for the connection and for the answer (5s)
                  --dict FILE        your own .dia: names of request.json and of the answer
                  --json, -v         the answer as one line of JSON; with all its AVPs
                """;
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) throws IOException, InterruptedException {
        String kind = arguments.matchedPositionalValue(0, "");
        Way way = Way.of(arguments, "127.0.0.1");
        var timeout = Quantity.duration("--timeout", arguments.matchedOptionValue("--timeout", "5s"));
        String identity = arguments.matchedOptionValue(
                "--identity",
                way.protection().identity("send-" + ProcessHandle.current().pid() + ".example.net"));
        String realm = arguments.matchedOptionValue("--realm", "example.net");
        var catalogue = Catalogue.with(OwnDictionaries.read(arguments.matchedOptionValue("--dict", List.of())));
        boolean json = arguments.hasMatchedOption("--json");
        boolean verbose = arguments.hasMatchedOption("-v");
        if (kind.equalsIgnoreCase("dwr")) {
            try (var connection = PlainConnection.connect(way.to(), way.protection(), identity, realm, timeout)) {
                return new Exchange(terminal, catalogue, connection.peer())
                        .call(connection, ReadyMadeRequest.watchdog(identity, realm), json, verbose);
            }
        }
        boolean readyMade = isReadyMade(kind);
        Message given = readyMade ? null : given(kind, catalogue);
        long application = given == null ? application(kind) : given.applicationId();
        try (var client = Client.connect(way, identity, realm, catalogue.applications(application), timeout)) {
            var printer = new Exchange(terminal, catalogue, client.peerHost());
            var request = given == null ? readyMade(kind, arguments, client, timeout) : given;
            return printer.call(client, request, timeout, json, verbose);
        }
    }

    private static boolean isReadyMade(String kind) {
        return switch (kind.toLowerCase(Locale.ROOT)) {
            case "ccr-i", "ccr-u", "ccr-t", "ccr-e", "acr" -> true;
            default -> false;
        };
    }

    private static long application(String kind) {
        return kind.equalsIgnoreCase("acr") ? ACCOUNTING : CREDIT_CONTROL;
    }

    private static Message readyMade(String kind, ParseResult arguments, Client client, Duration timeout) {
        String session = arguments.matchedOptionValue("--session", client.node().newSessionId());
        var request = new ReadyMadeRequest(
                session,
                client.peerRealm(),
                arguments.matchedOptionValue("--imsi", ""),
                Quantity.number("--rg", arguments.matchedOptionValue("--rg", "100"), 0, 0xffff_ffffL),
                Quantity.units("--units", arguments.matchedOptionValue("--units", "1MB")));
        long number = Quantity.number("--number", arguments.matchedOptionValue("--number", "1"), 0, 0xffff_ffffL);
        return switch (kind.toLowerCase(Locale.ROOT)) {
            case "ccr-u" -> {
                openFirst(arguments, client, request, timeout);
                yield request.update(number).message();
            }
            case "ccr-t" -> {
                openFirst(arguments, client, request, timeout);
                yield request.termination(number).message();
            }
            case "ccr-e" -> request.event().message();
            case "acr" -> request.accounting().message();
            default -> request.initial().message();
        };
    }

    /** A server knows updates and terminations only of sessions that are open. */
    private static void openFirst(ParseResult arguments, Client client, ReadyMadeRequest request, Duration timeout) {
        if (arguments.hasMatchedOption("--session")) {
            return;
        }
        try {
            client.node().call(request.initial(), timeout);
        } catch (CallException failure) {
            throw Client.failed(failure);
        }
    }

    private static Message given(String text, Catalogue catalogue) throws IOException {
        boolean isHex = text.length() >= 2 * Message.HEADER_LENGTH
                && text.length() % 2 == 0
                && text.chars().allMatch(c -> Character.digit(c, 16) >= 0);
        if (isHex) {
            return checked(Message.decode(HexFormat.of().parseHex(text)), "the argument");
        }
        var values = readJson(Path.of(text));
        try {
            return checked(new JsonMessage(catalogue).read(values), text);
        } catch (JsonException wrong) {
            throw notAMessage(text + ": " + wrong.getMessage() + ".");
        }
    }

    private static Json readJson(Path file) throws IOException {
        try {
            var values = JsonReader.readAll(Files.readString(file));
            if (values.size() == 1) {
                return values.getFirst();
            }
            throw notAMessage(file + " holds " + values.size() + " JSON values (expected: one message).");
        } catch (JsonException wrong) {
            throw notAMessage(file + ":" + wrong.getMessage() + ".");
        }
    }

    private static Message checked(Message message, String name) {
        if (!message.isRequest()) {
            throw notAMessage("The message in " + name + " is an answer (expected: a request).");
        }
        return message;
    }

    private static CommandException notAMessage(String what) {
        return new CommandException(ExitCode.FAILURE, CliProblem.NOT_A_MESSAGE.about(what));
    }
}
