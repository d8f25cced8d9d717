package io.vernier.interop.messages;

import io.vernier.codec.TypedMessage;
import io.vernier.messages.base.AnswerMessage;
import io.vernier.messages.threegpp.mb2.GcsActionRequest;
import io.vernier.messages.threegpp.s6a.UpdateLocationRequest;
import io.vernier.messages.vendors.ericsson.cip.ChargingInterrogationRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Finds every generated class of a message, wherever the build put it: in folders or in jars. */
public final class GeneratedCommands {
    private GeneratedCommands() {}

    /** All of the modules of messages. */
    public static List<Class<? extends TypedMessage>> all() {
        return Stream.of(
                        AnswerMessage.class,
                        io.vernier.messages.ietf.creditcontrol.CreditControlRequest.class,
                        io.vernier.messages.threegpp.gy.CreditControlRequest.class,
                        io.vernier.messages.threegpp.gx.CreditControlRequest.class,
                        UpdateLocationRequest.class,
                        io.vernier.messages.threegpp.swx.MultimediaAuthRequest.class,
                        GcsActionRequest.class,
                        io.vernier.messages.etsi.e4.UserDataRequest.class,
                        ChargingInterrogationRequest.class)
                .flatMap(one -> beside(one).stream())
                .toList();
    }

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
