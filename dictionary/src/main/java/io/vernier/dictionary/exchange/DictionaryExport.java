package io.vernier.dictionary.exchange;

import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.dia.DiaFlattener;
import io.vernier.dictionary.dia.DiaFormatter;
import java.util.List;

/**
 * Dictionaries in the format of another project.
 *
 * @param text the file
 * @param notes what the format cannot hold, in words; often the same thing of many AVPs, then once with their number
 */
public record DictionaryExport(String text, List<ExchangeNote> notes) {

    public DictionaryExport {
        notes = List.copyOf(notes);
    }

    /**
     * Writes dictionaries into one file. Of two definitions of one AVP or one command the first counts.
     *
     * @param own whether inherited AVPs are left out, for projects that have those already; {@code erlang} always has
     *     them, to stand alone
     * @throws IllegalArgumentException if there is no dictionary; for {@code erlang} if there are several, or if one has
     *     two inherited AVPs with the same name
     */
    public static DictionaryExport write(ExchangeFormat format, List<Dictionary> dictionaries, boolean own) {
        if (dictionaries.isEmpty()) {
            throw new IllegalArgumentException("no dictionaries (expected: at least one)");
        }
        if (format == ExchangeFormat.ERLANG) {
            if (dictionaries.size() > 1) {
                throw new IllegalArgumentException(
                        dictionaries.size() + " dictionaries (expected: one, since a .dia file holds one application)");
            }
            var flat = DiaFlattener.flatten(dictionaries.getFirst()).forErlang();
            return new DictionaryExport(DiaFormatter.format(flat), List.of());
        }
        var notes = new Notes();
        var draft = DictionaryToDraft.of(dictionaries, own, notes);
        return new DictionaryExport(writer(format).write(draft, notes), notes.all());
    }

    private static FormatWriter writer(ExchangeFormat format) {
        return switch (format) {
            case WIRESHARK -> new WiresharkWriter();
            case FREEDIAMETER -> new FreeDiameterWriter();
            case FREEDIAMETER_CSV -> new CsvWriter();
            case JDIAMETER -> new JDiameterWriter();
            case GO_DIAMETER -> new GoDiameterWriter();
            case ERLANG -> throw new IllegalStateException("its files are ours");
        };
    }
}
