package io.vernier.bench.compare;

import io.vernier.bench.GyExchange;
import io.vernier.bench.load.RunOptions;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** freeDiameterd as Debian has it, with an extension that serves or calls. */
record FreeDiameter() implements Stack {
    private static final Workshop WORKSHOP = new Workshop("freediameter");
    private static final String EXTENSIONS = "/usr/lib/freeDiameter/";

    @Override
    public String word() {
        return WORKSHOP.word();
    }

    @Override
    public Optional<String> prepare() {
        return Workshop.missing(
                        List.of("freeDiameterd", EXTENSIONS + "dict_dcca.fdx", EXTENSIONS + "acl_wl.fdx"),
                        "freediameterd freediameter-extensions")
                .or(() -> Workshop.missing(
                        List.of("gcc", "openssl", "/usr/include/freeDiameter/extension.h"),
                        "gcc libc6-dev openssl libfreediameter-dev"))
                .or(() -> run("gcc -O2 -Wall -Wextra -Werror -fPIC -shared -o vernier_bench.fdx "
                        + WORKSHOP.source("vernier_bench.c")))
                .or(FreeDiameter::makeCertificate);
    }

    /** It does not start without one, though nothing here uses it; and makes Diffie-Hellman parameters for seconds if it has none. */
    private static Optional<String> makeCertificate() {
        if (Files.exists(WORKSHOP.made("dh.pem"))) {
            return Optional.empty();
        }
        return run("openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj /CN=bench -addext subjectAltName=DNS:"
                        + GyExchange.SERVER + ",DNS:" + GyExchange.CLIENT + " -keyout key.pem -out certificate.pem")
                .or(() -> run("openssl genpkey -genparam -algorithm DH -pkeyopt group:ffdhe2048 -out dh.pem"));
    }

    private static Optional<String> run(String command) {
        return WORKSHOP.run(List.of(command.split(" ", -1)));
    }

    @Override
    public List<String> server(RunOptions options) throws IOException {
        int port = freePort();
        return command(GyExchange.SERVER, port, "server " + port, "");
    }

    @Override
    public List<String> client(RunOptions options, String port, long serverPid, String inFlight) throws IOException {
        return command(
                GyExchange.CLIENT,
                0,
                "client " + GyExchange.SERVER + " " + options.warmUp().toMillis() + " "
                        + options.measured().toMillis() + " " + inFlight,
                "ConnectPeer = \"" + GyExchange.SERVER + "\" { No_TLS; No_SCTP; ConnectTo = \"127.0.0.1\"; Port = "
                        + port + "; };\n");
    }

    private static List<String> command(String host, int port, String words, String more) throws IOException {
        Files.writeString(WORKSHOP.made("acl_wl.conf"), "ALLOW_IPSEC *." + GyExchange.REALM + "\n");
        String text = Files.readString(WORKSHOP.source("freediameter.conf"))
                .replace("@HOST@", host)
                .replace("@REALM@", GyExchange.REALM)
                .replace("@PORT@", Integer.toString(port))
                .replace("@FOLDER@", WORKSHOP.folder().toString())
                .replace("@EXTENSIONS@", EXTENSIONS)
                .replace("@WORDS@", words);
        var file = Files.writeString(WORKSHOP.made(host + ".conf"), text + more);
        return List.of("freeDiameterd", "-c", file.toString());
    }

    /** It cannot listen on a port of the system's choice. */
    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
