package io.vernier.cli.load;

import io.vernier.cli.place.Way;
import io.vernier.cli.shell.CliProblem;
import io.vernier.cli.shell.CommandException;
import io.vernier.cli.shell.ExitCode;
import io.vernier.codec.data.DiameterIdentity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * What the command line asks for.
 *
 * @param way where the server is, and how it is reached
 * @param pace how much is sent
 * @param connections how many, each of a node of its own
 * @param identity Origin-Host; further connections put a number behind its first label
 * @param realm Origin-Realm
 * @param destinationRealm where requests go; the server's realm unless told
 * @param kind what is sent
 * @param subscriber the IMSI that is charged
 * @param timeout how long an answer is waited for, and the connection
 * @param thresholds what the run has to keep
 */
record LoadOptions(
        Way way,
        Pace pace,
        int connections,
        String identity,
        String realm,
        Optional<String> destinationRealm,
        RequestKind kind,
        String subscriber,
        Duration timeout,
        List<Threshold> thresholds) {
    private static final int CLOSED_LOOP_IN_FLIGHT = 64;
    private static final int OPEN_LOOP_IN_FLIGHT = 4_096;
    private static final int MOST_IN_FLIGHT = 60_000;

    static CommandSpec spec() {
        return Way.addTo(CommandSpec.create())
                .addOption(text("--to").required(true).build())
                .addOption(text("--rate").build())
                .addOption(text("--duration").build())
                .addOption(text("--warmup").build())
                .addOption(OptionSpec.builder("--in-flight", "--concurrency")
                        .type(String.class)
                        .build())
                .addOption(text("--connections").build())
                .addOption(text("--identity").build())
                .addOption(text("--realm").build())
                .addOption(text("--destination-realm").build())
                .addOption(text("--request").build())
                .addOption(text("--imsi").build())
                .addOption(text("--timeout").build())
                .addOption(text("--threshold").build())
                .addOption(text("--csv").build())
                .addOption(text("--hdr").build())
                .addOption(OptionSpec.builder("--json").type(boolean.class).build());
    }

    private static OptionSpec.Builder text(String name) {
        return OptionSpec.builder(name).type(String.class);
    }

    /** @throws CommandException naming the option, its value and what was expected */
    static LoadOptions of(ParseResult arguments) {
        Rates rates = arguments.hasMatchedOption("--rate") ? value(arguments, "--rate", "", Rates::parse) : Rates.NONE;
        String inFlight = Integer.toString(rates.isNone() ? CLOSED_LOOP_IN_FLIGHT : OPEN_LOOP_IN_FLIGHT);
        Way way = Way.of(arguments, "");
        String identity = value(
                arguments,
                "--identity",
                way.protection().identity("load.vernier.example"),
                text -> checked(DiameterIdentity::check, text));
        String realm = identity.substring(identity.indexOf('.') + 1);
        return new LoadOptions(
                way,
                new Pace(
                        rates,
                        value(arguments, "--in-flight", inFlight, text -> number(text, MOST_IN_FLIGHT)),
                        value(arguments, "--warmup", "1s", Durations::parse),
                        value(arguments, "--duration", "10s", LoadOptions::positive)),
                value(arguments, "--connections", "1", text -> number(text, 1_000)),
                identity,
                value(arguments, "--realm", realm, text -> checked(DiameterIdentity::check, text)),
                arguments.hasMatchedOption("--destination-realm")
                        ? Optional.of(value(
                                arguments, "--destination-realm", "", text -> checked(DiameterIdentity::check, text)))
                        : Optional.empty(),
                value(arguments, "--request", RequestKind.SESSION.word(), RequestKind::of),
                arguments.matchedOptionValue("--imsi", "001010000000001"),
                value(arguments, "--timeout", "5s", LoadOptions::positive),
                arguments.hasMatchedOption("--threshold")
                        ? value(arguments, "--threshold", "", Threshold::parse)
                        : List.of());
    }

    /** Where the server is, as people write it. */
    String address() {
        return way.toString();
    }

    private static <T> T value(ParseResult arguments, String option, String otherwise, Function<String, T> reader) {
        String text = arguments.matchedOptionValue(option, otherwise);
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException wrong) {
            throw new CommandException(
                    ExitCode.USAGE,
                    CliProblem.WRONG_USAGE.about(option + ": " + wrong.getMessage() + "; see: vernier load --help"));
        }
    }

    private static String checked(Consumer<String> check, String text) {
        check.accept(text);
        return text;
    }

    private static int number(String text, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        throw new IllegalArgumentException("\"" + text + "\" (expected: a number from 1 to " + most + ")");
    }

    private static Duration positive(String text) {
        Duration duration = Durations.parse(text);
        if (duration.isZero()) {
            throw new IllegalArgumentException("\"" + text + "\" (expected: more than zero)");
        }
        return duration;
    }
}
