package io.vernier.dictionary.exchange;

import io.vernier.dictionary.AvpType;
import io.vernier.dictionary.dia.DiaComments;
import io.vernier.dictionary.dia.DiaSection;
import io.vernier.dictionary.dia.DiaSection.Word;
import io.vernier.dictionary.exchange.Draft.Avp;
import io.vernier.dictionary.exchange.Draft.Value;
import io.vernier.dictionary.exchange.KnownParents.Taken;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The sections of a {@code .dia} file that are about AVPs: types, vendors, groups and values. */
final class AvpSections {
    private final DraftToDia owner;
    private final List<DiaSection> types = new ArrayList<>();
    private final List<DiaSection> rest = new ArrayList<>();

    AvpSections(DraftToDia owner, Taken taken) {
        this.owner = owner;
        var avps = new ArrayList<Avp>();
        owner.names().avps().forEach(avps::add);
        if (!avps.isEmpty()) {
            types(avps);
            groups(avps, taken);
            avps.forEach(this::values);
        }
    }

    /** The vendor's name and what {@code @avp_types} and its neighbours say. */
    List<DiaSection> types() {
        return types;
    }

    /** Groups and values. */
    List<DiaSection> rest() {
        return rest;
    }

    private void types(List<Avp> avps) {
        Map<Long, Integer> counts = new HashMap<>();
        avps.stream().filter(a -> a.vendorId() != 0).forEach(a -> counts.merge(a.vendorId(), 1, Integer::sum));
        var main = counts.entrySet().stream()
                .max(Map.Entry.<Long, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey);
        main.ifPresent(vendor -> types.add(new DiaSection.VendorId(
                DiaText.number(vendor), DiaText.word(vendorName(vendor)), DiaText.NOWHERE, DiaComments.NONE)));
        types.add(new DiaSection.AvpTypes(avps.stream().map(this::line).toList(), DiaText.NOWHERE, DiaComments.NONE));
        var others = new TreeMap<Long, List<Word>>();
        avps.stream()
                .filter(a ->
                        a.vendorId() != 0 && main.filter(m -> m == a.vendorId()).isEmpty())
                .forEach(a -> others.computeIfAbsent(a.vendorId(), v -> new ArrayList<>())
                        .add(DiaText.word(owner.names().name(a))));
        others.forEach((vendor, names) -> types.add(new DiaSection.AvpVendorId(
                DiaText.number(vendor),
                names,
                DiaText.NOWHERE,
                owner.draft().vendors.containsKey(vendor)
                        ? DiaText.behind(List.of(vendorName(vendor)))
                        : DiaComments.NONE)));
    }

    private String vendorName(long vendor) {
        String name = owner.draft().vendors.getOrDefault(vendor, "");
        return name.isEmpty() ? "vendor" + vendor : DraftNames.plain(name.replace('.', ' '));
    }

    private DiaSection.Avp line(Avp avp) {
        String flags =
                (avp.vendorId() == 0 ? "" : "V") + (avp.mandatory() ? "M" : "") + (avp.protectedBit() ? "P" : "");
        var comment = DraftToDia.isGroup(avp) ? DiaComments.NONE : DiaText.behind(avp.comment());
        return new DiaSection.Avp(
                DiaText.word(owner.names().name(avp)),
                DiaText.number(avp.code()),
                DiaText.word(avp.type().dictionaryName()),
                DiaText.word(flags),
                comment);
    }

    private void groups(List<Avp> avps, Taken taken) {
        var groups = avps.stream()
                .filter(DraftToDia::isGroup)
                .map(a -> new DiaSection.Group(
                        DiaText.word(owner.names().name(a)),
                        DiaText.number(a.code()),
                        Optional.empty(),
                        owner.grammar(a.name(), DraftToDia.membersOf(a), a.vendorId(), taken),
                        DiaText.above(a.comment())))
                .toList();
        if (!groups.isEmpty()) {
            rest.add(new DiaSection.Grouped(groups, DiaText.NOWHERE, DiaComments.NONE));
        }
    }

    /** The values of an Enumerated; named numbers of any other type as constants. */
    private void values(Avp avp) {
        if (avp.values().isEmpty()) {
            return;
        }
        if (avp.isGrouped()) {
            owner.notes().add(avp.place(), avp + " is a group with named values: they are left out");
            return;
        }
        var seen = new HashSet<String>();
        var values = new ArrayList<DiaSection.Value>();
        avp.values().stream().distinct().forEach(v -> values.add(value(avp, v, seen)));
        var name = DiaText.word(owner.names().name(avp));
        rest.add(
                avp.type() == AvpType.ENUMERATED
                        ? new DiaSection.Values(name, values, DiaText.NOWHERE, DiaComments.NONE)
                        : new DiaSection.Define(name, values, DiaText.NOWHERE, DiaComments.NONE));
    }

    private DiaSection.Value value(Avp avp, Value value, Set<String> seen) {
        String plain = value.name().strip().replaceAll("[^A-Za-z0-9._-]+", "_").replaceAll("^_+|_+$", "");
        String name = plain.isEmpty() ? "VALUE_" + value.number() : plain;
        if (!seen.add(name)) {
            name = name + "_" + (value.number() & 0xffff_ffffL);
            while (!seen.add(name)) {
                name = name + "_";
            }
            owner.notes().count(avp.place(), avp + " has two values with one name: the second is called NAME_NUMBER");
        }
        var comment = name.equals(value.name()) ? DiaComments.NONE : DiaText.behind(List.of(value.name()));
        return new DiaSection.Value(DiaText.word(name), DiaText.number(value.number()), comment);
    }
}
