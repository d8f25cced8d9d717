package io.vernier.cli.peers;

import io.vernier.cli.admin.AdminClient;
import io.vernier.cli.admin.AdminPath;
import io.vernier.cli.shell.CliProblem;
import io.vernier.cli.shell.Command;
import io.vernier.cli.shell.CommandException;
import io.vernier.cli.shell.ExitCode;
import io.vernier.cli.shell.Options;
import io.vernier.cli.shell.Terminal;
import io.vernier.json.Json;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code vernier peers}: shows the peers of a node that runs on this machine, connects and disconnects them. */
public final class PeersCommand implements Command {
    @Override
    public CommandSpec spec() {
        return CommandSpec.create()
                .addOption(Options.text("--admin"))
                .addOption(Options.text("--cause"))
                .addOption(Options.flag("--json"))
                .addPositional(PositionalParamSpec.builder()
                        .paramLabel("ACTION")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .arity("0..2")
                        .build());
    }

    @Override
    public String help() {
        return """
                Examples:
                  vernier peers                        the peers of the node that runs here
                  vernier peers show ocs1.example.net  all about one of them
                  vernier peers disconnect ocs1.example.net --cause busy

                Usage: vernier peers [list] [OPTION]...
                       vernier peers show|connect|disconnect HOST [OPTION]...

                  --cause CAUSE   rebooting, busy or do-not-want-to-talk-to-you (the last)
                  --admin PATH    the node's admin socket; needed only where several nodes run
                  --json          the answer of the node as JSON

                DIR is -> where the node made the connection and <- where the peer did. IN/s and
                OUT/s are requests a second over the last minute; P99 is the time that 99 of 100
                answers took at most. The node must run as the same user: vernier serve, or any
                program that opens an AdminSocket.
                """;
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) throws IOException {
        List<String> action = arguments.matchedPositionalValue(0, List.of());
        String verb = action.isEmpty() ? "list" : action.getFirst();
        boolean wantsHost = !verb.equals("list");
        if (!List.of("list", "show", "connect", "disconnect").contains(verb)) {
            throw usage("there is no action \"" + verb + "\" (expected: list, show, connect or disconnect)");
        }
        if (wantsHost != (action.size() == 2)) {
            throw usage("peers " + verb + (wantsHost ? " needs the name of a peer" : " takes no name of a peer"));
        }
        if (arguments.hasMatchedOption("--cause") && !verb.equals("disconnect")) {
            throw usage("--cause belongs to peers disconnect");
        }
        var node = new AdminClient(AdminPath.find(arguments.matchedOptionValue("--admin", (String) null)));
        String page = "/peers" + (wantsHost ? "/" + encoded(action.get(1)) : "");
        Json answer = switch (verb) {
            case "connect" -> node.post(page + "/connect");
            case "disconnect" ->
                node.post(page + "/disconnect?cause="
                        + encoded(arguments.matchedOptionValue("--cause", "do-not-want-to-talk-to-you")));
            default -> node.get(page);
        };
        if (arguments.hasMatchedOption("--json")) {
            terminal.out().println(answer.toText());
        } else {
            switch (verb) {
                case "list" -> terminal.out().print(PeerTable.of(answer, terminal));
                case "show" -> terminal.out().print(PeerPage.of(answer));
                default -> terminal.out().println("told the node to " + verb + " " + action.get(1));
            }
        }
        return ExitCode.OK;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static CommandException usage(String what) {
        return new CommandException(ExitCode.USAGE, CliProblem.WRONG_USAGE.about(what + "; see: vernier peers --help"));
    }
}
