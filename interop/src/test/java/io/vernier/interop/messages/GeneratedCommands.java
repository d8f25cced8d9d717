package io.vernier.interop.messages;

import io.vernier.codec.TypedMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Finds every generated class of a message, wherever the build put it: in folders or in jars. */
public final class GeneratedCommands {
    private GeneratedCommands() {}

    /** All classes of messages that came in the same folder or jar as one of them. */
    public static List<Class<? extends TypedMessage>> beside(Class<? extends TypedMessage> one) {
        try {
            var source = Objects.requireNonNull(one.getProtectionDomain().getCodeSource());
            var place = Path.of(source.getLocation().toURI());
            if (Files.isDirectory(place)) {
                return below(place);
            }
            try (FileSystem jar = FileSystems.newFileSystem(place)) {
                return below(jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<Class<? extends TypedMessage>> below(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.startsWith("io") && name.endsWith(".class") && name.indexOf('$') < 0)
                    .filter(name -> !name.endsWith("-info.class"))
                    .sorted()
                    .<Class<?>>map(GeneratedCommands::load)
                    .filter(TypedMessage.class::isAssignableFrom)
                    .<Class<? extends TypedMessage>>map(type -> type.asSubclass(TypedMessage.class))
                    .toList();
        }
    }

    private static Class<?> load(String file) {
        try {
            return Class.forName(
                    file.substring(0, file.length() - ".class".length()).replace('/', '.'));
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
