package io.vernier.transport;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.vernier.transport.tcp.TlsOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;

/** An authority made for a test, which vouches for whom the test wants. */
public final class TestAuthority {
    private static final Duration DAY = Duration.ofDays(1);

    private final Path folder;
    private final X509Bundle root;
    private final Path rootFile;
    private int issued;

    /** An authority that keeps its files in this folder. */
    public TestAuthority(String name, Path folder) {
        this.folder = folder;
        this.root = made(() -> new CertificateBuilder()
                .subject("CN=" + name)
                .ecp256()
                .setIsCertificateAuthority(true)
                .buildSelfSigned());
        this.rootFile = file(name + ".pem", root.getCertificatePEM());
    }

    /** The options of a node of this name, which trusts only this authority. */
    public TlsOptions issue(String host) {
        return options(bundle(host, builder -> builder), rootFile);
    }

    /** The same with an RSA key. */
    TlsOptions issueRsa(String host) {
        return options(bundle(host, CertificateBuilder::rsa2048), rootFile);
    }

    /** The same for a node that trusts another authority. */
    TlsOptions issueTrusting(String host, TestAuthority other) {
        return options(bundle(host, builder -> builder), other.rootFile);
    }

    /** The same with a certificate that was good until yesterday. */
    TlsOptions issueExpired(String host) {
        Instant now = Instant.now();
        return options(
                bundle(
                        host,
                        builder -> builder.notBefore(now.minus(DAY.multipliedBy(9)))
                                .notAfter(now.minus(DAY))),
                rootFile);
    }

    /** What the JDK's own sockets need to be a node of this name. */
    SSLContext context(String host) {
        return made(() -> {
            X509Bundle bundle = bundle(host, builder -> builder);
            var context = SSLContext.getInstance("TLS");
            context.init(
                    bundle.toKeyManagerFactory().getKeyManagers(),
                    bundle.toTrustManagerFactory().getTrustManagers(),
                    null);
            return context;
        });
    }

    private X509Bundle bundle(String host, UnaryOperator<CertificateBuilder> more) {
        return made(() -> more.apply(
                        new CertificateBuilder().subject("CN=" + host).ecp256().addSanDnsName(host))
                .buildIssuedBy(root));
    }

    private TlsOptions options(X509Bundle bundle, Path trusted) {
        int number = ++issued;
        return TlsOptions.of(
                file("certificate" + number + ".pem", bundle.getCertificatePathPEM()),
                file("key" + number + ".pem", bundle.getPrivateKeyPEM()),
                trusted);
    }

    private Path file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(System.identityHashCode(this) + name), text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Making<T> {
        // the builder of certificates throws whatever the JDK's providers throw
        T make() throws Exception;
    }

    private static <T> T made(Making<T> making) {
        try {
            return making.make();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
