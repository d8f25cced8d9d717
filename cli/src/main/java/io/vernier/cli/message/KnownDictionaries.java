package io.vernier.cli.message;

import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.DictionaryIndex;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which dictionaries come with the command: all of its class path, which are more than a hundred. The index says which
 * there are; each is read when something first needs it.
 */
public final class KnownDictionaries {
    /** Looked into before all others; Gy allows what plain credit control does. */
    private static final List<String> FIRST =
            List.of("rfc6733", "rfc6733_accounting", "ts32299_gy", "rfc8506", "rfc6737");

    /** RFC 3588 had other grammars for the same commands: peers are measured by RFC 6733. */
    private static final String SUPERSEDED = "rfc3588";

    private static final ClassLoader LOADER = KnownDictionaries.class.getClassLoader();

    private KnownDictionaries() {}

    /** The index, read once. */
    static DictionaryIndex index() {
        return Read.INDEX;
    }

    private static final class Read {
        static final DictionaryIndex INDEX = DictionaryIndex.of(LOADER, KnownDictionaries::open);
    }

    private static List<InputStream> open(String resource) throws IOException {
        var streams = new ArrayList<InputStream>();
        for (var url : Collections.list(LOADER.getResources(resource))) {
            streams.add(url.openStream());
        }
        return streams;
    }

    /** Each before those that it is to be preferred to, without those that judge nobody any more. */
    static List<DictionaryIndex.Entry> entries() {
        return inOrder().stream()
                .filter(entry -> !entry.name().startsWith(SUPERSEDED))
                .toList();
    }

    private static List<DictionaryIndex.Entry> inOrder() {
        return index().dictionaries().stream()
                .sorted(Comparator.comparingInt((DictionaryIndex.Entry entry) -> rank(entry.name()))
                        .thenComparing(DictionaryIndex.Entry::name))
                .toList();
    }

    private static int rank(String name) {
        int place = FIRST.indexOf(name);
        if (place >= 0) {
            return place;
        }
        return name.startsWith(SUPERSEDED) ? FIRST.size() + 1 : FIRST.size();
    }

    /** All of them. Reading them takes a second or so. */
    public static List<Dictionary> all() {
        return inOrder().stream().map(DictionaryIndex.Entry::dictionary).toList();
    }

    /** The one with this name. */
    public static Optional<Dictionary> named(String name) {
        return index().dictionary(name).map(DictionaryIndex.Entry::dictionary);
    }
}
