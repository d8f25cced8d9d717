package io.vernier.cli.place;

import io.vernier.cli.shell.CliProblem;
import io.vernier.cli.shell.CommandException;
import io.vernier.cli.shell.ExitCode;
import io.vernier.cli.shell.Options;
import io.vernier.node.NodeBuilder;
import io.vernier.transport.Security;
import io.vernier.transport.TransportException;
import io.vernier.transport.tcp.TlsCredentials;
import io.vernier.transport.tcp.TlsOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** How a command protects its connections: {@code --tls} and {@code --tls-any-name}. */
public final class Protection {
    private static final String TLS = "--tls";
    private static final String ANY_NAME = "--tls-any-name";
    private static final String EXPECTED = "CERTIFICATE,KEY,AUTHORITIES, three PEM files";

    private final Optional<TlsCredentials> credentials;

    private Protection(Optional<TlsCredentials> credentials) {
        this.credentials = credentials;
    }

    /** Adds the options to those of a command. */
    public static CommandSpec addTo(CommandSpec spec) {
        return spec.addOption(Options.text(TLS)).addOption(Options.flag(ANY_NAME));
    }

    /**
     * Reads the options and the files that they name.
     *
     * @throws CommandException if a file is missing or of no use, or they are not three
     */
    public static Protection of(ParseResult arguments) {
        String given = arguments.matchedOptionValue(TLS, "");
        if (given.isEmpty()) {
            if (arguments.hasMatchedOption(ANY_NAME)) {
                throw usage(ANY_NAME + " belongs to " + TLS + " " + EXPECTED);
            }
            return new Protection(Optional.empty());
        }
        List<String> files = List.of(given.split(",", -1));
        if (files.size() != 3 || files.contains("")) {
            throw usage(TLS + " " + given + " (expected: " + EXPECTED + ")");
        }
        TlsOptions options = TlsOptions.of(Path.of(files.get(0)), Path.of(files.get(1)), Path.of(files.get(2)));
        try {
            return new Protection(Optional.of(
                    TlsCredentials.load(arguments.hasMatchedOption(ANY_NAME) ? options.withoutNameCheck() : options)));
        } catch (TransportException unreadable) {
            throw new CommandException(ExitCode.FAILURE, unreadable.explanation());
        }
    }

    /** Whether there is a certificate. */
    public boolean isThere() {
        return credentials.isPresent();
    }

    /** The certificate with its key, where there is one. */
    public Optional<TlsCredentials> credentials() {
        return credentials;
    }

    /** Gives the certificate to a node. */
    public NodeBuilder give(NodeBuilder node) {
        credentials.ifPresent(node::tls);
        return node;
    }

    /**
     * Makes sure that these places and the certificate go together.
     *
     * @throws CommandException if one needs a certificate and there is none, or there is one and none needs it
     */
    public void check(String option, List<Place> places) {
        for (Place place : places) {
            if (place.isSecure() && credentials.isEmpty()) {
                throw usage(option + " " + place + " needs a certificate: " + TLS + " " + EXPECTED);
            }
        }
        if (isThere() && places.stream().noneMatch(Place::isSecure)) {
            throw usage(TLS + " protects nothing: " + option + " " + places.getFirst()
                    + " is plain text (expected: aaas://... or tls://...)");
        }
    }

    /** The name that the certificate speaks for first; the other name where there is none. */
    public String identity(String otherwise) {
        return credentials
                .map(mine -> mine.options().certificates())
                .flatMap(Protection::nameIn)
                .orElse(otherwise);
    }

    private static Optional<String> nameIn(Path certificate) {
        try (InputStream in = Files.newInputStream(certificate)) {
            var own = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            return new Security("", "", List.of(own), true)
                    .peerNames().stream()
                            .filter(name -> !name.startsWith("*") && name.indexOf('.') > 0)
                            .findFirst();
        } catch (IOException | CertificateException unreadable) {
            return Optional.empty(); // it was read a moment ago, by others who tell what is wrong
        }
    }

    private static CommandException usage(String what) {
        return new CommandException(ExitCode.USAGE, CliProblem.WRONG_USAGE.about(what));
    }
}
