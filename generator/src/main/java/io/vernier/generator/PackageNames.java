package io.vernier.generator;

import java.util.Map;

/**
 * In which Java packages the classes of dictionaries are: of the one that is being generated, and of those it inherits
 * from, whose classes exist already.
 *
 * @param byDictionary Java package names by dictionary name
 */
public record PackageNames(Map<String, String> byDictionary) {

    public PackageNames {
        byDictionary = Map.copyOf(byDictionary);
    }

    /**
     * The package of a dictionary's classes.
     *
     * @throws IllegalArgumentException if it is not known
     */
    public String of(String dictionary) {
        String name = byDictionary.get(dictionary);
        if (name == null) {
            throw new IllegalArgumentException(
                    "no Java package is known for dictionary " + dictionary + " (expected: one of "
                            + byDictionary.keySet().stream().sorted().toList() + ")");
        }
        return name;
    }
}
