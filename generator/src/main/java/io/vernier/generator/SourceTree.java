package io.vernier.generator;

import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.DictionaryIndex;
import io.vernier.dictionary.dia.DiaParser;
import io.vernier.dictionary.dia.DiaResolver;
import io.vernier.dictionary.dia.DiaSource;
import io.vernier.dictionary.dia.Dictionaries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Generates the classes of all dictionaries in a folder, as a build does: sources to one folder, and to another one the
 * dictionaries themselves, which the classes read at run time, and an index of them for {@link DictionaryIndex}. Files whose text is the same are left alone, and files
 * that nothing generates any more are deleted.
 *
 * @param dictionaries the folder with the {@code .dia} files
 * @param classPath folders and jars with dictionaries to inherit from, as this class has written them
 * @param packages the Java packages of dictionaries, by their names
 * @param packageName the package below which dictionaries go that {@code packages} does not name; may be empty
 * @param sources where Java files go
 * @param resources where dictionaries go
 */
public record SourceTree(
        Path dictionaries,
        List<Path> classPath,
        Map<String, String> packages,
        String packageName,
        Path sources,
        Path resources) {

    public SourceTree {
        classPath = List.copyOf(classPath);
        packages = Map.copyOf(packages);
    }

    /**
     * Generates everything.
     *
     * @return the names of the dictionaries, in the order of their files
     * @throws IOException if a file cannot be read or written
     * @throws io.vernier.dictionary.dia.DiaException if a dictionary is wrong
     * @throws GeneratorException if names of a dictionary cannot be told apart in Java
     * @throws IllegalArgumentException if there is no package for a dictionary
     */
    public List<String> generate() throws IOException {
        var files = diaFiles();
        var inherited = new DiaClassPath(classPath);
        var dictionary =
                Dictionaries.from(DiaResolver.folders(List.of(dictionaries)).or(inherited));
        var names = new HashMap<>(inherited.packages());
        names.putAll(packages);
        var own = new ArrayList<Dictionary>();
        for (var file : files) {
            String name = DiaParser.parse(DiaSource.read(file)).name();
            names.computeIfAbsent(name, this::packageBelow);
            own.add(dictionary.dictionary(name));
        }
        var packageNames = new PackageNames(names);
        var written = new HashSet<Path>();
        for (int i = 0; i < own.size(); i++) {
            String origin = String.valueOf(files.get(i).getFileName());
            for (var source : JavaGenerator.generate(own.get(i), origin, packageNames)) {
                written.add(write(sources.resolve(source.path()), source.text()));
            }
            String folder = packageNames.of(own.get(i).name()).replace('.', '/');
            written.add(write(
                    resources.resolve(folder).resolve(own.get(i).name() + ".dia"), Files.readString(files.get(i))));
        }
        var all = own.stream()
                .map(d -> new DictionaryNames(d, packageNames.of(d.name())))
                .toList();
        written.add(write(resources.resolve(DictionaryIndex.DICTIONARIES), IndexText.dictionaries(all)));
        written.add(write(resources.resolve(DictionaryIndex.AVPS), IndexText.avps(all)));
        deleteOthers(sources, written);
        deleteOthers(resources, written);
        return own.stream().map(Dictionary::name).toList();
    }

    private List<Path> diaFiles() throws IOException {
        if (!Files.isDirectory(dictionaries)) {
            throw new IllegalArgumentException(dictionaries + " is no folder (expected: a folder with .dia files)");
        }
        try (var files = Files.list(dictionaries)) {
            return files.filter(f -> f.toString().endsWith(".dia")).sorted().toList();
        }
    }

    private String packageBelow(String dictionary) {
        if (packageName.isEmpty()) {
            throw new IllegalArgumentException("no Java package for dictionary " + dictionary
                    + " (expected: packageName, or " + dictionary + " in packages)");
        }
        return packageName + "." + dictionary.replaceAll("[^\\p{Alnum}]", "").toLowerCase(java.util.Locale.ROOT);
    }

    private static Path write(Path file, String text) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        }
        return file;
    }

    private static void deleteOthers(Path folder, Set<Path> written) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(f -> Files.isRegularFile(f) && !written.contains(f))
                    .toList()) {
                Files.delete(file);
            }
        }
    }
}
