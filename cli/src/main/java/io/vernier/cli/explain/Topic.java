package io.vernier.cli.explain;

/**
 * One code that can be explained.
 *
 * @param code as it is printed
 * @param name its name in words
 * @param meaning what has happened when it shows up
 * @param remedy what to do; empty where there is nothing to do
 * @param reference where to read on; may be empty
 */
record Topic(String code, String name, String meaning, String remedy, String reference) {
    /** Whether both are about one code: a dictionary may name it with or without {@code DIAMETER_} in front. */
    boolean isSame(Topic other) {
        return code.equals(other.code) && plain(name).equals(plain(other.name));
    }

    private static String plain(String name) {
        return name.startsWith("DIAMETER_") ? name.substring("DIAMETER_".length()) : name;
    }
}
