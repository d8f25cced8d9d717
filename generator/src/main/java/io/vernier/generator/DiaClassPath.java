package io.vernier.generator;

import io.vernier.dictionary.dia.DiaResolver;
import io.vernier.dictionary.dia.DiaSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;

/**
 * The dictionaries that stand on a class path beside the classes generated from them: what a project's own dictionaries
 * can inherit from without more ado.
 */
final class DiaClassPath implements DiaResolver {
    private static final String EXTENSION = ".dia";

    private final Map<String, DiaSource> sources = new LinkedHashMap<>();
    private final Map<String, String> packages = new LinkedHashMap<>();

    /** Looks through folders and jars; the first dictionary with a name counts. */
    DiaClassPath(List<Path> classPath) throws IOException {
        for (var element : classPath) {
            if (Files.isDirectory(element)) {
                folder(element);
            } else if (Files.isRegularFile(element)) {
                jar(element);
            }
        }
    }

    private void folder(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file :
                    files.filter(f -> f.toString().endsWith(EXTENSION)).sorted().toList()) {
                var path = folder.relativize(file).toString().replace('\\', '/');
                add(path, DiaSource.read(file));
            }
        }
    }

    private void jar(Path jar) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                if (entry.getName().endsWith(EXTENSION)) {
                    try (var in = zip.getInputStream(entry)) {
                        var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                        add(entry.getName(), new DiaSource(jar + "!/" + entry.getName(), text));
                    }
                }
            }
        }
    }

    private void add(String path, DiaSource source) {
        int slash = path.lastIndexOf('/');
        String name = path.substring(slash + 1, path.length() - EXTENSION.length());
        if (sources.putIfAbsent(name, source) == null && slash > 0) {
            packages.put(name, path.substring(0, slash).replace('/', '.'));
        }
    }

    @Override
    public Optional<DiaSource> find(String name) {
        return Optional.ofNullable(sources.get(name));
    }

    /** The Java packages of these dictionaries, by name. */
    Map<String, String> packages() {
        return packages;
    }
}
