package io.vernier.transport.tcp;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import io.vernier.transport.Endpoint;
import io.vernier.transport.TransportException;
import io.vernier.transport.TransportProblem;
import io.vernier.transport.internal.tls.TlsWords;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The certificates and authorities in use, read from the files of the options. Safe for use by several threads.
 */
public final class TlsCredentials {
    /** Suites of authenticated encryption with keys that are forgotten (RFC 9325 section 4.2), the cheapest first. */
    private static final List<String> AUTHENTICATED = List.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private final TlsOptions options;
    private volatile Contexts contexts;

    /** Read when it is first needed. */
    private volatile @Nullable DatagramTls datagrams;

    /** What connections to come are made with; those that stand keep what they were made with. */
    private record Contexts(SslContext client, SslContext server) {}

    private TlsCredentials(TlsOptions options) {
        this.options = options;
        this.contexts = read(options);
    }

    /**
     * Reads the files.
     *
     * @throws TransportException if one is missing or unreadable, or the engine does not load; its explanation says which
     */
    public static TlsCredentials load(TlsOptions options) {
        return new TlsCredentials(options);
    }

    /**
     * Reads the files again, for connections to come; those that stand are not touched. If that fails what was read
     * before stays in use.
     *
     * @throws TransportException if a file is missing or unreadable; its explanation says which
     */
    public void reload() {
        Contexts fresh = read(options);
        if (datagrams != null) {
            datagrams = DatagramTls.read(options);
        }
        contexts = fresh;
    }

    /** What it was loaded with. */
    public TlsOptions options() {
        return options;
    }

    /** The engine of a connection that this node makes. */
    SslHandler client(ByteBufAllocator memory, Endpoint remote) {
        return bounded(contexts.client.newHandler(memory, remote.host(), remote.port()));
    }

    /** The engine of a connection that comes in. */
    SslHandler server(ByteBufAllocator memory) {
        return bounded(contexts.server.newHandler(memory));
    }

    /**
     * An engine of DTLS 1.2, the JDK's whatever else was chosen, with the same certificate, key, authorities and demand.
     * DTLS knows nothing of {@link TlsOptions#protocols()}.
     *
     * @param client whether this node makes the connection
     * @throws TransportException if what the files hold cannot be used
     */
    public SSLEngine datagramEngine(boolean client) {
        DatagramTls current = datagrams;
        if (current == null) {
            current = DatagramTls.read(options);
            datagrams = current;
        }
        return current.engine(client);
    }

    private SslHandler bounded(SslHandler handler) {
        handler.setHandshakeTimeout(options.handshakeTimeout().toMillis(), TimeUnit.MILLISECONDS);
        return handler;
    }

    private static Contexts read(TlsOptions options) {
        SslProvider provider = provider(options.engine());
        File certificates = readable("certificate", options.certificates());
        File key = readable("key", options.key());
        String password = options.keyPassword().orElse(null);
        SslContextBuilder client;
        SslContextBuilder server;
        try {
            client = SslContextBuilder.forClient().keyManager(certificates, key, password);
            server = SslContextBuilder.forServer(certificates, key, password)
                    .clientAuth(clientAuth(options.peerCertificate()));
        } catch (IllegalArgumentException unreadable) {
            throw new TransportException(
                    TransportProblem.BAD_CERTIFICATE_FILE.explain("cannot read the certificate " + certificates
                            + " with the key " + key + ": " + TlsWords.innermost(unreadable)),
                    unreadable);
        }
        File trusted = readable("authorities", options.trusted());
        try {
            var judge = Authorities.read(trusted, options.areAuthoritiesNamed(), provider != SslProvider.JDK);
            return new Contexts(
                    finish(client.trustManager(judge), provider, options),
                    finish(server.trustManager(judge), provider, options));
        } catch (GeneralSecurityException | IOException | IllegalArgumentException unusable) {
            throw new TransportException(
                    TransportProblem.BAD_CERTIFICATE_FILE.explain("cannot use the certificate " + certificates
                            + ", its key and the authorities " + trusted + ": " + TlsWords.innermost(unusable)),
                    unusable);
        }
    }

    private static SslContext finish(SslContextBuilder builder, SslProvider provider, TlsOptions options)
            throws SSLException {
        builder.sslProvider(provider).protocols(options.protocols());
        // the name is checked against Origin-Host, which is not the address that is connected to
        builder.endpointIdentificationAlgorithm("");
        if (options.cipherSuites().isEmpty()) {
            builder.ciphers(AUTHENTICATED, SupportedCipherSuiteFilter.INSTANCE);
        } else {
            builder.ciphers(options.cipherSuites());
        }
        return builder.build();
    }

    private static SslProvider provider(TlsOptions.Engine engine) {
        return switch (engine) {
            case JDK -> SslProvider.JDK;
            case AUTO -> OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK;
            case BORINGSSL -> {
                if (!OpenSsl.isAvailable()) {
                    throw new TransportException(TransportProblem.NO_BORINGSSL.explain(
                            "BoringSSL does not load: " + TlsWords.innermost(OpenSsl.unavailabilityCause())));
                }
                yield SslProvider.OPENSSL;
            }
        };
    }

    private static ClientAuth clientAuth(TlsOptions.Demand demand) {
        return switch (demand) {
            case REQUIRED -> ClientAuth.REQUIRE;
            case OPTIONAL -> ClientAuth.OPTIONAL;
            case NONE -> ClientAuth.NONE;
        };
    }

    private static File readable(String what, Path file) {
        if (!Files.isReadable(file)) {
            throw new TransportException(TransportProblem.BAD_CERTIFICATE_FILE.explain(
                    "the " + what + " file " + file + " is missing or may not be read"));
        }
        return file.toFile();
    }
}
