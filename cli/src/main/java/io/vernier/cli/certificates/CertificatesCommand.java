package io.vernier.cli.certificates;

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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code vernier certificates}: has a node that runs on this machine read its certificates again. */
public final class CertificatesCommand implements Command {
    @Override
    public CommandSpec spec() {
        return CommandSpec.create()
                .addOption(Options.text("--admin"))
                .addOption(Options.flag("--json"))
                .addPositional(PositionalParamSpec.builder()
                        .paramLabel("ACTION")
                        .type(String.class)
                        .arity("1")
                        .build());
    }

    @Override
    public String help() {
        return """
                Examples:
                  vernier certificates reload                        of the node that runs here
                  vernier certificates reload --admin ocs1.sock      of one of several
                  vernier certificates reload --json                 for scripts

                Usage: vernier certificates reload [OPTION]...

                  --admin PATH    the node's admin socket; needed only where several nodes run
                  --json          the answer of the node as JSON

                The node reads certificate, key and authorities again, from the files that it
                began with. They are for connections to come; those that stand are not touched.
                Where a file cannot be read the old ones stay in use, and the exit code is 1.
                The node must run as the same user: vernier serve --tls, or any program that
                opens an AdminSocket.
                """;
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) throws IOException {
        String verb = arguments.matchedPositionalValue(0, "");
        if (!verb.equals("reload")) {
            throw new CommandException(
                    ExitCode.USAGE,
                    CliProblem.WRONG_USAGE.about("there is no action \"" + verb
                            + "\" (expected: reload); see: vernier certificates --help"));
        }
        var node = new AdminClient(AdminPath.find(arguments.matchedOptionValue("--admin", (String) null)));
        Json answer = node.post("/certificates/reload");
        terminal.out()
                .println(
                        arguments.hasMatchedOption("--json")
                                ? answer.toText()
                                : "the node has read its certificates again; they are for connections to come");
        return ExitCode.OK;
    }
}
