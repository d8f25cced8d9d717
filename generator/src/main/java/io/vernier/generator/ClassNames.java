package io.vernier.generator;

import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.Dictionary;
import java.util.ArrayList;
import java.util.List;

/** Finds the Java class of an AVP in the dictionary that is being generated and in all that it inherits from. */
final class ClassNames {
    private final DictionaryNames own;
    private final List<DictionaryNames> all = new ArrayList<>();

    ClassNames(Dictionary dictionary, PackageNames packages) {
        own = new DictionaryNames(dictionary, packages.of(dictionary.name()));
        all.add(own);
        inherited(dictionary, packages);
    }

    private void inherited(Dictionary heir, PackageNames packages) {
        for (var inherited : heir.inherits()) {
            var dictionary = inherited.dictionary();
            if (all.stream().noneMatch(names -> names.dictionary() == dictionary)) {
                all.add(new DictionaryNames(dictionary, packages.of(dictionary.name())));
                inherited(dictionary, packages);
            }
        }
    }

    DictionaryNames own() {
        return own;
    }

    /** The qualified names of the classes that give the dictionaries inherited directly. */
    List<String> inheritedHolders() {
        return own.dictionary().inherits().stream()
                .map(i -> all.stream()
                        .filter(names -> names.dictionary() == i.dictionary())
                        .map(names -> names.packageName() + "." + names.holder())
                        .findFirst()
                        .orElseThrow())
                .distinct()
                .toList();
    }

    /** The qualified name of an enumeration's or group's class. */
    String avpClass(AvpDefinition avp) {
        var home = own.home(avp);
        for (var names : all) {
            var name = names.avpClass(home);
            if (name.isPresent()) {
                return names.packageName() + "." + name.get();
            }
        }
        throw new IllegalStateException("no dictionary generates a class for " + avp);
    }
}
