package io.vernier.interop.messages;

import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.dia.DiaResolver;
import io.vernier.dictionary.dia.Dictionaries;
import java.nio.file.Path;
import java.util.List;

/** The dictionaries of this project, as texts and as we read them. */
public final class OurDictionaries {
    /** Each inherits only from those before it. */
    private static final List<String> FILES = List.of(
            "messages-base/src/main/dia/rfc6733.dia",
            "messages-base/src/main/dia/relay.dia",
            "messages-base/src/main/dia/rfc6733_accounting.dia",
            "messages-base/src/main/dia/rfc3588.dia",
            "messages-base/src/main/dia/rfc3588_accounting.dia",
            "messages-ietf/src/main/dia/rfc5777.dia",
            "messages-ietf/src/main/dia/rfc4004.dia",
            "messages-ietf/src/main/dia/rfc7155.dia",
            "messages-ietf/src/main/dia/rfc8506.dia",
            "messages-ietf/src/main/dia/rfc6737.dia",
            "messages-ietf/src/main/dia/rfc7683.dia",
            "messages-3gpp/src/main/dia/threegpp.dia",
            "messages-3gpp/src/main/dia/ts32299.dia",
            "messages-3gpp/src/main/dia/ts32299_gy.dia");

    private static final Path PROJECT =
            Path.of(System.getProperty("basedir", "."), "..").toAbsolutePath().normalize();

    private OurDictionaries() {}

    /** The files, each behind those it inherits from. */
    public static List<Path> files() {
        return FILES.stream().map(PROJECT::resolve).toList();
    }

    /** The names, in the order of the files. */
    public static List<String> names() {
        return FILES.stream()
                .map(file -> file.substring(file.lastIndexOf('/') + 1, file.length() - ".dia".length()))
                .toList();
    }

    /** All of them, read by us. */
    public static List<Dictionary> read() {
        var folders = files().stream().map(OurDictionaries::folder).distinct().toList();
        var dictionaries = Dictionaries.from(DiaResolver.folders(folders));
        return names().stream().map(dictionaries::dictionary).toList();
    }

    private static Path folder(Path file) {
        return file.resolveSibling("");
    }
}
