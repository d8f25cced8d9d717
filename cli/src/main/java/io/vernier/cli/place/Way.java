package io.vernier.cli.place;

import io.vernier.cli.shell.Options;
import io.vernier.node.PeerOptions;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * How a command reaches its peer: {@code --to}, {@code --transport}, and what {@link Protection} reads.
 *
 * @param to where the peer is
 * @param transports tried in this order instead of the one that {@code to} names; empty for that one
 * @param protection for TLS
 */
public record Way(Place to, List<String> transports, Protection protection) {
    private static final String TO = "--to";
    private static final String TRANSPORT = "--transport";

    public Way {
        transports = List.copyOf(transports);
    }

    /** Adds the options to those of a command, but for {@code --to}. */
    public static CommandSpec addTo(CommandSpec spec) {
        return Protection.addTo(spec).addOption(Options.text(TRANSPORT));
    }

    /**
     * Reads the options.
     *
     * @param otherwise what {@code --to} is unless told
     * @throws io.vernier.cli.shell.CommandException if they do not go together, or a file is of no use
     */
    public static Way of(ParseResult arguments, String otherwise) {
        Protection protection = Protection.of(arguments);
        String to = arguments.matchedOptionValue(TO, otherwise);
        Place place = Place.toConnect(TO, to, protection.isThere());
        List<String> transports = arguments.hasMatchedOption(TRANSPORT)
                ? List.of(arguments.matchedOptionValue(TRANSPORT, "").split(","))
                : List.of();
        if (transports.isEmpty()) {
            protection.check(TO, List.of(place));
        }
        return new Way(place, transports, protection);
    }

    /** Tells a peer's options where it is reached, and how. */
    public void tell(PeerOptions peer) {
        to.tell(peer);
        if (!transports.isEmpty()) {
            peer.transports(transports.toArray(String[]::new));
        }
    }

    /** As people write it. */
    @Override
    public String toString() {
        return to.toString();
    }
}
