package io.vernier.transport.tcp;

import io.netty.handler.ssl.OpenSslCertificateException;
import io.vernier.transport.internal.tls.TlsWords;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Judges the certificates of peers as the JDK does. Says who is trusted only if that is wanted, and tells BoringSSL of an
 * unknown authority, of which it would make an internal error.
 */
final class PeerTrust extends X509ExtendedTrustManager {
    /** X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY, of which the alert unknown_ca is made. */
    private static final int NO_ISSUER = 20;

    private final X509ExtendedTrustManager judge;
    private final boolean areNamed;
    private final boolean isForBoringSsl;

    /**
     * Judges as another does.
     *
     * @param areNamed whether clients are told whose certificates are trusted
     */
    PeerTrust(X509ExtendedTrustManager judge, boolean areNamed, boolean isForBoringSsl) {
        this.judge = judge;
        this.areNamed = areNamed;
        this.isForBoringSsl = isForBoringSsl;
    }

    private interface Judgement {
        void pass() throws CertificateException;
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return areNamed ? judge.getAcceptedIssuers() : new X509Certificate[0];
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        told(() -> judge.checkClientTrusted(chain, authType));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        told(() -> judge.checkClientTrusted(chain, authType, socket));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        told(() -> judge.checkClientTrusted(chain, authType, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        told(() -> judge.checkServerTrusted(chain, authType));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        told(() -> judge.checkServerTrusted(chain, authType, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        told(() -> judge.checkServerTrusted(chain, authType, engine));
    }

    private void told(Judgement judgement) throws CertificateException {
        try {
            judgement.pass();
        } catch (CertificateException refused) {
            if (isForBoringSsl && TlsWords.isOfUnknownAuthority(refused)) {
                throw new OpenSslCertificateException(refused.getMessage(), refused, NO_ISSUER);
            }
            throw refused;
        }
    }
}
