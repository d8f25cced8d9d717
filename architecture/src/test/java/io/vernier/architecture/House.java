package io.vernier.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The modules of this build and their compiled classes. A module is found by its line in the parent's list, so that a
 * new one is under the rules from its first class on, without being named here.
 */
final class House {
    /** Surefire starts tests in the folder of their module. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    private House() {}

    static List<Path> modules() {
        return MODULE.matcher(read(ROOT.resolve("pom.xml")))
                .results()
                .map(match -> ROOT.resolve(match.group(1)))
                .toList();
    }

    static JavaClasses mainClasses() {
        return classes("target/classes");
    }

    static JavaClasses testClasses() {
        return classes("target/test-classes");
    }

    /** All hand-written source files of the given name. */
    static List<Path> sources(String name) {
        var found = new ArrayList<Path>();
        for (var module : modules()) {
            var sources = module.resolve("src/main/java");
            if (Files.isDirectory(sources)) {
                try (var files = Files.walk(sources)) {
                    files.filter(file -> file.endsWith(name)).forEach(found::add);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return found;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JavaClasses classes(String folder) {
        var folders = modules().stream()
                .map(module -> module.resolve(folder))
                .filter(Files::isDirectory)
                .toList();
        return new ClassFileImporter()
                .withImportOption(location -> !location.contains("jmh_generated"))
                .importPaths(folders);
    }
}
