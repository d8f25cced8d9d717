package io.vernier.transport.tcp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Reads files in PEM (RFC 7468). */
final class PemFiles {
    private static final Pattern KEY = Pattern.compile(
            "-----BEGIN (ENCRYPTED )?PRIVATE KEY-----\\s+([A-Za-z0-9+/=\\s]+)-----END (ENCRYPTED )?PRIVATE KEY-----");

    private PemFiles() {}

    /** All certificates of a file, one at least. */
    static Certificate[] certificates(Path file) throws CertificateException, IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Certificate[] certificates = CertificateFactory.getInstance("X.509")
                    .generateCertificates(in)
                    .toArray(Certificate[]::new);
            if (certificates.length == 0) {
                throw new CertificateException("no certificate in " + file);
            }
            return certificates;
        }
    }

    /**
     * The private key of a file, in PKCS #8.
     *
     * @param password for a key that is encrypted
     * @param algorithm of the key, as its certificate has it
     */
    static PrivateKey key(Path file, String password, String algorithm) throws GeneralSecurityException, IOException {
        Matcher pem = KEY.matcher(Files.readString(file));
        if (!pem.find()) {
            throw new GeneralSecurityException("no private key in PKCS #8 in " + file);
        }
        byte[] der = Base64.getMimeDecoder().decode(pem.group(2));
        PKCS8EncodedKeySpec key = pem.group(1) == null ? new PKCS8EncodedKeySpec(der) : decrypted(der, password);
        return KeyFactory.getInstance(algorithm).generatePrivate(key);
    }

    private static PKCS8EncodedKeySpec decrypted(byte[] der, String password)
            throws GeneralSecurityException, IOException {
        var encrypted = new EncryptedPrivateKeyInfo(der);
        // for PBES2 the name of the algorithm stands only in its parameters
        String algorithm = encrypted.getAlgParameters() == null
                ? encrypted.getAlgName()
                : encrypted.getAlgParameters().toString();
        var secret = SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(password.toCharArray()));
        Cipher cipher = Cipher.getInstance(algorithm);
        cipher.init(Cipher.DECRYPT_MODE, secret, encrypted.getAlgParameters());
        return encrypted.getKeySpec(cipher);
    }
}
