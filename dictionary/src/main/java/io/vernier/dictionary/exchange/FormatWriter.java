package io.vernier.dictionary.exchange;

/** Writes one format. */
interface FormatWriter {
    /** The text; what the format cannot say becomes a note. */
    String write(Draft draft, Notes notes);
}
