package io.vernier.transport.sctp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.net.ssl.SSLKeyException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * Derives the endpoint-pair shared secret of SCTP from a session of DTLS 1.2 (RFC 5705 section 4; RFC 6083 section 4.8). The
 * exporter that the JDK has since Java 25 cannot be taken: it derives keys of DTLS 1.2 as TLS 1.0 does, with MD5 and SHA-1, so no
 * other implementation would have the same (OpenSSL has not). So the master secret is read out of the JDK's session, which its
 * package has to be opened for. Safe for use by several threads.
 */
final class KeyExporter {
    private static final byte[] LABEL = "EXPORTER_DTLS_OVER_SCTP".getBytes(US_ASCII);
    private static final int LENGTH = 64;

    private final Field masterSecret;
    private final Field extended;

    private KeyExporter(Field masterSecret, Field extended) {
        this.masterSecret = masterSecret;
        this.extended = extended;
    }

    /**
     * Finds the way into the JDK.
     *
     * @throws UnsupportedOperationException if it is closed; its message says how to open it
     */
    static KeyExporter find() {
        try {
            Class<?> session = Class.forName("sun.security.ssl.SSLSessionImpl");
            return new KeyExporter(open(session, "masterSecret"), open(session, "useExtendedMasterSecret"));
        } catch (InaccessibleObjectException closed) {
            throw new UnsupportedOperationException(
                    "the JDK gives away no keys of DTLS as RFC 5705 has them, unless its package is opened"
                            + " (--add-opens java.base/sun.security.ssl=io.vernier.transport, or =ALL-UNNAMED on a class path)",
                    closed);
        } catch (ReflectiveOperationException changed) {
            throw new UnsupportedOperationException("DTLS of this JDK is made otherwise: " + changed, changed);
        }
    }

    private static Field open(Class<?> type, String name) throws NoSuchFieldException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    /**
     * The secret of a session whose master secret is known.
     *
     * @param clientRandom of the ClientHello, 32 octets
     * @param serverRandom of the ServerHello, 32 octets
     * @throws SSLKeyException if there is none, as when the peer does not know the extended master secret (RFC 7627 section 5.4)
     */
    byte[] secretOf(SSLSession session, byte[] clientRandom, byte[] serverRandom) throws SSLKeyException {
        try {
            if (!extended.getBoolean(session)) {
                throw new SSLKeyException("no key for SCTP can be derived: the peer knows no extended master secret");
            }
            return expand(
                    session.getCipherSuite().endsWith("_SHA384") ? "HmacSHA384" : "HmacSHA256",
                    (SecretKey) masterSecret.get(session),
                    join(LABEL, clientRandom, serverRandom));
        } catch (IllegalAccessException | GeneralSecurityException e) {
            throw (SSLKeyException) new SSLKeyException("no key for SCTP can be derived: " + e).initCause(e);
        }
    }

    /** P_hash of RFC 5246 section 5. */
    private static byte[] expand(String algorithm, @Nullable SecretKey secret, byte[] seed)
            throws GeneralSecurityException {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(secret);
        ByteBuffer octets = ByteBuffer.allocate(LENGTH + mac.getMacLength());
        byte[] a = seed;
        while (octets.position() < LENGTH) {
            a = mac.doFinal(a);
            mac.update(a);
            octets.put(mac.doFinal(seed));
        }
        return Arrays.copyOf(octets.array(), LENGTH);
    }

    private static byte[] join(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }
}
