package io.vernier.dictionary;

/**
 * Where something is written in a dictionary.
 *
 * @param file the name of the file or other source, as it was given to the parser
 * @param line counted from 1; 0 where the thing comes from an option and not from the text
 * @param column counted from 1 in characters; 0 where the line is 0
 */
public record SourceLocation(String file, int line, int column) implements Comparable<SourceLocation> {

    @Override
    public int compareTo(SourceLocation other) {
        int byFile = file.compareTo(other.file);
        if (byFile != 0) {
            return byFile;
        }
        int byLine = Integer.compare(line, other.line);
        return byLine != 0 ? byLine : Integer.compare(column, other.column);
    }

    /** {@code file:line:column}, as editors and terminals recognise it. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
