package io.vernier.dictionary.exchange;

import io.vernier.dictionary.exchange.Draft.Avp;
import io.vernier.dictionary.exchange.Draft.Member;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives each AVP of a draft a name that is its own, and finds the AVPs that grammars mean. A dictionary in {@code .dia} has
 * a name and a code once only, where other formats tell AVPs apart by their vendors.
 */
final class DraftNames {
    private final Map<Avp, String> names = new LinkedHashMap<>();
    private final Map<String, List<Avp>> byName = new HashMap<>();
    private final Map<String, List<Avp>> byLowerCase = new HashMap<>();
    private final Map<Long, Map<Long, Avp>> byCode = new HashMap<>();
    private final Set<String> taken = new HashSet<>(Set.of(Member.ANY));

    DraftNames(Draft draft, Notes notes) {
        for (var avp : draft.avps) {
            var known =
                    byCode.computeIfAbsent(avp.vendorId(), v -> new HashMap<>()).putIfAbsent(avp.code(), avp);
            if (known == null) {
                names.put(avp, unique(avp, draft, notes));
                byName.computeIfAbsent(avp.name(), n -> new ArrayList<>()).add(avp);
                byLowerCase
                        .computeIfAbsent(avp.name().toLowerCase(Locale.ROOT), n -> new ArrayList<>())
                        .add(avp);
            } else {
                again(known, avp, notes);
            }
        }
    }

    private static void again(Avp known, Avp avp, Notes notes) {
        if (!known.name().equals(avp.name())) {
            notes.add(avp.place(), avp + " has the code of " + known.name() + ": left out");
        } else if (known.type() != avp.type()) {
            notes.add(
                    avp.place(),
                    avp + " is defined again as " + avp.type().dictionaryName() + ": the first one, "
                            + known.type().dictionaryName() + ", counts");
        } else if (!said(known).equals(said(avp))) {
            notes.count(avp.place(), "an AVP is defined again in another way: the first one counts");
        }
    }

    private static List<Object> said(Avp avp) {
        var members = avp.members().orElse(List.of()).stream()
                .map(m -> m.name() + m.min() + "*" + m.max())
                .toList();
        return List.of(avp.mandatory(), avp.values(), members);
    }

    private String unique(Avp avp, Draft draft, Notes notes) {
        String name = plain(avp.name());
        if (!name.equals(avp.name())) {
            notes.add(avp.place(), "\"" + avp.name() + "\" is no name of an AVP: called " + name);
        }
        String vendor = draft.vendors.getOrDefault(avp.vendorId(), Long.toString(avp.vendorId()));
        for (String candidate :
                List.of(name, plain(name + "-" + vendor), name + "-" + avp.vendorId() + "-" + avp.code())) {
            if (taken.add(candidate)) {
                if (!candidate.equals(name)) {
                    notes.add(avp.place(), avp + " has the name of another vendor's AVP: called " + candidate);
                }
                return candidate;
            }
        }
        throw new IllegalStateException(avp + " has a code and a vendor that are taken"); // codes are looked at before
    }

    /** A name of letters, digits and hyphens, with the dots and underscores that some vendors have. */
    static String plain(String name) {
        String plain = name.strip().replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^-+|-+$", "");
        return plain.isEmpty() ? "unnamed" : plain;
    }

    /** The AVPs that are left, in their order. */
    Iterable<Avp> avps() {
        return names.keySet();
    }

    /** Whether an AVP has this name. */
    boolean isTaken(String name) {
        return taken.contains(name);
    }

    String name(Avp avp) {
        return names.getOrDefault(avp, avp.name());
    }

    /** The AVP that a grammar means, by name and vendor, else by code and vendor, else by name alone. */
    Optional<Avp> find(Member member, long vendorOfGroup, Notes notes) {
        var sameName = byName.getOrDefault(member.name(), List.of());
        if (member.vendorId().isPresent()) {
            long vendor = member.vendorId().getAsLong();
            var exact = sameName.stream().filter(a -> a.vendorId() == vendor).findFirst();
            return exact.isPresent() || member.code().isEmpty()
                    ? exact
                    : byNumber(member, member.code().getAsLong(), vendor, notes);
        }
        var near = sameName.stream()
                .filter(a -> a.vendorId() == vendorOfGroup)
                .findFirst()
                .or(() -> sameName.stream().findFirst());
        return near.isPresent() ? near : inOtherCase(member, notes);
    }

    private Optional<Avp> byNumber(Member member, long code, long vendor, Notes notes) {
        var avp = Optional.ofNullable(byCode.getOrDefault(vendor, Map.of()).get(code));
        avp.ifPresent(a -> notes.add(member.place(), member.name() + " is called " + name(a) + " where it is defined"));
        return avp;
    }

    private Optional<Avp> inOtherCase(Member member, Notes notes) {
        var avp = byLowerCase.getOrDefault(member.name().toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
        avp.ifPresent(
                a -> notes.add(member.place(), member.name() + " is written " + name(a) + " where it is defined"));
        return avp;
    }
}
