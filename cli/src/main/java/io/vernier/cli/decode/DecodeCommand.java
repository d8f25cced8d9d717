package io.vernier.cli.decode;

import io.vernier.cli.message.Catalogue;
import io.vernier.cli.message.OwnDictionaries;
import io.vernier.cli.shell.CliProblem;
import io.vernier.cli.shell.Command;
import io.vernier.cli.shell.CommandException;
import io.vernier.cli.shell.ExitCode;
import io.vernier.cli.shell.Options;
import io.vernier.cli.shell.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code vernier decode}: messages out of hex, binary files and captures, recognised by their content. */
public final class DecodeCommand implements Command {
    private final FutureTask<Catalogue> catalogue = new FutureTask<>(Catalogue::standard);

    /** Begins to read the dictionaries: arguments are parsed meanwhile, which takes about as long. */
    public DecodeCommand() {
        Thread.ofPlatform().daemon().name("dictionaries").start(catalogue);
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.create()
                .addOption(OptionSpec.builder("--json").type(boolean.class).build())
                .addOption(Options.texts("--dict"))
                .addPositional(PositionalParamSpec.builder()
                        .paramLabel("HEX|FILE|-")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .arity("1..*")
                        .required(true)
                        .build());
    }

    @Override
    public String help() {
        return """
                Examples:
                  vernier decode capture.pcapng                 all messages of a capture
                  vernier decode --json 01000014800001180000... one message, as JSON
                  tcpdump -w - port 3868 | vernier decode -     while it is captured

                Usage: vernier decode [--json] HEX|FILE|-...

                A file may hold hex with one message a line (blanks, colons, 0x and comments
                behind # are fine), binary messages one behind the other, or a capture in the
                pcap or pcapng format, with TCP or SCTP on any port; it may be gzipped.

                  --json          one object a line for each message
                  --dict FILE     a .dia file of your own, looked into first; as often as needed
                  --color=WHEN    auto (the default), always or never

                Faults are shown as the Result-Code that a node would answer with.
                Exit code: 0 where every message is well formed, else 1.
                """;
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) throws IOException, InterruptedException {
        List<String> inputs = arguments.matchedPositionalValue(0, List.of());
        var printer = new Printer(terminal, arguments.hasMatchedOption("--json"), dictionaries(arguments));
        if (inputs.size() > 1 && !Files.exists(path(inputs.getFirst()))) {
            var joined = HexText.parse(String.join("", inputs));
            if (joined.isPresent()) {
                inputs = List.of(String.join("", inputs)); // octets with blanks between them and no quotes around
            }
        }
        for (String input : inputs) {
            read(input, terminal, printer);
        }
        return printer.exitCode();
    }

    private Catalogue dictionaries(ParseResult arguments) throws IOException, InterruptedException {
        if (arguments.hasMatchedOption("--dict")) {
            return Catalogue.with(OwnDictionaries.read(arguments.matchedOptionValue("--dict", List.of())));
        }
        try {
            return catalogue.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause()); // our own dictionaries are read by the build's tests
        }
    }

    private static void read(String input, Terminal terminal, Printer printer) throws IOException {
        if (input.equals("-")) {
            new Input("standard input", printer).read(terminal.in());
            return;
        }
        var path = path(input);
        if (Files.exists(path)) {
            try (var in = Files.newInputStream(path)) {
                new Input(input, printer).read(in);
            }
        } else if (HexText.parse(input).filter(octets -> octets.length > 0).isPresent()) {
            new Input("the argument", printer).text(input);
        } else {
            throw new CommandException(
                    ExitCode.FAILURE,
                    CliProblem.NO_SUCH_FILE.about("\"" + shortened(input) + "\" is neither a file nor hex."));
        }
    }

    /** A long message in hex is no path: then a path that does not exist stands for it. */
    private static Path path(String input) {
        try {
            return input.length() > 1024 ? Path.of("/dev/null/none") : Path.of(input);
        } catch (InvalidPathException notAPath) {
            return Path.of("/dev/null/none");
        }
    }

    private static String shortened(String input) {
        return input.length() > 60 ? input.substring(0, 60) + "..." : input;
    }
}
