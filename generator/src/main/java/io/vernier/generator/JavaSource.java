package io.vernier.generator;

/**
 * A generated compilation unit.
 *
 * @param packageName its package
 * @param className its class, or {@code package-info}
 * @param text the text, lines ended by a line feed
 */
public record JavaSource(String packageName, String className, String text) {

    /** Where the file belongs below a source folder, with slashes. */
    public String path() {
        return packageName.replace('.', '/') + "/" + className + ".java";
    }
}
