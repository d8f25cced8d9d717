package io.vernier.interop.messages;

import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.dia.DiaFile;
import io.vernier.dictionary.dia.DiaParser;
import io.vernier.dictionary.dia.DiaResolver;
import io.vernier.dictionary.dia.DiaSection;
import io.vernier.dictionary.dia.DiaSource;
import io.vernier.dictionary.dia.Dictionaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The dictionaries of this project, as texts and as we read them: all that the modules of messages have. */
public final class OurDictionaries {
    private static final Path PROJECT =
            Path.of(System.getProperty("basedir", "."), "..").toAbsolutePath().normalize();

    private static final Map<String, Path> FILES = inOrder();

    private OurDictionaries() {}

    /** The files, each behind those it inherits from. */
    public static List<Path> files() {
        return List.copyOf(FILES.values());
    }

    /** The names, in the order of the files. */
    public static List<String> names() {
        return List.copyOf(FILES.keySet());
    }

    /** All of them, read by us. */
    public static List<Dictionary> read() {
        var dictionaries = Dictionaries.from(DiaResolver.folders(folders()));
        return names().stream().map(dictionaries::dictionary).toList();
    }

    /** One of them, read by us. */
    public static Dictionary read(String name) {
        return Dictionaries.from(DiaResolver.folders(folders())).dictionary(name);
    }

    private static Map<String, Path> inOrder() {
        var byName = new TreeMap<String, Path>();
        for (var folder : folders()) {
            list(folder).stream()
                    .filter(file -> file.toString().endsWith(".dia"))
                    .forEach(file -> byName.put(parse(file).name(), file));
        }
        var ordered = new LinkedHashMap<String, Path>();
        byName.keySet().forEach(name -> add(name, byName, ordered));
        return ordered;
    }

    private static void add(String name, Map<String, Path> byName, Map<String, Path> ordered) {
        var file = byName.get(name);
        if (file == null) {
            throw new IllegalArgumentException("no dictionary " + name + " (expected: one of " + byName.keySet() + ")");
        }
        if (!ordered.containsKey(name)) {
            parse(file)
                    .sections(DiaSection.Inherits.class)
                    .forEach(inherited -> add(inherited.dictionary().text(), byName, ordered));
            ordered.put(name, file);
        }
    }

    private static List<Path> folders() {
        return list(PROJECT).stream()
                .filter(module -> module.getFileName().toString().startsWith("messages-"))
                .map(module -> module.resolve("src/main/dia"))
                .toList();
    }

    private static List<Path> list(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DiaFile parse(Path file) {
        try {
            return DiaParser.parse(DiaSource.read(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
