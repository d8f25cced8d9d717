package io.vernier.dictionary;

import io.vernier.dictionary.dia.DiaResolver;
import io.vernier.dictionary.dia.Dictionaries;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The dictionaries that the messages of the floors above are generated from, read as the files they are. */
public final class TestDictionaries {
    private static final Dictionaries ALL = Dictionaries.from(DiaResolver.folders(List.of(
            Path.of("../messages-base/src/main/dia"),
            Path.of("../messages-ietf/src/main/dia"),
            Path.of("../messages-3gpp/src/main/dia"))));

    private TestDictionaries() {}

    public static Dictionary named(String name) {
        return ALL.dictionary(name);
    }

    public static DictionarySet set(String... names) {
        return DictionarySet.of(Arrays.stream(names).map(ALL::dictionary).toList());
    }
}
