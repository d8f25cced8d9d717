package io.vernier.interop.freediameter;

import io.vernier.interop.process.ForeignNode;
import io.vernier.interop.process.ForeignProcess;
import io.vernier.interop.process.FreePort;
import io.vernier.interop.process.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A freeDiameterd. With our extension it is a server and a client of accounting and credit control; what it can be told
 * and what it prints stands at the top of {@code vernier_foreign.c}.
 *
 * <p>It listens on all addresses, because it leaves out those of the loopback interface where it is told to listen on
 * some; for peers it takes every identity under {@code example}, without TLS.
 */
public final class FreeDiameterNode implements ForeignNode {
    private static final String EXTENSIONS = "/usr/lib/freeDiameter/";
    private static final String TCP_ONLY = "No_SCTP;\n";

    private final String host;
    private final ForeignProcess process;
    private final int port;

    private FreeDiameterNode(String host, ForeignProcess process, int port) {
        this.host = host;
        this.process = process;
        this.port = port;
    }

    /** Makes what every daemon needs, if that has not been done before. */
    public static void prepare() {
        Daemon.tls();
        Daemon.extension();
    }

    /** Starts a server and client that keeps a connection to each of the peers, identities with their ports. */
    public static FreeDiameterNode start(Processes processes, String host, Map<String, Integer> peers) {
        return start(processes, host, FreePort.find(), peers);
    }

    /** Starts a server that takes identities under {@code elsewhere.example} only. */
    public static FreeDiameterNode startForOthers(Processes processes, String host) {
        return start(processes, host, FreePort.find(), Map.of(), "*.elsewhere.example");
    }

    /** Starts a server and client on a port of which somebody knows already. */
    public static FreeDiameterNode start(Processes processes, String host, int port, Map<String, Integer> peers) {
        return start(processes, host, port, peers, "*.example");
    }

    private static FreeDiameterNode start(
            Processes processes, String host, int port, Map<String, Integer> peers, String admitted) {
        var node = start(processes, host, port, charging() + acl(processes, admitted) + connections(peers));
        node.process.await("READY"); // it may be connected before
        return node;
    }

    /**
     * Starts a server and client that speaks TLS only, and keeps a connection to each of the peers.
     *
     * @param credentials the lines of its configuration about certificates
     */
    public static FreeDiameterNode startSecured(
            Processes processes, String host, String credentials, Map<String, Integer> peers) {
        int port = FreePort.find();
        var file = write(processes.folder().resolve("acl_wl.conf"), "*.example\n");
        var node = launch(
                processes,
                host,
                port,
                TCP_ONLY + "Port = 0;\nSecPort = " + port + ";\n" + credentials
                        + "LoadExtension = \"" + EXTENSIONS + "acl_wl.fdx\" : \"" + file + "\";\n" + charging()
                        + connections(peers, ""));
        node.process.await("READY"); // it may be connected before
        return node;
    }

    /**
     * Starts a server and client that speaks TLS behind the CEA only, and keeps a connection to each of the peers.
     *
     * @param credentials the lines of its configuration about certificates
     */
    public static FreeDiameterNode startUpgrading(
            Processes processes, String host, String credentials, Map<String, Integer> peers) {
        int port = FreePort.find();
        var file = write(processes.folder().resolve("acl_wl.conf"), "ALLOW_OLD_TLS *.example\n");
        var node = launch(
                processes,
                host,
                port,
                TCP_ONLY + "Port = " + port + ";\nSecPort = 0;\n" + credentials + "LoadExtension = \"" + EXTENSIONS
                        + "acl_wl.fdx\" : \"" + file + "\";\n" + charging() + connections(peers, "TLS_old_method; "));
        node.process.await("READY"); // it may be connected before
        return node;
    }

