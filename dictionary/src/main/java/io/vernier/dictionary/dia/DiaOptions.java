package io.vernier.dictionary.dia;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a dictionary is read, beside its text.
 *
 * @param name replaces {@code @name}
 * @param prefix replaces {@code @prefix}
 * @param inherits changes to the {@code @inherits} sections, made in this order: {@code -} drops what there is,
 *     {@code old/new} takes another dictionary, any other word adds one
 * @param indirectInherits whether a dictionary also gives on what it inherits itself; if not, its heirs see only the
 *     AVPs of its own {@code @avp_types}. An AVP that arrives on several ways is then one AVP, provided that all
 *     ways lead to the same definition
 */
public record DiaOptions(
        Optional<String> name, Optional<String> prefix, List<String> inherits, boolean indirectInherits) {

    /** The text as it is, inheriting directly only. */
    public static final DiaOptions DEFAULT = new DiaOptions(Optional.empty(), Optional.empty(), List.of(), false);

    public DiaOptions {
        inherits = List.copyOf(inherits);
    }

    /** The same with another name. */
    public DiaOptions withName(String newName) {
        return new DiaOptions(Optional.of(newName), prefix, inherits, indirectInherits);
    }

    /** The same with another prefix. */
    public DiaOptions withPrefix(String newPrefix) {
        return new DiaOptions(name, Optional.of(newPrefix), inherits, indirectInherits);
    }

    /** The same with one more change to what is inherited. */
    public DiaOptions withInherits(String change) {
        var changes = new ArrayList<>(inherits);
        changes.add(change);
        return new DiaOptions(name, prefix, changes, indirectInherits);
    }

    /** The same, with inheritance over several dictionaries. */
    public DiaOptions withIndirectInherits() {
        return new DiaOptions(name, prefix, inherits, true);
    }

    /** What applies to the inherited dictionaries as well. */
    DiaOptions forInherited() {
        return new DiaOptions(Optional.empty(), Optional.empty(), List.of(), indirectInherits);
    }
}
