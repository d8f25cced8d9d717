package io.vernier.requirements.matrix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rows between a module's test run and the end of the build: one file for each test class, so that a run of a
 * single test replaces its own rows only.
 */
final class RowFiles {
    private static final String ENDING = ".tsv";

    private RowFiles() {}

    static void write(Path folder, String type, List<Row> rows) throws IOException {
        Files.createDirectories(folder);
        Files.write(
                folder.resolve(type + ENDING), rows.stream().map(Row::toLine).toList());
    }

    /** Reads the rows of all modules below {@code root}, but not those of test classes that are gone by now. */
    static List<Row> readAll(Path root) throws IOException {
        var rows = new ArrayList<Row>();
        for (var module : list(root)) {
            for (var file : list(module.resolve("target/requirements"))) {
                var type = file.getFileName().toString().replace(ENDING, "");
                if (Files.exists(module.resolve("target/test-classes/" + type.replace('.', '/') + ".class"))) {
                    Files.readAllLines(file).forEach(line -> rows.add(Row.parse(line)));
                }
            }
        }
        return rows;
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }
}