    /**
     * Starts a server and client that speaks SCTP only.
     *
     * @param addresses its own, which must not be of the loopback interface
     * @param peer the lines of its configuration about the peer that it connects to; empty for none
     */
    public static FreeDiameterNode startOverSctp(
            Processes processes, String host, int port, List<String> addresses, String peer) {
        var listening = addresses.stream()
                .map(address -> "ListenOn = \"" + address + "\";\n")
                .collect(Collectors.joining("", "No_TCP;\nPort = " + port + ";\nSecPort = 0;\n", Daemon.tls()));
        var node = launch(processes, host, port, listening + charging() + acl(processes, "*.example") + peer);
        node.process.await("READY"); // it may be connected before
        return node;
    }

    /** The lines about a peer that is reached with SCTP at one of these addresses. */
    public static String overSctp(String peer, List<String> addresses, int port) {
        return addresses.stream()
                .map(address -> "ConnectTo = \"" + address + "\"; ")
                .collect(Collectors.joining(
                        "", "ConnectPeer = \"" + peer + "\" { No_TLS; No_TCP; ", "Port = " + port + "; };\n"));
    }

    /**
     * Starts a relay that keeps a connection to each of the peers. It sends requests to the peer that Destination-Host
     * names, else to one that belongs to the Destination-Realm and is not where the request came from.
     */
    public static FreeDiameterNode relay(Processes processes, String host, Map<String, Integer> peers) {
        return relay(processes, host, FreePort.find(), peers);
    }

    /** Starts a relay on a port of which somebody knows already. */
    public static FreeDiameterNode relay(Processes processes, String host, int port, Map<String, Integer> peers) {
        var node = start(processes, host, port, acl(processes, "*.example") + connections(peers));
        node.process.expect("Local server address");
        return node;
    }

    @Override
    public String host() {
        return host;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public ForeignProcess process() {
        return process;
    }

    /** It says so before it is ready to part with a Disconnect-Peer-Request: only its state tells. */
    @Override
    public void expectUp(String peer) {
        expectEvent("up " + peer);
        expectState(peer, "STATE_OPEN(_NEW)?");
    }

    @Override
    public void part() {
        process.terminate();
        process.awaitEnd();
    }

    /** Waits until its side of the connection to a peer is in a state, such as {@code STATE_OPEN}. */
    public void expectState(String peer, String state) {
        process.expect("-> '?" + state + "'?.*'" + peer + "'");
    }

    private static String charging() {
        return """
                NoRelay;
                LoadExtension = "%1$sdict_nasreq.fdx";
                LoadExtension = "%1$sdict_dcca.fdx";
                LoadExtension = "%2$s";
                """.formatted(EXTENSIONS, Daemon.extension());
    }

    private static FreeDiameterNode start(Processes processes, String host, int port, String more) {
        return launch(processes, host, port, TCP_ONLY + "Port = " + port + ";\nSecPort = 0;\n" + Daemon.tls() + more);
    }

    private static FreeDiameterNode launch(Processes processes, String host, int port, String more) {
        var configuration = """
                Identity = "%s";
                Realm = "%s";
                No_IPv6;
                TcTimer = 1;
                TwTimer = 6;
                %s""".formatted(host, REALM, more);
        var file = processes.folder().resolve(host + ".conf");
        write(file, configuration);
        return new FreeDiameterNode(host, processes.start(host, List.of("freeDiameterd", "-c", file.toString())), port);
    }

    private static String connections(Map<String, Integer> peers) {
        return connections(peers, "No_TLS; ");
    }

    private static String connections(Map<String, Integer> peers, String flags) {
        return peers.entrySet().stream()
                .map(peer -> "ConnectPeer = \"" + peer.getKey() + "\" { " + flags
                        + "No_SCTP; ConnectTo = \"127.0.0.1\"; Port = " + peer.getValue() + "; };\n")
                .collect(Collectors.joining());
    }

    private static String acl(Processes processes, String admitted) {
        var file = write(processes.folder().resolve("acl_wl.conf"), "ALLOW_IPSEC " + admitted + "\n");
        return "LoadExtension = \"" + EXTENSIONS + "acl_wl.fdx\" : \"" + file + "\";\n";
    }

    private static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
