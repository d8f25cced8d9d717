package io.vernier.transport.tcp;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Reads the certificates of authorities. */
final class Authorities {
    private Authorities() {}

    /**
     * Trusts those of a file in PEM.
     *
     * @param areNamed whether a client is told who they are, so that it can choose its certificate by them
     */
    static TrustManager read(File file, boolean areNamed, boolean isForBoringSsl)
            throws GeneralSecurityException, IOException {
        var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        int number = 0;
        for (Certificate each : certificates(file)) {
            trusted.setCertificateEntry(String.valueOf(number++), each);
        }
        if (number == 0) {
            throw new CertificateException("no certificate in " + file);
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        var judge = (X509ExtendedTrustManager) factory.getTrustManagers()[0];
        return new PeerTrust(judge, areNamed, isForBoringSsl);
    }

    private static Collection<? extends Certificate> certificates(File file)
            throws GeneralSecurityException, IOException {
        try (InputStream in = Files.newInputStream(file.toPath())) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in);
        }
    }
}
