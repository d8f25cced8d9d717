package io.vernier.dictionary.exchange;

import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.exchange.Draft.Member;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The AVPs of dictionaries that are there already: an imported one inherits what it names and does not define. */
final class KnownParents {
    private final Map<String, Map<Long, AvpDefinition>> byName = new HashMap<>();
    private final List<String> names;

    KnownParents(List<Dictionary> dictionaries) {
        names = dictionaries.stream().map(Dictionary::name).toList();
        for (var dictionary : dictionaries) {
            for (var avp : dictionary.ownAvps()) {
                byName.computeIfAbsent(avp.name(), n -> new TreeMap<>())
                        .putIfAbsent(Integer.toUnsignedLong(avp.vendorId()), avp);
            }
        }
    }

    /** Whether a dictionary has this name. */
    boolean hasDictionary(String name) {
        return names.contains(name);
    }

    /** The AVP that a grammar names: of the vendor it says, else of its group's vendor, else of any, none first. */
    Optional<AvpDefinition> find(Member member, long vendorOfGroup) {
        var vendors = byName.getOrDefault(member.name(), Map.of());
        if (member.vendorId().isPresent()) {
            return Optional.ofNullable(vendors.get(member.vendorId().getAsLong()));
        }
        return Optional.ofNullable(vendors.get(vendorOfGroup))
                .or(() -> vendors.values().stream().findFirst());
    }

    /** What one file takes from which of them. */
    static final class Taken {
        private final Map<String, LinkedHashSet<String>> avps = new TreeMap<>();
        private final Map<String, AvpDefinition> byName = new HashMap<>();

        /** Takes an AVP; false if another one with its name is taken already. */
        boolean take(AvpDefinition avp) {
            var other = byName.putIfAbsent(avp.name(), avp);
            if (other != null && other != avp) {
                return false;
            }
            avps.computeIfAbsent(avp.dictionary(), d -> new LinkedHashSet<>()).add(avp.name());
            return true;
        }

        Map<String, ? extends Set<String>> avps() {
            return avps;
        }
    }
}
