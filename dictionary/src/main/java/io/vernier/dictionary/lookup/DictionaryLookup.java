package io.vernier.dictionary.lookup;

import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.Element;
import io.vernier.dictionary.Vendor;
import io.vernier.dictionary.internal.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Many dictionaries, and those that they inherit from, as people look things up in them. Names are found in any case. An AVP
 * or a command that several dictionaries define is given for each of them. Immutable.
 */
public final class DictionaryLookup {
    private final Map<String, Dictionary> dictionaries = new LinkedHashMap<>();
    private final List<Command> commands;
    private final List<AvpDefinition> avps;
    private final Map<Long, String> vendors = new TreeMap<>();

    private DictionaryLookup(Collection<Dictionary> given) {
        given.forEach(this::add);
        commands = dictionaries.values().stream()
                .flatMap(d -> d.commands().stream().map(c -> new Command(d, c)))
                .toList();
        avps = dictionaries.values().stream().flatMap(d -> d.ownAvps().stream()).toList();
        dictionaries
                .values()
                .forEach(d -> d.vendor()
                        .filter(v -> v.id() != 0)
                        .ifPresent(v -> vendors.putIfAbsent(Integer.toUnsignedLong(v.id()), v.name())));
    }

    /** These dictionaries and all that they inherit from. */
    public static DictionaryLookup of(Collection<Dictionary> dictionaries) {
        return new DictionaryLookup(dictionaries);
    }

    /** A name that is taken is kept by whoever had it first. */
    private void add(Dictionary dictionary) {
        if (dictionaries.putIfAbsent(dictionary.name(), dictionary) == null) {
            dictionary.inherits().forEach(i -> add(i.dictionary()));
        }
    }

    /** All dictionaries, heirs before those they inherit from. */
    public List<Dictionary> dictionaries() {
        return List.copyOf(dictionaries.values());
    }

    /** The dictionary with this name. */
    public Optional<Dictionary> dictionary(String name) {
        return Optional.ofNullable(dictionaries.get(name));
    }

    /** The vendors of dictionaries by their ids, in their order; without 0, which is the IETF. */
    public Map<Long, String> vendors() {
        return Collections.unmodifiableMap(vendors);
    }

    /** The AVPs that the dictionaries define, each where it is at home. */
    public List<AvpDefinition> avps() {
        return avps;
    }

    /** The commands, {@code answer-message} included. */
    public List<Command> commands() {
        return commands;
    }

    /** The AVPs with this name. */
    public List<AvpDefinition> avps(String name) {
        return avps.stream().filter(a -> a.name().equalsIgnoreCase(name)).toList();
    }

    /** The AVPs with this code, of all vendors. */
    public List<AvpDefinition> avps(long code) {
        return avps.stream()
                .filter(a -> Integer.toUnsignedLong(a.code()) == code)
                .toList();
    }

    /** The AVPs with this code of this vendor (0 for none). */
    public List<AvpDefinition> avps(long code, long vendorId) {
        return avps(code).stream()
                .filter(a -> Integer.toUnsignedLong(a.vendorId()) == vendorId)
                .toList();
    }

    /** The commands with this name, in whole, without {@code -Request} or {@code -Answer}, or by their letters. */
    public List<Command> commands(String name) {
        return commands.stream().filter(c -> c.isCalled(name)).toList();
    }

    /** The requests and answers with this code. */
    public List<Command> commands(long code) {
        return commands.stream()
                .filter(c -> c.definition().code() == code && !c.definition().isAnswerMessage())
                .toList();
    }

    /** The dictionaries of the application with this id. */
    public List<Dictionary> applications(long id) {
        return dictionaries.values().stream()
                .filter(d -> d.id().orElse(-1) == id)
                .toList();
    }

    /** The grammars that name the AVP with this code and vendor. */
    public List<Use> uses(long code, long vendorId) {
        var uses = new ArrayList<Use>();
        var groups = new HashSet<AvpDefinition>();
        for (var dictionary : dictionaries.values()) {
            dictionary
                    .commands()
                    .forEach(c -> element(c.grammar().elements(), code, vendorId)
                            .ifPresent(e -> uses.add(new Use(dictionary, c.name(), true, e))));
            dictionary.ownAvps().stream()
                    .filter(groups::add)
                    .forEach(a -> a.group()
                            .flatMap(g -> element(g.elements(), code, vendorId))
                            .ifPresent(e -> uses.add(new Use(dictionary, a.name(), false, e))));
        }
        return uses;
    }

    private static Optional<Element> element(List<Element> elements, long code, long vendorId) {
        return elements.stream()
                .filter(e -> e.avp()
                        .filter(a -> Integer.toUnsignedLong(a.code()) == code
                                && Integer.toUnsignedLong(a.vendorId()) == vendorId)
                        .isPresent())
                .findFirst();
    }

    /**
     * Everything whose name contains this word in any case, or whose number it is.
     *
     * @param word a part of a name, or a number; {@code code/vendor} finds an AVP
     */
    public List<Hit> search(String word) {
        return new Search(this, word).hits();
    }

    /** Names that somebody may have meant who wrote this; at most three. */
    public List<String> nearest(String written) {
        var names = new TreeSet<String>();
        avps.forEach(a -> names.add(a.name()));
        commands.forEach(c -> names.addAll(List.of(c.definition().name(), c.sharedName())));
        names.addAll(dictionaries.keySet());
        var found = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            Suggestion.of(written, names).ifPresent(name -> {
                found.add(name);
                names.remove(name);
            });
        }
        return found;
    }

    /** The name of a vendor, or its number where no dictionary tells it. */
    public String vendor(long id) {
        return id == 0 ? "IETF" : vendors.getOrDefault(id, Long.toString(id));
    }

    /** The vendors with this id or this name. */
    public List<Vendor> vendors(String nameOrId) {
        return Stream.concat(Stream.of(Map.entry(0L, "IETF")), vendors.entrySet().stream())
                .filter(v -> v.getValue().toLowerCase(Locale.ROOT).equals(nameOrId.toLowerCase(Locale.ROOT))
                        || Long.toString(v.getKey()).equals(nameOrId))
                .map(v -> new Vendor(v.getKey().intValue(), v.getValue()))
                .toList();
    }
}
