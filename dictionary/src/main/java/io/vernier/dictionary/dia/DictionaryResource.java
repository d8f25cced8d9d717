package io.vernier.dictionary.dia;

import io.vernier.dictionary.Dictionary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads the dictionary that stands as a resource beside the classes generated from it. */
public final class DictionaryResource {
    private DictionaryResource() {}

    /**
     * Reads {@code name.dia} from the package of a class.
     *
     * @param beside the generated class
     * @param name the name of the dictionary
     * @param inherited the dictionaries that it inherits from
     * @throws IllegalStateException if the resource is missing: the class was packed without it
     * @throws DiaException if the text has changed since the class was generated, and is wrong now
     */
    public static Dictionary load(Class<?> beside, String name, Dictionary... inherited) {
        var dictionaries = Dictionaries.from(DiaResolver.none());
        for (var dictionary : inherited) {
            dictionaries.with(dictionary);
        }
        String resource = name + ".dia";
        try (var in = beside.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not beside " + beside.getName()
                        + " (expected: the resource it was generated from, in the same package)");
            }
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return dictionaries.parse(new DiaSource(resource, text));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
