package io.vernier.dictionary.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads the files of one format. */
interface FormatReader {
    /**
     * Adds what the files say.
     *
     * @throws ExchangeException if one of them is not of this format
     */
    void read(List<Path> files, Draft into, Notes notes) throws IOException;
}
