package io.vernier.dictionary.dia;

import java.util.List;
import java.util.stream.Stream;

/**
 * A dictionary as it is written: its sections in order, with every comment, unchecked.
 *
 * @param file the name under which problems are reported
 * @param sections the sections
 * @param tail comment lines behind everything else
 */
public record DiaFile(String file, List<DiaSection> sections, List<String> tail) {

    public DiaFile {
        sections = List.copyOf(sections);
        tail = List.copyOf(tail);
    }

    /** The sections of one kind in their order. */
    public <S extends DiaSection> Stream<S> sections(Class<S> kind) {
        return sections.stream().filter(kind::isInstance).map(kind::cast);
    }

    /**
     * The same in the language as Erlang's {@code diameter} reads it: without the sections that it does not have,
     * {@code @encoding}, {@code @bits} and {@code @avp_flags}. What goes on the wire is the same, but for the M and P bits
     * that the last one has changed.
     */
    public DiaFile forErlang() {
        var known = sections.stream()
                .filter(s -> !(s instanceof DiaSection.EncodingOf
                        || s instanceof DiaSection.Bits
                        || s instanceof DiaSection.AvpFlags))
                .toList();
        return new DiaFile(file, known, tail);
    }

    /** The {@code @name}, else the file's name without folders and without {@code .dia}. */
    public String name() {
        return sections(DiaSection.Name.class)
                .findFirst()
                .map(s -> s.name().text())
                .orElseGet(() -> file.replaceFirst("^.*[/\\\\]", "").replaceFirst("\\.dia$", ""));
    }
}
