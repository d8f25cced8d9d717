package io.vernier.dictionary.dia;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the text of a dictionary that another one inherits from. */
@FunctionalInterface
public interface DiaResolver {

    /** Looks for a dictionary by the name that {@code @inherits} gives; empty where this resolver has none. */
    Optional<DiaSource> find(String name);

    /** This resolver first, then another one. */
    default DiaResolver or(DiaResolver other) {
        return name -> find(name).or(() -> other.find(name));
    }

    /** Finds nothing, for dictionaries that stand alone. */
    static DiaResolver none() {
        return name -> Optional.empty();
    }

    /** Finds texts by their names in a map. */
    static DiaResolver of(Map<String, String> texts) {
        var copy = Map.copyOf(texts);
        return name -> Optional.ofNullable(copy.get(name)).map(text -> new DiaSource(name + ".dia", text));
    }

    /** Finds the resource {@code folder/name.dia} on a class path. */
    static DiaResolver classPath(ClassLoader loader, String folder) {
        var prefix = folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/";
        return name -> {
            var resource = prefix + name + ".dia";
            try (InputStream in = loader.getResourceAsStream(resource)) {
                return in == null
                        ? Optional.empty()
                        : Optional.of(new DiaSource(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + resource, e);
            }
        };
    }

    /**
     * Finds {@code name.dia} in the first folder that has it, else the first {@code .dia} file in these folders whose
     * {@code @name} it is.
     */
    static DiaResolver folders(List<Path> folders) {
        var copy = List.copyOf(folders);
        return name -> {
            try {
                for (var folder : copy) {
                    var file = folder.resolve(name + ".dia");
                    if (Files.isRegularFile(file)) {
                        return Optional.of(DiaSource.read(file));
                    }
                }
                return byName(copy, name);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot look for dictionary " + name, e);
            }
        };
    }

    private static Optional<DiaSource> byName(List<Path> folders, String name) throws IOException {
        var nameLine = Pattern.compile("(?m)^[ \t]*@name\\s+'?" + Pattern.quote(name) + "'?\\s*(;.*)?$");
        for (var folder : folders) {
            if (!Files.isDirectory(folder)) {
                continue;
            }
            try (var files = Files.list(folder)) {
                for (var file : files.filter(f -> f.toString().endsWith(".dia"))
                        .sorted()
                        .toList()) {
                    var source = DiaSource.read(file);
                    if (nameLine.matcher(source.text()).find()) {
                        return Optional.of(source);
                    }
                }
            }
        }
        return Optional.empty();
    }
}
