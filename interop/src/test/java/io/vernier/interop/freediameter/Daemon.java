package io.vernier.interop.freediameter;

import io.vernier.interop.process.Processes;
import io.vernier.interop.process.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What every freeDiameterd needs beside its configuration, made when it is first asked for, unless an earlier run has done so. */
final class Daemon {
    private static final Path FOLDER = Processes.shared("freediameter");

    private Daemon() {}

    /**
     * The lines of a configuration about TLS: the daemon does not start without a certificate for its identity that its
     * authority has signed, though nothing here uses it. Without a file of Diffie-Hellman parameters it makes some for
     * seconds at each start.
     */
    static String tls() {
        return Tls.LINES;
    }

    /** Our extension, compiled. */
    static Path extension() {
        return Extension.FILE;
    }

    private static final class Tls {
        /** The identities that nodes of tests may have; a star would stand for none of them. */
        private static final String NAMES = "DNS:fd.example,DNS:fd-relay.example";

        static final String LINES = make();

        private static String make() {
            if (!Files.exists(FOLDER.resolve("dh.pem"))) {
                makeFiles();
            }
            return """
                    TLS_Cred = "%1$s/certificate.pem", "%1$s/key.pem";
                    TLS_CA = "%1$s/certificate.pem";
                    TLS_DH_File = "%1$s/dh.pem";
                    """.formatted(FOLDER);
        }

        private static void makeFiles() {
            Tool.run(
                    FOLDER,
                    "openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj /CN=fd.example -addext subjectAltName="
                            + NAMES + " -keyout key.pem -out certificate.pem");
            Tool.run(FOLDER, "openssl genpkey -genparam -algorithm DH -pkeyopt group:ffdhe2048 -out dh.pem");
        }
    }

    private static final class Extension {
        static final Path FILE = compile();

        private static Path compile() {
            var source = Tool.unpack(FreeDiameterNode.class, "vernier_foreign.c", FOLDER);
            var extension = FOLDER.resolve("vernier_foreign.fdx");
            if (!Tool.isFresh(extension, List.of(source))) {
                Tool.run(FOLDER, "gcc -O1 -Wall -Werror -fPIC -shared -o vernier_foreign.fdx vernier_foreign.c");
            }
            return extension;
        }
    }
}
