package io.vernier.interop.tls;

import io.vernier.interop.process.Tool;
import io.vernier.transport.tcp.TlsOptions;
import java.nio.file.Path;
import java.util.List;

/** An authority that openssl plays, and the certificates it has signed. */
final class Authority {
    private final Path folder;

    /** Makes an authority with its files in this folder. */
    Authority(Path folder) {
        this.folder = folder;
        Tool.run(
                folder,
                "openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=authority -keyout ca.key -out ca.pem");
        Tool.run(folder, "openssl genpkey -genparam -algorithm DH -pkeyopt group:ffdhe2048 -out dh.pem");
    }

    /** Signs a certificate for a name and gives what a node of ours needs of it. */
    TlsOptions issue(String name) {
        Tool.run(
                folder,
                List.of(
                        "openssl",
                        "req",
                        "-new",
                        "-newkey",
                        "rsa:2048",
                        "-nodes",
                        "-subj",
                        "/CN=" + name,
                        "-addext",
                        "subjectAltName=DNS:" + name,
                        "-keyout",
                        name + ".key",
                        "-out",
                        name + ".csr"));
        Tool.run(
                folder,
                "openssl x509 -req -days 30 -copy_extensions copy -CA ca.pem -CAkey ca.key -CAcreateserial -in " + name
                        + ".csr -out " + name + ".pem");
        return TlsOptions.of(folder.resolve(name + ".pem"), folder.resolve(name + ".key"), folder.resolve("ca.pem"));
    }

    /** Makes a certificate that vouches for itself, in the same folder. */
    void issueBySelf(String name) {
        Tool.run(
                folder,
                "openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=" + name + " -keyout " + name
                        + ".key -out " + name + ".pem");
    }

    /** Where certificate and key of a name lie that was issued, but for {@code .pem} and {@code .key}. */
    String prefix(String name) {
        return folder.resolve(name).toString();
    }

    /** The authority's own certificate. */
    Path certificate() {
        return folder.resolve("ca.pem");
    }

    /** The lines of a freeDiameterd's configuration about the certificate of a name that was issued. */
    String daemonLines(String name) {
        return """
                TLS_Cred = "%1$s/%2$s.pem", "%1$s/%2$s.key";
                TLS_CA = "%1$s/ca.pem";
                TLS_DH_File = "%1$s/dh.pem";
                """.formatted(folder, name);
    }
}
