package io.vernier.cli.place;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An authority made for a test, with what it issues as a command line wants it. */
public final class TestCertificates {
    private final Path folder;
    private final X509Bundle authority;
    private final Path trusted;

    /** An authority that keeps its files in this folder. */
    public TestCertificates(Path folder) throws Exception {
        this.folder = folder;
        this.authority = new CertificateBuilder()
                .subject("CN=Test Authority")
                .ecp256()
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
        this.trusted = file("ca.pem", authority.getCertificatePEM());
    }

    /** The value of {@code --tls} for a node of this name. */
    public String issue(String host) throws Exception {
        X509Bundle issued = new CertificateBuilder()
                .subject("CN=" + host)
                .addSanDnsName(host)
                .ecp256()
                .buildIssuedBy(authority);
        return String.join(
                ",",
                file(host + ".pem", issued.getCertificatePEM()).toString(),
                file(host + ".key", issued.getPrivateKeyPEM()).toString(),
                trusted.toString());
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
