package io.vernier.requirements.matrix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rows between a module's test run and the end of the build: one file for each test class, so that a run of a
 * single test replaces its own rows only. A run of all tests replaces all of them and leaves a mark. The tests of several
 * modules that one module runs together, on a kernel that has SCTP, have a folder of their own there.
 */
final class RowFiles {
    private static final String FOLDER = "target/requirements";
    private static final String SCTP_FOLDER = "target/requirements-sctp";
    private static final String ENDING = ".tsv";
    private static final String MARK = "all-tests-ran";

    private RowFiles() {}

    static Path folder(Path module) {
        return module.resolve(FOLDER);
    }

    static Path sctpFolder(Path module) {
        return module.resolve(SCTP_FOLDER);
    }

    /** Replaces the rows of the classes in {@code rows}. */
    static void writeSome(Path folder, Map<String, List<Row>> rows) throws IOException {
        Files.createDirectories(folder);
        Files.deleteIfExists(folder.resolve(MARK));
        for (var type : rows.entrySet()) {
            var lines = type.getValue().stream().map(Row::toLine).toList();
            Files.write(folder.resolve(type.getKey() + ENDING), lines);
        }
    }

    /** Replaces all rows of the module. */
    static void writeAll(Path folder, Map<String, List<Row>> rows) throws IOException {
        for (var file : list(folder)) {
            Files.delete(file);
        }
        writeSome(folder, rows);
        Files.createFile(folder.resolve(MARK));
    }

    /** When the last run of all tests with rows in a folder ended; nothing when some of them ran since. */
    static Optional<Instant> endOfFullRun(Path folder) throws IOException {
        var mark = folder.resolve(MARK);
        return Files.exists(mark) ? Optional.of(Files.getLastModifiedTime(mark).toInstant()) : Optional.empty();
    }

    /** Reads the rows of all modules below {@code root}, but not those of test classes that are gone by now. */
    static List<Row> readAll(Path root) throws IOException {
        var rows = new ArrayList<Row>();
        var modules = modules(root);
        for (var module : modules) {
            addRows(folder(module), List.of(module), rows);
            addRows(sctpFolder(module), modules, rows);
        }
        return rows;
    }

    private static void addRows(Path folder, List<Path> modules, List<Row> rows) throws IOException {
        for (var file : list(folder)) {
            var name = file.getFileName().toString();
            var compiled = "target/test-classes/" + name.replace(ENDING, "").replace('.', '/') + ".class";
            if (name.endsWith(ENDING) && modules.stream().anyMatch(module -> Files.exists(module.resolve(compiled)))) {
                Files.readAllLines(file).forEach(line -> rows.add(Row.parse(line)));
            }
        }
    }

    /** The folders that may be modules of {@code root}. */
    static List<Path> modules(Path root) throws IOException {
        return list(root).stream().filter(Files::isDirectory).toList();
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
