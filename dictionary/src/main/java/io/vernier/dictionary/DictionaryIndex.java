package io.vernier.dictionary;

import io.vernier.dictionary.internal.CodeTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which dictionaries a class path has, and which of them has an application, a command or an AVP, without reading the
 * dictionaries: that takes a second for hundreds of them. The build that generates classes of dictionaries writes it
 * beside them. Safe for use by several threads; what is asked for first is read first.
 */
public final class DictionaryIndex {
    /** Where the build writes dictionaries and their commands. */
    public static final String DICTIONARIES = "META-INF/vernier/dictionaries";

    /** Where the build writes the AVPs of its dictionaries. */
    public static final String AVPS = "META-INF/vernier/avps";

    private final ClassLoader loader;
    private final Resources resources;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private @Nullable Avps avps;

    /**
     * A dictionary of the class path.
     *
     * @param name its name
     * @param id its application; empty for one of AVPs only
     * @param holder the class that gives it
     * @param loader finds that class
     * @param commands its commands
     */
    public record Entry(String name, OptionalLong id, String holder, ClassLoader loader, List<Command> commands) {
        public Entry {
            commands = List.copyOf(commands);
        }

        /**
         * The dictionary itself, read when it is first asked for.
         *
         * @throws IllegalStateException if the class that gives it is not there
         */
        public Dictionary dictionary() {
            try {
                return (Dictionary) Class.forName(holder, true, loader)
                        .getMethod("dictionary")
                        .invoke(null);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(
                        "dictionary " + name + " is in the index, but cannot be read from " + holder
                                + " (expected: the class that was generated with it)",
                        e);
            }
        }
    }

    /** A command of a dictionary. */
    public record Command(int code, boolean isRequest, String name) {}

    /** Opens every resource of a name: each module of a class path has its own. */
    @FunctionalInterface
    public interface Resources {
        /** The resources in the order of the class path; each is closed by who reads it. */
        List<InputStream> open(String name) throws IOException;
    }

    /** The dictionaries of AVPs, by code and by name. */
    private record Avps(CodeTable<Home> byCode, Map<String, List<Home>> byName) {}

    private record Home(long key, String dictionary) {}

    private DictionaryIndex(ClassLoader loader, Resources resources) {
        this.loader = loader;
        this.resources = resources;
    }

    /**
     * The dictionaries of a class path, in its order.
     *
     * @param loader finds the classes that give the dictionaries
     * @param resources opens what the build has written
     * @throws UncheckedIOException if an index cannot be read
     */
    public static DictionaryIndex of(ClassLoader loader, Resources resources) {
        var index = new DictionaryIndex(loader, resources);
        index.read();
        return index;
    }

    private void read() {
        var commands = new HashMap<String, List<Command>>();
        var heads = new ArrayList<String[]>();
        lines(DICTIONARIES, line -> {
            if (line.charAt(0) == ' ') {
                var words = line.substring(1).split(" ", 3);
                commands.computeIfAbsent(heads.getLast()[0], name -> new ArrayList<>())
                        .add(new Command(Integer.parseInt(words[0]), words[1].equals("request"), words[2]));
            } else {
                heads.add(line.split(" ", 3));
            }
        });
        for (var head : heads) {
            var id = head[1].equals("-") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(head[1]));
            var own = commands.getOrDefault(head[0], List.of());
            entries.putIfAbsent(head[0], new Entry(head[0], id, head[2], loader, own));
        }
    }

    /** All dictionaries. */
    public Collection<Entry> dictionaries() {
        return entries.values();
    }

    /** The dictionary with this name. */
    public Optional<Entry> dictionary(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    /** The dictionaries of one application. */
    public List<Entry> application(long id) {
        return entries.values().stream()
                .filter(e -> e.id().isPresent() && e.id().getAsLong() == id)
                .toList();
    }

    /** The dictionary that defines the AVP with this code and vendor (0 for none). */
    public Optional<Entry> avp(int code, int vendorId) {
        var home = avps().byCode().get(CodeTable.key(vendorId, code));
        return home == null ? Optional.empty() : dictionary(home.dictionary());
    }

    /** The dictionaries that define an AVP with this name. */
    public List<Entry> avp(String name) {
        return avps().byName().getOrDefault(name, List.of()).stream()
                .flatMap(home -> dictionary(home.dictionary()).stream())
                .toList();
    }

    private synchronized Avps avps() {
        if (avps == null) {
            var homes = new ArrayList<Home>();
            var byName = new HashMap<String, List<Home>>();
            var current = new String[1];
            lines(AVPS, line -> {
                if (line.charAt(0) != ' ') {
                    current[0] = line;
                    return;
                }
                int first = line.indexOf(' ', 1);
                int second = line.indexOf(' ', first + 1);
                var home = new Home(
                        CodeTable.key(
                                Integer.parseUnsignedInt(line, first + 1, second, 10),
                                Integer.parseUnsignedInt(line, 1, first, 10)),
                        current[0]);
                homes.add(home);
                byName.computeIfAbsent(line.substring(second + 1), name -> new ArrayList<>(1))
                        .add(home);
            });
            avps = new Avps(new CodeTable<>(homes, Home::key), byName);
        }
        return avps;
    }

    private void lines(String resource, Consumer<String> each) {
        try {
            for (var found : resources.open(resource)) {
                try (var reader = new BufferedReader(new InputStreamReader(found, StandardCharsets.UTF_8))) {
                    reader.lines()
                            .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
                            .forEach(each);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + resource, e);
        }
    }
}
