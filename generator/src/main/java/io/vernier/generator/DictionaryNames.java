package io.vernier.generator;

import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.AvpType;
import io.vernier.dictionary.BitNames;
import io.vernier.dictionary.CommandDefinition;
import io.vernier.dictionary.Dictionary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The Java classes of one dictionary: what each is called, and which AVPs have one here. */
final class DictionaryNames {
    private final Dictionary dictionary;
    private final String packageName;
    private final String holder;
    private final List<AvpDefinition> avps = new ArrayList<>();
    private final Map<AvpDefinition, AvpDefinition> homes = new HashMap<>();
    private final Map<AvpDefinition, String> classes = new HashMap<>();

    DictionaryNames(Dictionary dictionary, String packageName) {
        this.dictionary = dictionary;
        this.packageName = packageName;
        this.holder = JavaNames.className(dictionary.prefix().orElse(dictionary.name()));
        avps.addAll(dictionary.ownAvps());
        dictionary
                .inherits()
                .forEach(i -> i.avps().stream()
                        .filter(avp -> isChanged(avp, i.dictionary()))
                        .forEach(avp -> inherit(avp, i.dictionary())));
        var taken = new HashSet<String>(Set.of(holder, keysClass()));
        dictionary.commands().forEach(c -> taken.add(commandClass(c)));
        dictionary.constants().forEach(c -> taken.add(constantsClass(c.name())));
        avps.stream().filter(this::hasClass).forEach(avp -> {
            String name = JavaNames.className(avp.name());
            classes.put(avp, taken.contains(name) ? name + "Avp" : name);
        });
    }

    /** Whether the heir sees the AVP with other values, flags, vendor or codec than the dictionary that defines it. */
    private static boolean isChanged(AvpDefinition avp, Dictionary inherited) {
        return inherited.avp(avp.name()).filter(original -> original == avp).isEmpty();
    }

    /** Other flags make another key, but no other class. */
    private void inherit(AvpDefinition avp, Dictionary inherited) {
        avps.add(avp);
        inherited
                .avp(avp.name())
                .filter(home -> home.values().equals(avp.values())
                        && home.bitNames().equals(avp.bitNames())
                        && home.encoding().equals(avp.encoding())
                        && home.customCodec().equals(avp.customCodec())
                        && home.vendorId() == avp.vendorId())
                .ifPresent(home -> homes.put(avp, home));
    }

    private boolean hasClass(AvpDefinition avp) {
        return !homes.containsKey(avp)
                && (avp.type() == AvpType.GROUPED
                        || avp.type() == AvpType.ENUMERATED
                        || avp.bits().isPresent());
    }

    Dictionary dictionary() {
        return dictionary;
    }

    String packageName() {
        return packageName;
    }

    /** The class that gives the dictionary. */
    String holder() {
        return holder;
    }

    /** The class with a key for each AVP. */
    String keysClass() {
        return holder + "Avps";
    }

    /** The AVPs that are defined here, and those inherited ones that are changed here. */
    List<AvpDefinition> avps() {
        return avps;
    }

    String commandClass(CommandDefinition command) {
        return JavaNames.className(command.name());
    }

    String constantsClass(String name) {
        return JavaNames.className(name) + "Values";
    }

    /** The AVP whose class stands for this one: that of the dictionary it comes from where only the flags differ. */
    AvpDefinition home(AvpDefinition avp) {
        return homes.getOrDefault(avp, avp);
    }

    /** The class of an enumeration or group that is generated here. */
    Optional<String> avpClass(AvpDefinition avp) {
        return Optional.ofNullable(classes.get(avp));
    }

    /** The names of bits that hold under a condition only and are declared here, with the class for each. */
    Map<BitNames, String> conditionalBits(AvpDefinition avp) {
        var named = new LinkedHashMap<BitNames, String>();
        var inherited = dictionary.inherits().stream()
                .flatMap(i -> i.dictionary().avp(avp.name()).stream())
                .flatMap(a -> a.bitNames().stream())
                .toList();
        for (var bits : avp.bitNames()) {
            if (!inherited.contains(bits)) {
                bits.condition()
                        .ifPresent(c ->
                                named.put(bits, JavaNames.className(avp.name()) + Long.toUnsignedString(c.value())));
            }
        }
        return named;
    }

    /** Sentences about names that would be the same in Java, or in a file system that does not know capitals. */
    List<String> clashes() {
        var problems = new ArrayList<String>();
        var seen = new HashMap<String, String>();
        seen.put(holder.toLowerCase(Locale.ROOT), "the class of the dictionary");
        seen.put(keysClass().toLowerCase(Locale.ROOT), "the class of its keys");
        dictionary.commands().forEach(c -> clash(c.name(), commandClass(c), seen, problems));
        dictionary.constants().forEach(c -> clash(c.name(), constantsClass(c.name()), seen, problems));
        avps.stream()
                .filter(classes::containsKey)
                .forEach(avp -> clash(avp.name(), classes.getOrDefault(avp, avp.name()), seen, problems));
        avps.forEach(avp -> conditionalBits(avp)
                .forEach((bits, name) ->
                        clash(avp.name() + bits.condition().map(c -> " by " + c).orElse(""), name, seen, problems)));
        return problems;
    }

    private void clash(String name, String className, Map<String, String> seen, List<String> problems) {
        String other = seen.putIfAbsent(className.toLowerCase(Locale.ROOT), name);
        if (other != null) {
            problems.add(dictionary + ": " + name + " and " + other + " both give the Java class " + className
                    + " (expected: names that differ in more than punctuation)");
        }
    }
}
