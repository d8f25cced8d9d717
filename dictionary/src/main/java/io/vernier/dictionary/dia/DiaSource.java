package io.vernier.dictionary.dia;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A dictionary's text and the name under which problems in it are reported.
 *
 * @param file a file name or any other name that tells a reader where to look
 * @param text the text in the {@code .dia} language
 */
public record DiaSource(String file, String text) {

    /** Reads a UTF-8 file. */
    public static DiaSource read(Path file) throws IOException {
        return new DiaSource(file.toString(), Files.readString(file));
    }
}
