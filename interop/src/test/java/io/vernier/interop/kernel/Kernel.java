package io.vernier.interop.kernel;

import io.vernier.interop.process.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The kernel's network, bent for one test and straight again behind it. Its associations, ours and those of others, find
 * out within a second or two that a path is lost or back; both networks can be made to lose everything.
 */
public final class Kernel implements BeforeEachCallback, AfterEachCallback {
    /** Our addresses on both networks. */
    public static final List<String> OURS = List.of("10.68.1.1", "10.68.2.1");

    /** Those of foreign nodes. */
    public static final List<String> THEIRS = List.of("10.68.1.2", "10.68.2.2");

    private static final Path SETTINGS = Path.of("/proc/sys/net/sctp");

    /** In milliseconds, and in retransmissions; each fits the ones before it and those that the kernel begins with. */
    private static final Map<String, String> QUICK = new LinkedHashMap<>();

    static {
        QUICK.put("sack_timeout", "20");
        QUICK.put("rto_min", "100");
        QUICK.put("rto_initial", "200");
        QUICK.put("rto_max", "400");
        QUICK.put("hb_interval", "300");
        QUICK.put("path_max_retrans", "2");
        QUICK.put("association_max_retrans", "8");
    }

    private final Deque<Setting> before = new ArrayDeque<>();

    /** From now on packets for the addresses of these networks, 1 and 2, vanish; nothing else hinders their senders. */
    public void lose(int... networks) {
        for (int network : networks) {
            tables("-A INPUT -p sctp -d 10.68." + network + ".0/24 -j DROP");
        }
    }

    /** Nothing vanishes any more. */
    public void restore() {
        tables("-F INPUT");
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        QUICK.forEach((name, value) -> {
            before.push(new Setting(name, read(name)));
            write(name, value);
        });
    }

    @Override
    public void afterEach(ExtensionContext context) {
        restore();
        before.forEach(setting -> write(setting.name(), setting.value()));
        before.clear();
    }

    /** The guest's kernel knows only the older of the two programs. */
    private static void tables(String rule) {
        boolean legacy =
                Stream.of("/usr/sbin", "/sbin").anyMatch(folder -> Files.exists(Path.of(folder, "iptables-legacy")));
        Tool.run(Path.of("/tmp"), (legacy ? "iptables-legacy " : "iptables ") + rule);
    }

    /** The kernel gives the whole only to a single read, which {@link Files#readString} does not begin with. */
    private static String read(String name) {
        try (var setting = Files.newInputStream(SETTINGS.resolve(name))) {
            return new String(setting.readNBytes(64), StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(String name, String value) {
        try {
            Files.writeString(SETTINGS.resolve(name), value);
        } catch (IOException e) {
            throw new UncheckedIOException("net.sctp." + name + "=" + value, e);
        }
    }

    private record Setting(String name, String value) {}
}
