package io.vernier.transport.internal.tls;

import io.vernier.transport.Security;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** What a handshake has brought about. */
public final class TlsSessions {
    private TlsSessions() {}

    /** How a connection with this session is protected. */
    public static Security security(SSLSession session, boolean isNameChecked) {
        return new Security(session.getProtocol(), session.getCipherSuite(), certificates(session), isNameChecked);
    }

    private static List<X509Certificate> certificates(SSLSession session) {
        try {
            return Arrays.stream(session.getPeerCertificates())
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (SSLPeerUnverifiedException none) {
            return List.of();
        }
    }
}
