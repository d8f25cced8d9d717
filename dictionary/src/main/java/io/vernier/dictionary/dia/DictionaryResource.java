package io.vernier.dictionary.dia;

import io.vernier.dictionary.Dictionary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads the dictionary that stands as a resource beside the classes generated from it. */
public final class DictionaryResource {
    private DictionaryResource() {}

    /**
     * Reads a dictionary from a resource.
     *
     * @param name the name of the dictionary
     * @param resource the resource {@code name.dia}, opened by the generated class, since nobody else may do so on the
     *     module path; it is closed here. Null where there is none
     * @param inherited the dictionaries that it inherits from
     * @throws IllegalStateException if there is no resource: the class was packed without it
     * @throws DiaException if the text has changed since the class was generated, and is wrong now
     */
    public static Dictionary load(String name, @Nullable InputStream resource, Dictionary... inherited) {
        String file = name + ".dia";
        if (resource == null) {
            throw new IllegalStateException(
                    file + " is missing (expected: in the package of the classes that were generated from it)");
        }
        var dictionaries = Dictionaries.from(DiaResolver.none());
        for (var dictionary : inherited) {
            dictionaries.with(dictionary);
        }
        try (resource) {
            var text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
            return dictionaries.parse(new DiaSource(file, text));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
