import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Downloads a Maven distribution, checks its SHA-256 sum and unpacks it; {@code ./mvnw} runs this file as a source program.
 * It is Java because a JDK is the one tool that is certainly there: no curl, tar, unzip or sha256sum is needed.
 */
final class FetchMaven {
    private FetchMaven() {}

    /** Arguments: address of the zip file, its sum in hex, and the folder that shall hold {@code bin/mvn}. */
    public static void main(String[] args) {
        try {
            var zip = download(URI.create(args[0]));
            check(zip, args[1]);
            install(zip, Path.of(args[2]));
        } catch (IOException | NoSuchAlgorithmException | IllegalArgumentException e) {
            System.err.println("mvnw: cannot fetch " + args[0] + " (" + e + "): install Maven 3.8.7 or newer,"
                    + " or set MVNW_REPOURL to a Maven repository that this machine reaches.");
            System.exit(1);
        }
    }

    private static byte[] download(URI address) throws IOException {
        var connection = open(address);
        connection.setConnectTimeout(20_000);
        connection.setReadTimeout(60_000);
        try (var in = connection.getInputStream()) {
            return in.readAllBytes();
        }
    }

    /** Goes through the proxy of {@code https_proxy}, which other commands honour and the JVM does not read. */
    private static URLConnection open(URI address) throws IOException {
        var proxy = System.getenv().getOrDefault("https_proxy", System.getenv().getOrDefault("HTTPS_PROXY", ""));
        if (proxy.isEmpty() || !"https".equals(address.getScheme())) {
            return address.toURL().openConnection();
        }
        var at = URI.create(proxy.contains("://") ? proxy : "http://" + proxy);
        var socket = new InetSocketAddress(at.getHost(), at.getPort() < 0 ? 80 : at.getPort());
        return address.toURL().openConnection(new Proxy(Proxy.Type.HTTP, socket));
    }

    private static void check(byte[] zip, String expected) throws IOException, NoSuchAlgorithmException {
        var found = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(zip));
        if (!found.equals(expected)) {
            throw new IOException("SHA-256 is " + found + ", expected " + expected);
        }
    }

    /** Unpacks beside the target and renames at the end, so that a broken unpacking never looks like a Maven. */
    private static void install(byte[] zip, Path home) throws IOException {
        Files.createDirectories(home.getParent());
        var unpacked = Files.createTempDirectory(home.getParent(), "unpack");
        try (var entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry; (entry = entries.getNextEntry()) != null; ) {
                unpack(entries, entry, unpacked);
            }
        }
        Files.move(unpacked, home);
    }

    /** Drops the first folder of each name ({@code apache-maven-3.9.12/}) and stays inside the target. */
    private static void unpack(ZipInputStream entries, ZipEntry entry, Path target) throws IOException {
        var name = entry.getName().substring(entry.getName().indexOf('/') + 1);
        var file = target.resolve(name).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("entry " + entry.getName() + " leaves the archive");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        Files.copy(entries, file);
        if (name.startsWith("bin/") && !file.toFile().setExecutable(true, false)) {
            throw new IOException("cannot make " + file + " executable");
        }
    }
}
