package io.vernier.dictionary.exchange;

import io.vernier.dictionary.AvpType;
import io.vernier.dictionary.exchange.CsvRows.Row;
import io.vernier.dictionary.exchange.Draft.Avp;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tables of freeDiameter's {@code csv_to_fd}: a row for each AVP with its name, code, section, type and flags, rows
 * beginning with {@code @} that say vendor and standard for those below, and comments beginning with {@code #}.
 */
final class CsvReader implements FormatReader {
    private static final int CODE = 1;
    private static final int SECTION = 2;
    private static final int TYPE = 3;
    private static final int MUST = 4;

    @Override
    public void read(List<Path> files, Draft into, Notes notes) throws IOException {
        for (var file : files) {
            String text;
            try {
                text = Files.readString(file);
            } catch (MalformedInputException notText) {
                throw new ExchangeException(file.toString(), "is no text in UTF-8 (expected: freeDiameter's table)");
            }
            int before = into.avps.size();
            table(file, CsvRows.parse(text), into, notes);
            if (into.avps.size() == before) {
                throw new ExchangeException(
                        file.toString(), "has no row with an AVP (expected: NAME,CODE,SECTION,TYPE,FLAGS,...)");
            }
        }
    }

    private static void table(Path file, List<Row> rows, Draft into, Notes notes) {
        long vendor = 0;
        String standard = "";
        for (var row : rows) {
            String place = file + ":" + row.line() + ":1";
            String name = row.cell(0);
            if (name.isEmpty() || name.startsWith("#") || name.equals("Attribute Name")) {
                continue;
            }
            switch (name) {
                case "@vendor" -> vendor = Numbers.parse(row.cell(1), place, "@vendor");
                case "@standard" -> standard = row.cell(1);
                default -> into.avps.add(avp(row, vendor, standard, place, notes));
            }
        }
    }

    private static Avp avp(Row row, long vendor, String standard, String place, Notes notes) {
        String name = row.cell(0);
        if (name.startsWith("@")) {
            throw new ExchangeException(place, "is the unknown row " + name + " (expected: @vendor or @standard)");
        }
        if (row.cells().size() <= MUST) {
            throw new ExchangeException(
                    place, "has " + row.cells().size() + " cells (expected: NAME,CODE,SECTION,TYPE,MUST,...)");
        }
        String must = row.cell(MUST);
        boolean vendorBit = must.contains("V");
        if (vendorBit != (vendor != 0)) {
            notes.add(
                    place,
                    name
                            + (vendorBit
                                    ? " has the V bit without a vendor"
                                    : " lacks the V bit of its vendor " + vendor));
        }
        String word = standard.startsWith("RFC") ? " section " : " clause ";
        String source =
                standard.isEmpty() || row.cell(SECTION).isEmpty() ? standard : standard + word + row.cell(SECTION);
        var type = Types.orOctets(row.cell(TYPE), Map.of(), place, notes);
        if (type == AvpType.GROUPED) {
            notes.count(place, "a group has no grammar: any AVP may be in it");
        }
        return new Avp(
                name,
                Numbers.parse(row.cell(CODE), place, "the code of " + name),
                vendorBit ? vendor : 0,
                type,
                must.contains("M"),
                must.contains("P"),
                List.of(),
                Optional.empty(),
                source.isEmpty() ? List.of() : List.of(source),
                place);
    }
}
