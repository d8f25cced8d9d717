package io.vernier.dictionary.exchange;

import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.dia.DiaFile;
import io.vernier.dictionary.dia.DiaFormatter;
import io.vernier.dictionary.dia.DiaParser;
import io.vernier.dictionary.dia.DiaResolver;
import io.vernier.dictionary.dia.DiaSource;
import io.vernier.dictionary.dia.Dictionaries;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A dictionary of another project as {@code .dia}.
 *
 * @param files the texts by the names of their files. Where commands belong to several applications, the first holds the
 *     AVPs and the others, one for each application, inherit from it
 * @param notes what could not be taken over as it was written
 */
public record DictionaryImport(Map<String, String> files, List<ExchangeNote> notes) {

    public DictionaryImport {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
        notes = List.copyOf(notes);
    }

    /**
     * Reads files that belong together. The result is a valid dictionary.
     *
     * @param known dictionaries from which it may inherit the AVPs that the files name and do not define, and which know
     *     the names of vendors that the files have by their numbers only
     * @throws ExchangeException if a file is not of this format
     * @throws io.vernier.dictionary.dia.DiaException if a file of Erlang's diameter has problems
     */
    public static DictionaryImport read(ExchangeFormat format, List<Path> files, List<Dictionary> known)
            throws IOException {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("no files (expected: at least one)");
        }
        if (format == ExchangeFormat.ERLANG) {
            return erlang(files, known);
        }
        var notes = new Notes();
        var draft = new Draft();
        reader(format).read(files, draft, notes);
        known.forEach(dictionary -> dictionary
                .vendor()
                .ifPresent(vendor -> draft.vendors.putIfAbsent(Integer.toUnsignedLong(vendor.id()), vendor.name())));
        var parents = new KnownParents(known);
        var written = new DraftToDia(draft, stem(files.getFirst()), parents, notes).files();
        return new DictionaryImport(checked(written, known), notes.all());
    }

    private static FormatReader reader(ExchangeFormat format) {
        return switch (format) {
            case WIRESHARK -> new WiresharkReader();
            case FREEDIAMETER -> new FreeDiameterReader();
            case FREEDIAMETER_CSV -> new CsvReader();
            case JDIAMETER -> new JDiameterReader();
            case GO_DIAMETER -> new GoDiameterReader();
            case ERLANG -> throw new IllegalStateException("its files are ours");
        };
    }

    /** The name of a dictionary: that of the file without folders and ending. */
    private static String stem(Path file) {
        String name = file.getFileName().toString().replaceFirst("\\.[A-Za-z]+$", "");
        return DraftNames.plain(name).replace('.', '_').replace('-', '_');
    }

    /** Reads what was written: a mistake in it is ours. */
    private static Map<String, String> checked(List<DiaFile> files, List<Dictionary> known) {
        var texts = new LinkedHashMap<String, String>();
        files.forEach(f -> texts.put(f.file(), DiaFormatter.format(f)));
        var dictionaries = Dictionaries.from(DiaResolver.none());
        known.forEach(dictionaries::with);
        texts.forEach((file, text) -> dictionaries.with(dictionaries.parse(new DiaSource(file, text))));
        return texts;
    }

    /** Their language is ours: the texts stay as they are, in columns; parents are looked for beside them first. */
    private static DictionaryImport erlang(List<Path> files, List<Dictionary> known) throws IOException {
        var folders = new ArrayList<Path>();
        for (var file : files) {
            var folder = file.toAbsolutePath().getParent();
            if (folder != null && !folders.contains(folder)) {
                folders.add(folder);
            }
        }
        var texts = new LinkedHashMap<String, String>();
        for (var file : files) {
            var parsed = DiaParser.parse(source(file));
            var dictionaries = Dictionaries.from(DiaResolver.folders(folders));
            known.stream()
                    .filter(d -> !d.name().equals(parsed.name()))
                    .filter(d -> DiaResolver.folders(folders).find(d.name()).isEmpty())
                    .forEach(dictionaries::with);
            dictionaries.check(parsed);
            texts.put(String.valueOf(file.getFileName()), DiaFormatter.format(parsed));
        }
        return new DictionaryImport(texts, List.of());
    }

    private static DiaSource source(Path file) throws IOException {
        try {
            return DiaSource.read(file);
        } catch (MalformedInputException notText) {
            throw new ExchangeException(file.toString(), "is no text in UTF-8 (expected: a dictionary in .dia)");
        }
    }
}
