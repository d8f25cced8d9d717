package io.vernier.cli;

import io.vernier.cli.certificates.CertificatesCommand;
import io.vernier.cli.decode.DecodeCommand;
import io.vernier.cli.demo.DemoCommand;
import io.vernier.cli.dict.DictTools;
import io.vernier.cli.explain.ExplainCommand;
import io.vernier.cli.load.LoadCommand;
import io.vernier.cli.peers.PeersCommand;
import io.vernier.cli.send.SendCommand;
import io.vernier.cli.serve.ServeCommand;
import io.vernier.cli.shell.CliProblem;
import io.vernier.cli.shell.Command;
import io.vernier.cli.shell.CommandException;
import io.vernier.cli.shell.ExitCode;
import io.vernier.cli.shell.Terminal;
import io.vernier.codec.Explanation;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The {@code vernier} command. Only the subcommand that is called is made, so that a short one does not pay for the
 * others.
 */
public final class Main {
    private Main() {}

    /** Runs the command and ends the process with one of {@link ExitCode}. */
    public static void main(String[] arguments) {
        int exitCode = run(Terminal.ofProcess(), arguments);
        Runtime.getRuntime().exit(exitCode);
    }

    /** Runs the command in this process. */
    public static int run(Terminal terminal, String... arguments) {
        int exitCode = dispatch(terminal, arguments);
        terminal.out().flush();
        return exitCode;
    }

    private static int dispatch(Terminal terminal, String[] arguments) {
        String first = arguments.length == 0 ? "" : arguments[0];
        return switch (first) {
            case "" -> {
                terminal.out().print(Help.ALL);
                yield ExitCode.USAGE;
            }
            case "--help", "-h", "help" -> {
                terminal.out().print(Help.ALL);
                yield ExitCode.OK;
            }
            case "--version", "-V" -> {
                terminal.out().println("vernier " + version());
                yield ExitCode.OK;
            }
            case "dict" -> dict(terminal, Arrays.copyOfRange(arguments, 1, arguments.length));
            default -> {
                var command = command(first);
                yield command == null
                        ? wrongUsage(terminal, "there is no command \"" + first + "\"", "vernier --help")
                        : run(command.get(), first, terminal, Arrays.copyOfRange(arguments, 1, arguments.length));
            }
        };
    }

    /** The tools for dictionaries are commands of two words. */
    private static int dict(Terminal terminal, String[] arguments) {
        String tool = arguments.length == 0 ? "" : arguments[0];
        if (tool.equals("--help") || tool.equals("-h") || tool.isEmpty()) {
            terminal.out().print(DictTools.HELP);
            return tool.isEmpty() ? ExitCode.USAGE : ExitCode.OK;
        }
        var command = DictTools.named(tool);
        return command == null
                ? wrongUsage(terminal, "there is no command \"dict " + tool + "\"", "vernier dict --help")
                : run(command.get(), "dict " + tool, terminal, Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }

    private static @Nullable Supplier<Command> command(String name) {
        return switch (name) {
            case "certificates" -> CertificatesCommand::new;
            case "decode" -> DecodeCommand::new;
            case "demo" -> DemoCommand::new;
            case "explain" -> ExplainCommand::new;
            case "load" -> LoadCommand::new;
            case "peers" -> PeersCommand::new;
            case "send" -> SendCommand::new;
            case "serve" -> ServeCommand::new;
            default -> null;
        };
    }

    private static int run(Command command, String name, Terminal terminal, String[] arguments) {
        try {
            var parsed =
                    new CommandLine(withCommonOptions(command.spec().name("vernier " + name))).parseArgs(arguments);
            if (parsed.hasMatchedOption("--help")) {
                terminal.out().print(command.help());
                return ExitCode.OK;
            }
            String colour = parsed.matchedOptionValue("--color", "auto");
            var painted = colour.equals("auto") ? terminal : terminal.withColour(colour.equals("always"));
            int exitCode = command.run(parsed, painted);
            painted.out().flush();
            return exitCode;
        } catch (UnmatchedArgumentException wrong) {
            String similar = wrong.getSuggestions().isEmpty()
                    ? ""
                    : ", did you mean " + wrong.getSuggestions().getFirst() + "?";
            return wrongUsage(
                    terminal,
                    "unknown argument " + wrong.getUnmatched().getFirst() + similar,
                    "vernier " + name + " --help");
        } catch (ParameterException wrong) {
            return wrongUsage(terminal, String.valueOf(wrong.getMessage()), "vernier " + name + " --help");
        } catch (CommandException failed) {
            return failed(terminal, failed.exitCode(), failed.explanation());
        } catch (NoSuchFileException missing) {
            return failed(
                    terminal,
                    ExitCode.FAILURE,
                    CliProblem.NO_SUCH_FILE.about("There is no file " + missing.getFile() + "."));
        } catch (AccessDeniedException denied) {
            return failed(
                    terminal,
                    ExitCode.FAILURE,
                    CliProblem.UNREADABLE_FILE.about("The file " + denied.getFile() + " may not be read."));
        } catch (IOException broken) {
            return failed(
                    terminal,
                    ExitCode.FAILURE,
                    CliProblem.UNREADABLE_FILE.about("Reading failed: " + broken.getMessage() + "."));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return ExitCode.FAILURE;
        }
    }

    private static CommandSpec withCommonOptions(CommandSpec spec) {
        return spec.addOption(OptionSpec.builder("-h", "--help").usageHelp(true).build())
                .addOption(OptionSpec.builder("--color")
                        .type(String.class)
                        .completionCandidates(List.of("auto", "always", "never"))
                        .build());
    }

    private static int failed(Terminal terminal, int exitCode, Explanation explanation) {
        terminal.complain(explanation);
        return exitCode;
    }

    private static int wrongUsage(Terminal terminal, String what, String help) {
        return failed(terminal, ExitCode.USAGE, CliProblem.WRONG_USAGE.about(what + "; see: " + help));
    }
}
