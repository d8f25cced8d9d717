package io.vernier.transport.tcp;

import io.vernier.transport.TransportException;
import io.vernier.transport.TransportProblem;
import io.vernier.transport.internal.tls.TlsWords;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/** The JDK's DTLS 1.2 with a node's certificate, key and authorities. Safe for use by several threads. */
final class DatagramTls {
    private static final String PROTOCOL = "DTLSv1.2";
    private static final char[] NO_PASSWORD = {};

    private final TlsOptions options;
    private final SSLContext context;

    private DatagramTls(TlsOptions options, SSLContext context) {
        this.options = options;
        this.context = context;
    }

    /**
     * Reads the files of the options.
     *
     * @throws TransportException if what they hold cannot be used
     */
    static DatagramTls read(TlsOptions options) {
        try {
            Certificate[] certificates = PemFiles.certificates(options.certificates());
            PrivateKey key = PemFiles.key(
                    options.key(),
                    options.keyPassword().orElse(""),
                    certificates[0].getPublicKey().getAlgorithm());
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, NO_PASSWORD);
            own.setKeyEntry("node", key, NO_PASSWORD, certificates);
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, NO_PASSWORD);
            TrustManager judge = Authorities.read(options.trusted().toFile(), options.areAuthoritiesNamed(), false);
            var context = SSLContext.getInstance("DTLS");
            context.init(keys.getKeyManagers(), new TrustManager[] {judge}, null);
            return new DatagramTls(options, context);
        } catch (GeneralSecurityException | IOException | IllegalArgumentException unusable) {
            throw new TransportException(
                    TransportProblem.BAD_CERTIFICATE_FILE.explain("cannot use the certificate "
                            + options.certificates() + ", the key " + options.key() + " and the authorities "
                            + options.trusted() + " for DTLS: " + TlsWords.innermost(unusable)),
                    unusable);
        }
    }

    SSLEngine engine(boolean client) {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(client);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(new String[] {PROTOCOL});
        parameters.setCipherSuites(suites(engine));
        if (!client) {
            switch (options.peerCertificate()) {
                case REQUIRED -> parameters.setNeedClientAuth(true);
                case OPTIONAL -> parameters.setWantClientAuth(true);
                case NONE -> parameters.setNeedClientAuth(false);
            }
        }
        engine.setSSLParameters(parameters);
        return engine;
    }

    /** Those that the options name and DTLS knows, or those with authenticated encryption. */
    private String[] suites(SSLEngine engine) {
        List<String> wanted = options.cipherSuites();
        String[] suites = wanted.isEmpty()
                ? Arrays.stream(engine.getEnabledCipherSuites())
                        .filter(suite -> suite.startsWith("TLS_ECDHE_") && !suite.contains("_CBC_"))
                        .toArray(String[]::new)
                : Arrays.stream(engine.getSupportedCipherSuites())
                        .filter(wanted::contains)
                        .toArray(String[]::new);
        if (suites.length == 0) {
            throw new TransportException(TransportProblem.NO_COMMON_TLS.explain(
                    "none of the cipher suites " + String.join(", ", wanted) + " is one of DTLS 1.2"));
        }
        return suites;
    }
}
