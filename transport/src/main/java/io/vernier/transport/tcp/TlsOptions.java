package io.vernier.transport.tcp;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How connections are protected by TLS (RFC 6733 section 13.1). Immutable; each {@code with} method gives a changed
 * copy. Unless told otherwise both ends prove who they are, and TLS 1.2 and 1.3 with authenticated encryption are spoken;
 * the RC4 and 3DES suites that the RFC once demanded are not offered (RFC 7465).
 */
public final class TlsOptions {
    private static final Duration HANDSHAKE_TIMEOUT = Duration.ofSeconds(10);

    private final Path certificates;
    private final Path key;
    private final Path trusted;
    private final @Nullable String keyPassword;
    private final Engine engine;
    private final Demand demand;
    private final List<String> protocols;
    private final List<String> cipherSuites;
    private final boolean nameChecked;
    private final boolean authoritiesNamed;
    private final Duration handshakeTimeout;

    private TlsOptions(Builder values) {
        this.certificates = values.certificates;
        this.key = values.key;
        this.trusted = values.trusted;
        this.keyPassword = values.keyPassword;
        this.engine = values.engine;
        this.demand = values.demand;
        this.protocols = values.protocols;
        this.cipherSuites = values.cipherSuites;
        this.nameChecked = values.nameChecked;
        this.authoritiesNamed = values.authoritiesNamed;
        this.handshakeTimeout = values.handshakeTimeout;
    }

    /** Who does the work. */
    public enum Engine {
        /** BoringSSL where its native library is on the class path and loads, else the JDK. */
        AUTO,
        /** The JDK's own. */
        JDK,
        /** BoringSSL by netty-tcnative; fails where it does not load. */
        BORINGSSL
    }

    /** Whether who connects to us has to present a certificate. */
    public enum Demand {
        /** A certificate of a trusted authority, or there is no connection (RFC 6733 section 13.1). */
        REQUIRED,
        /** None is needed, but one that comes must be good. */
        OPTIONAL,
        /** None is asked for. */
        NONE
    }

    /**
     * The usual: a certificate, its key, and the authorities that may vouch for peers. All three are PEM files, read
     * when the transport is opened and again by {@link TlsCredentials#reload}.
     *
     * @param certificates this node's own certificate, followed by its issuers up to the authority that peers trust
     * @param key the private key of the first certificate, in PKCS #8
     * @param trusted the authorities that are trusted to vouch for Diameter peers, and no others
     */
    public static TlsOptions of(Path certificates, Path key, Path trusted) {
        return new Builder(certificates, key, trusted).build();
    }

    /** The password of the key's file; none unless told. */
    public TlsOptions withKeyPassword(String password) {
        var copy = new Builder(this);
        copy.keyPassword = password;
        return copy.build();
    }

    /** Who does the work; {@link Engine#JDK} unless told. */
    public TlsOptions withEngine(Engine newEngine) {
        var copy = new Builder(this);
        copy.engine = newEngine;
        return copy.build();
    }

    /** Whether who connects to us has to present a certificate; {@link Demand#REQUIRED} unless told. */
    public TlsOptions withPeerCertificate(Demand newDemand) {
        var copy = new Builder(this);
        copy.demand = newDemand;
        return copy.build();
    }

    /** The protocols, as {@code TLSv1.2}; 1.2 and 1.3 unless told. */
    public TlsOptions withProtocols(String... names) {
        if (names.length == 0) {
            throw new IllegalArgumentException("no protocol of TLS (expected: TLSv1.3, TLSv1.2 or both)");
        }
        var copy = new Builder(this);
        copy.protocols = List.of(names);
        return copy.build();
    }

    /** The cipher suites by their standard names; those of authenticated encryption that the engine has unless told. */
    public TlsOptions withCipherSuites(String... names) {
        var copy = new Builder(this);
        copy.cipherSuites = List.of(names);
        return copy.build();
    }

    /**
     * Accepts peers whose certificate is of a trusted authority but speaks for another name than their Origin-Host: for
     * networks where one authority vouches for nobody but Diameter nodes.
     */
    public TlsOptions withoutNameCheck() {
        var copy = new Builder(this);
        copy.nameChecked = false;
        return copy.build();
    }

    /**
     * Tells who connects to us the names of the trusted authorities (RFC 8446 section 4.2.4), for clients that have several
     * certificates and choose among them by these names. Nothing is told otherwise, and a client shows the one it has: with
     * the names, GnuTLS up to 3.7 at least shows no RSA certificate to a server of TLS 1.3 that demands RSA-PSS, as the JDK's
     * does, and freeDiameter with it.
     */
    public TlsOptions withNamedAuthorities() {
        var copy = new Builder(this);
        copy.authoritiesNamed = true;
        return copy.build();
    }

    /** How long a handshake may take; 10 s unless told. */
    public TlsOptions withHandshakeTimeout(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("handshake-timeout: " + timeout + " (expected: more than zero)");
        }
        var copy = new Builder(this);
        copy.handshakeTimeout = timeout;
        return copy.build();
    }

    public Path certificates() {
        return certificates;
    }

    public Path key() {
        return key;
    }

    public Path trusted() {
        return trusted;
    }

    public Optional<String> keyPassword() {
        return Optional.ofNullable(keyPassword);
    }

    public Engine engine() {
        return engine;
    }

    public Demand peerCertificate() {
        return demand;
    }

    public List<String> protocols() {
        return protocols;
    }

    /** Empty for those of authenticated encryption. */
    public List<String> cipherSuites() {
        return cipherSuites;
    }

    /** Whether a peer's Origin-Host must be a name that its certificate speaks for. */
    public boolean isNameChecked() {
        return nameChecked;
    }

    /** Whether clients are told the names of the trusted authorities. */
    public boolean areAuthoritiesNamed() {
        return authoritiesNamed;
    }

    public Duration handshakeTimeout() {
        return handshakeTimeout;
    }

    private static final class Builder {
        private final Path certificates;
        private final Path key;
        private final Path trusted;
        private @Nullable String keyPassword;
        private Engine engine = Engine.JDK;
        private Demand demand = Demand.REQUIRED;
        private List<String> protocols = List.of("TLSv1.3", "TLSv1.2");
        private List<String> cipherSuites = List.of();
        private boolean nameChecked = true;
        private boolean authoritiesNamed;
        private Duration handshakeTimeout = HANDSHAKE_TIMEOUT;

        Builder(Path certificates, Path key, Path trusted) {
            this.certificates = certificates;
            this.key = key;
            this.trusted = trusted;
        }

        Builder(TlsOptions from) {
            this(from.certificates, from.key, from.trusted);
            keyPassword = from.keyPassword;
            engine = from.engine;
            demand = from.demand;
            protocols = from.protocols;
            cipherSuites = from.cipherSuites;
            nameChecked = from.nameChecked;
            authoritiesNamed = from.authoritiesNamed;
            handshakeTimeout = from.handshakeTimeout;
        }

        TlsOptions build() {
            return new TlsOptions(this);
        }
    }
}
