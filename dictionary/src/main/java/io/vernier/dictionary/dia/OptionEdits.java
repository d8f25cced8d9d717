package io.vernier.dictionary.dia;

import io.vernier.dictionary.SourceLocation;
import io.vernier.dictionary.dia.DiaSection.Inherits;
import io.vernier.dictionary.dia.DiaSection.Word;
import java.util.ArrayList;
import java.util.List;

/** Makes the changes to a tree that options ask for. */
final class OptionEdits {
    private OptionEdits() {}

    static DiaFile apply(DiaFile file, DiaOptions options) {
        var sections = new ArrayList<>(file.sections());
        var here = new SourceLocation(file.file(), 0, 0);
        options.name().ifPresent(name -> {
            sections.removeIf(DiaSection.Name.class::isInstance);
            sections.add(0, new DiaSection.Name(word(name, here), here, DiaComments.NONE));
        });
        options.prefix().ifPresent(prefix -> {
            sections.removeIf(DiaSection.Prefix.class::isInstance);
            sections.add(0, new DiaSection.Prefix(word(prefix, here), here, DiaComments.NONE));
        });
        options.inherits().forEach(change -> inherit(sections, change, here));
        return new DiaFile(file.file(), sections, file.tail());
    }

    private static void inherit(List<DiaSection> sections, String change, SourceLocation here) {
        int slash = change.indexOf('/');
        if (change.equals("-")) {
            sections.removeIf(Inherits.class::isInstance);
        } else if (slash < 0) {
            sections.add(new Inherits(word(change, here), List.of(), here, DiaComments.NONE));
        } else {
            var from = change.substring(0, slash);
            var to = change.substring(slash + 1);
            sections.replaceAll(section ->
                    section instanceof Inherits i && i.dictionary().text().equals(from)
                            ? new Inherits(word(to, i.dictionary().location()), i.avps(), i.location(), i.comments())
                            : section);
        }
    }

    private static Word word(String text, SourceLocation location) {
        return new Word(text, location, DiaComments.NONE);
    }
}
