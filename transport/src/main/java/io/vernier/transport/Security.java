package io.vernier.transport;

import io.vernier.codec.Explanation;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * How a connection is protected, and who the other end has proved to be (RFC 6733 section 13.1).
 *
 * @param protocol as the engine names it: {@code TLSv1.3}
 * @param cipherSuite as the engine names it: {@code TLS_AES_128_GCM_SHA256}
 * @param peerCertificates the other end's own certificate first, then its issuers; empty where it presented none
 * @param isNameChecked whether an Origin-Host that the certificate does not speak for is to be turned away
 */
public record Security(
        String protocol, String cipherSuite, List<X509Certificate> peerCertificates, boolean isNameChecked) {
    private static final int DNS_NAME = 2;
    private static final String ANY_LABEL = "*.";

    public Security {
        peerCertificates = List.copyOf(peerCertificates);
    }

    /**
     * The names that the other end's certificate speaks for: the DNS names among its subject alternative names, or its
     * common name where it has none of them (RFC 6125 section 6.4.4). Empty without a certificate.
     */
    public List<String> peerNames() {
        if (peerCertificates.isEmpty()) {
            return List.of();
        }
        X509Certificate own = peerCertificates.get(0);
        List<String> names = alternativeNames(own);
        return names.isEmpty() ? commonNames(own) : names;
    }

    /**
     * Whether the certificate speaks for a node of this identity. Compared without regard to case; a {@code *} stands
     * for the first label of a name and only for that (RFC 6125 section 6.4.3).
     */
    public boolean vouchesFor(String host) {
        return peerNames().stream().anyMatch(name -> matches(name, host));
    }

    /** Why a node of this identity must not stay, or empty if it may. */
    public Optional<Explanation> objection(String originHost) {
        if (!isNameChecked || peerCertificates.isEmpty() || vouchesFor(originHost)) {
            return Optional.empty();
        }
        return Optional.of(TransportProblem.WRONG_NAME.explain("the certificate of " + originHost + " speaks for "
                + (peerNames().isEmpty() ? "no name" : String.join(", ", peerNames())) + " and not for it"));
    }

    private static boolean matches(String name, String host) {
        if (name.equalsIgnoreCase(host)) {
            return true;
        }
        int dot = host.indexOf('.');
        return name.startsWith(ANY_LABEL) && dot > 0 && name.substring(1).equalsIgnoreCase(host.substring(dot));
    }

    private static List<String> alternativeNames(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(name -> Integer.valueOf(DNS_NAME).equals(name.get(0)))
                            .map(name -> String.valueOf(name.get(1)))
                            .toList();
        } catch (CertificateParsingException unreadable) {
            return List.of();
        }
    }

    private static List<String> commonNames(X509Certificate certificate) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(rdn ->
                                    rdn.getType().toUpperCase(Locale.ROOT).equals("CN"))
                            .map(Rdn::getValue)
                            .map(String::valueOf)
                            .toList();
        } catch (InvalidNameException unreadable) {
            return List.of();
        }
    }
}
