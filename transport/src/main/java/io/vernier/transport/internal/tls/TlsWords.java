package io.vernier.transport.internal.tls;

import static io.vernier.transport.TransportProblem.CERTIFICATE_EXPIRED;
import static io.vernier.transport.TransportProblem.HANDSHAKE_FAILED;
import static io.vernier.transport.TransportProblem.HANDSHAKE_TIMEOUT;
import static io.vernier.transport.TransportProblem.NOT_TLS;
import static io.vernier.transport.TransportProblem.NO_CERTIFICATE;
import static io.vernier.transport.TransportProblem.NO_COMMON_TLS;
import static io.vernier.transport.TransportProblem.OWN_CERTIFICATE_REFUSED;
import static io.vernier.transport.TransportProblem.UNKNOWN_AUTHORITY;

import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.vernier.codec.Explanation;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXReason;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Finds the words for what an engine of TLS throws, alike from the JDK and BoringSSL. */
public final class TlsWords {
    private TlsWords() {}

    /**
     * Why there is no protected connection to a peer, or none any more; empty if it was not TLS that failed.
     *
     * @param peer how the other end is called in the sentence
     */
    public static Optional<Explanation> refusal(String peer, Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            Explanation why = ofOne(peer, cause);
            if (why != null) {
                return Optional.of(why);
            }
        }
        return thrown instanceof SSLException
                ? Optional.of(HANDSHAKE_FAILED.explain("TLS with " + peer + " failed: " + innermost(thrown)))
                : Optional.empty();
    }

    private static @Nullable Explanation ofOne(String peer, Throwable cause) {
        return switch (cause) {
            case NotSslRecordException plain ->
                NOT_TLS.explain("what came from " + peer + " is not TLS: it speaks in plain text");
            case SslHandshakeTimeoutException late ->
                HANDSHAKE_TIMEOUT.explain(peer + " did not finish the handshake of TLS in time");
            case CertificateExpiredException expired ->
                CERTIFICATE_EXPIRED.explain("the certificate of " + peer + " has expired: " + expired.getMessage());
            case CertificateNotYetValidException early ->
                CERTIFICATE_EXPIRED.explain("the certificate of " + peer + " is not valid yet: " + early.getMessage());
            case CertPathBuilderException unknown -> isAboutTime(unknown) ? null : unknownAuthority(peer);
            case CertPathValidatorException unknown -> isUnsigned(unknown) ? unknownAuthority(peer) : null;
            case ClosedChannelException closed ->
                HANDSHAKE_FAILED.explain(peer
                        + " closed the connection during the handshake of TLS, as a peer does that speaks plain text");
            default -> ofText(peer, text(cause));
        };
    }

    private static Explanation unknownAuthority(String peer) {
        return UNKNOWN_AUTHORITY.explain("no authority that is trusted here vouches for " + peer);
    }

    /** Whether a certificate was refused because nobody whom we trust has signed it. */
    public static boolean isOfUnknownAuthority(CertificateException refused) {
        return switch (refused.getCause()) {
            case CertPathBuilderException unknown -> !isAboutTime(unknown);
            case CertPathValidatorException unknown -> isUnsigned(unknown);
            case null, default -> false;
        };
    }

    /** An authority may have the name of one that is trusted, and another key. */
    private static boolean isUnsigned(CertPathValidatorException unknown) {
        return unknown.getReason() == BasicReason.INVALID_SIGNATURE
                || unknown.getReason() == PKIXReason.NO_TRUST_ANCHOR
                || text(unknown).contains("does not chain");
    }

    private static boolean isAboutTime(Throwable unknown) {
        Throwable cause = unknown.getCause();
        return cause != null
                && (text(cause).contains("expired") || text(cause).contains("validity") || isAboutTime(cause));
    }

    /** Alerts and what engines say of their own, which comes as text alone. */
    private static @Nullable Explanation ofText(String peer, String text) {
        if (text.contains("alert")) {
            return alert(peer, text);
        }
        if (text.contains("validity check failed") || text.contains("certificate has expired")) {
            return CERTIFICATE_EXPIRED.explain("the certificate of " + peer + " has expired");
        }
        if (text.contains("empty client certificate chain") || text.contains("peer_did_not_return_a_certificate")) {
            return NO_CERTIFICATE.explain(peer + " presented no certificate");
        }
        if (text.contains("no cipher suites in common")
                || text.contains("no_shared_cipher")
                || text.contains("unsupported_protocol")
                || text.contains("protocol_version")
                || text.contains("client requested protocol")
                || text.contains("not enabled or supported")) {
            return NO_COMMON_TLS.explain(peer + " offers no protocol or cipher suite of TLS that is accepted here");
        }
        return null;
    }

    /** The other end's last word (RFC 8446 section 6.2). */
    private static @Nullable Explanation alert(String peer, String text) {
        String said = text.replace(' ', '_');
        if (said.contains("certificate_expired")) {
            return own(peer, "it has expired, or one of the clocks is wrong");
        }
        if (said.contains("unknown_ca")) {
            return own(peer, "it trusts none of its issuers");
        }
        if (said.contains("certificate_required")) {
            return own(peer, "it has got none");
        }
        if (said.contains("bad_certificate")
                || said.contains("certificate_unknown")
                || said.contains("unsupported_certificate")
                || said.contains("certificate_revoked")) {
            return own(peer, "it does not trust or accept it");
        }
        if (said.contains("protocol_version") || said.contains("handshake_failure")) {
            return NO_COMMON_TLS.explain(peer + " accepts none of the protocols and cipher suites of TLS offered here");
        }
        if (said.contains("internal_error")) {
            return HANDSHAKE_FAILED.explain(
                    peer + " gave the handshake of TLS up, as BoringSSL does when it does not trust a certificate");
        }
        return null;
    }

    private static Explanation own(String peer, String why) {
        return OWN_CERTIFICATE_REFUSED.explain(peer + " refused the certificate of this node: " + why);
    }

    /** The words at the bottom of a chain of causes. */
    public static String innermost(Throwable thrown) {
        Throwable last = thrown;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return last.getMessage() == null ? last.getClass().getSimpleName() : last.getMessage();
    }

    private static String text(Throwable thrown) {
        return String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT);
    }
}
