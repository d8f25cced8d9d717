package io.vernier.dictionary.lookup;

import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.CommandDefinition;
import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.EnumValue;
import io.vernier.dictionary.Grammar;
import io.vernier.dictionary.lookup.Difference.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * What is different between two sides, each one or more dictionaries: the AVPs and commands that they define themselves,
 * told apart by their numbers, and named constants. Comments, the order of definitions and how AVPs are inherited do not
 * count.
 */
public final class DictionaryDiff {
    private final List<Difference> found = new ArrayList<>();

    private DictionaryDiff() {}

    /** The differences: applications, commands, AVPs, constants, each in the order of the sides. */
    public static List<Difference> between(List<Dictionary> before, List<Dictionary> after) {
        var diff = new DictionaryDiff();
        diff.compare(applications(before), applications(after), (a, b) -> List.of());
        diff.compare(commands(before), commands(after), DictionaryDiff::command);
        diff.compare(avps(before), avps(after), DictionaryDiff::avp);
        diff.compare(constants(before), constants(after), DictionaryDiff::values);
        return List.copyOf(diff.found);
    }

    /** What both sides have is known by its key; the name that is shown is that of the newer side. */
    private record Named<T>(String shown, T thing) {}

    private <T> void compare(
            Map<String, Named<T>> before, Map<String, Named<T>> after, BiFunction<T, T, List<String>> details) {
        before.forEach((key, old) -> {
            var now = after.get(key);
            if (now == null) {
                found.add(new Difference(Kind.REMOVED, old.shown(), List.of()));
            } else {
                var changes = details.apply(old.thing(), now.thing());
                if (!changes.isEmpty()) {
                    found.add(new Difference(Kind.CHANGED, now.shown(), changes));
                }
            }
        });
        after.forEach((key, now) -> {
            if (!before.containsKey(key)) {
                found.add(new Difference(Kind.ADDED, now.shown(), List.of()));
            }
        });
    }

    private static Map<String, Named<Long>> applications(List<Dictionary> side) {
        var all = new LinkedHashMap<String, Named<Long>>();
        side.forEach(d -> d.id().ifPresent(id -> all.put(Long.toString(id), new Named<>("application " + id, id))));
        return all;
    }

    private static Map<String, Named<CommandDefinition>> commands(List<Dictionary> side) {
        var all = new LinkedHashMap<String, Named<CommandDefinition>>();
        side.forEach(d -> d.commands()
                .forEach(c -> all.putIfAbsent(
                        c.applicationId() + " " + c.code() + " " + c.isRequest(),
                        new Named<>("command " + c.name() + (c.isAnswerMessage() ? "" : " (" + c.code() + ")"), c))));
        return all;
    }

    private static Map<String, Named<AvpDefinition>> avps(List<Dictionary> side) {
        var all = new LinkedHashMap<String, Named<AvpDefinition>>();
        side.forEach(d ->
                d.ownAvps().forEach(a -> all.putIfAbsent(a.code() + "/" + a.vendorId(), new Named<>("AVP " + a, a))));
        return all;
    }

    private static Map<String, Named<List<EnumValue>>> constants(List<Dictionary> side) {
        var all = new LinkedHashMap<String, Named<List<EnumValue>>>();
        side.forEach(d -> d.constants()
                .forEach(c -> all.putIfAbsent(c.name(), new Named<>("constants " + c.name(), c.values()))));
        return all;
    }

    private static List<String> command(CommandDefinition before, CommandDefinition after) {
        var changes = new ArrayList<String>();
        change(changes, "name", before.name(), after.name());
        change(changes, "P bit", before.isProxiable(), after.isProxiable());
        grammar(changes, before.grammar(), after.grammar());
        return changes;
    }

    private static List<String> avp(AvpDefinition before, AvpDefinition after) {
        var changes = new ArrayList<String>();
        change(changes, "name", before.name(), after.name());
        change(changes, "type", before.type().dictionaryName(), after.type().dictionaryName());
        change(changes, "M bit", before.isMandatory(), after.isMandatory());
        change(changes, "P bit", before.isProtected(), after.isProtected());
        change(changes, "encoding", encoding(before), encoding(after));
        changes.addAll(changes(bits(before), bits(after)));
        changes.addAll(values(before.values(), after.values()));
        grammar(
                changes,
                before.group().orElse(Grammar.of(List.of())),
                after.group().orElse(Grammar.of(List.of())));
        return changes;
    }

    private static String encoding(AvpDefinition avp) {
        return avp.encoding().map(e -> e.name()).orElse("none");
    }

    private static List<String> bits(AvpDefinition avp) {
        return avp.bitNames().stream()
                .flatMap(b -> b.bits().stream()
                        .map(bit -> "bit " + bit.value() + " " + bit.name()
                                + b.condition().map(c -> " with " + c).orElse("")))
                .toList();
    }

    private static void change(List<String> changes, String what, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            changes.add(what + ": " + before + " -> " + after);
        }
    }

    private static List<String> values(List<EnumValue> before, List<EnumValue> after) {
        return changes(
                before.stream()
                        .map(v -> v.name() + " " + Integer.toUnsignedString(v.value()))
                        .toList(),
                after.stream()
                        .map(v -> v.name() + " " + Integer.toUnsignedString(v.value()))
                        .toList());
    }

    private static void grammar(List<String> changes, Grammar before, Grammar after) {
        var old = before.elements().stream().map(Object::toString).toList();
        var now = after.elements().stream().map(Object::toString).toList();
        changes.addAll(changes(old, now));
    }

    /** Lines that were there and are gone, then lines that are new. */
    private static List<String> changes(List<String> before, List<String> after) {
        var gone = before.stream().filter(l -> !after.contains(l)).map(l -> "- " + l);
        var added = after.stream().filter(l -> !before.contains(l)).map(l -> "+ " + l);
        return Stream.concat(gone, added).toList();
    }
}
