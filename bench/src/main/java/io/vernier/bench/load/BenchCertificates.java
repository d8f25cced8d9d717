package io.vernier.bench.load;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.vernier.bench.GyExchange;
import io.vernier.transport.tcp.TlsOptions;
import java.nio.file.Files;
import java.nio.file.Path;

/** An authority and the certificates of both nodes, in a folder that both processes are told of. */
final class BenchCertificates {
    private static final String FOLDER = "vernier.bench.certificates";

    private BenchCertificates() {}

    /** Makes them, and gives the option of the JVM that says where they are. */
    static String make() throws Exception {
        Path folder = Files.createTempDirectory("vernier-bench");
        X509Bundle root = new CertificateBuilder()
                .subject("CN=bench")
                .ecp256()
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
        write(folder, "authority.pem", root.getCertificatePEM());
        for (String host : new String[] {GyExchange.SERVER, GyExchange.CLIENT}) {
            X509Bundle own = new CertificateBuilder()
                    .subject("CN=" + host)
                    .ecp256()
                    .addSanDnsName(host)
                    .buildIssuedBy(root);
            write(folder, host + ".pem", own.getCertificatePathPEM());
            write(folder, host + ".key", own.getPrivateKeyPEM());
        }
        return "-D" + FOLDER + "=" + folder;
    }

    /** What a node of this name needs. */
    static TlsOptions of(String host) {
        Path folder = Path.of(System.getProperty(FOLDER));
        return TlsOptions.of(
                folder.resolve(host + ".pem"), folder.resolve(host + ".key"), folder.resolve("authority.pem"));
    }

    private static void write(Path folder, String name, String text) throws Exception {
        Path file = Files.writeString(folder.resolve(name), text);
        file.toFile().deleteOnExit();
        folder.toFile().deleteOnExit();
    }
}
