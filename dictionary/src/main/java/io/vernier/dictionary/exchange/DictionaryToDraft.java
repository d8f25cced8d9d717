package io.vernier.dictionary.exchange;

import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.AvpType;
import io.vernier.dictionary.CommandDefinition;
import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.Element;
import io.vernier.dictionary.Grammar;
import io.vernier.dictionary.exchange.Draft.Avp;
import io.vernier.dictionary.exchange.Draft.Command;
import io.vernier.dictionary.exchange.Draft.Member;
import io.vernier.dictionary.exchange.Draft.Value;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Collects what several dictionaries say, each AVP and each command once. */
final class DictionaryToDraft {
    private final Draft draft = new Draft();
    private final Notes notes;
    private final Map<Long, AvpDefinition> byCode = new HashMap<>();
    private final Map<String, AvpDefinition> byName = new HashMap<>();
    private final Map<String, List<Value>> constants = new HashMap<>();

    private DictionaryToDraft(Notes notes) {
        this.notes = notes;
    }

    /**
     * @param own whether only the AVPs that the dictionaries define themselves are wanted; else those that they inherit,
     *     and those inside of them, too
     */
    static Draft of(List<Dictionary> dictionaries, boolean own, Notes notes) {
        var result = new DictionaryToDraft(notes);
        dictionaries.forEach(result::names);
        dictionaries.forEach(d -> d.constants()
                .forEach(c -> result.constants.putIfAbsent(
                        c.name(),
                        c.values().stream()
                                .map(v -> new Value(v.name(), Integer.toUnsignedLong(v.value())))
                                .toList())));
        dictionaries.forEach(d -> result.avps(own ? d.ownAvps() : d.avps(), own));
        dictionaries.forEach(result::commands);
        result.unused();
        return result.draft;
    }

    private void names(Dictionary dictionary) {
        dictionary.id().ifPresent(id -> draft.applications.putIfAbsent(id, dictionary.name()));
        var open = new ArrayDeque<>(List.of(dictionary));
        while (!open.isEmpty()) {
            var next = open.remove();
            next.vendor()
                    .filter(v -> v.id() != 0)
                    .ifPresent(v -> draft.vendors.putIfAbsent(Integer.toUnsignedLong(v.id()), v.name()));
            next.inherits().forEach(i -> open.add(i.dictionary()));
        }
    }

    private void avps(List<AvpDefinition> definitions, boolean own) {
        var open = new ArrayDeque<>(definitions);
        while (!open.isEmpty()) {
            var definition = open.remove();
            if (isNew(definition)) {
                add(definition);
                if (!own) {
                    definition
                            .group()
                            .ifPresent(g -> g.elements().forEach(e -> e.avp().ifPresent(open::add)));
                }
            }
        }
    }

    private boolean isNew(AvpDefinition avp) {
        var known = byCode.putIfAbsent(vendor(avp) << 32 | Integer.toUnsignedLong(avp.code()), avp);
        if (known == avp) {
            return false;
        }
        if (known != null) {
            if (!known.location().equals(avp.location())) {
                notes.count(place(avp), "an AVP that another dictionary defines, too, is taken from the first one");
            }
            return false;
        }
        var namesake = byName.putIfAbsent(avp.name(), avp);
        if (namesake != null) {
            notes.add(place(avp), avp + " has the same name as " + namesake + ": left out");
        }
        return namesake == null;
    }

    private void add(AvpDefinition avp) {
        long vendor = vendor(avp);
        if (vendor != 0) {
            draft.vendors.putIfAbsent(vendor, "vendor" + vendor);
        }
        List<Value> values = avp.type() == AvpType.ENUMERATED
                ? avp.values().stream().map(v -> new Value(v.name(), v.value())).toList()
                : constants.getOrDefault(avp.name(), List.of());
        constants.remove(avp.name());
        if (avp.encoding().isPresent()) {
            notes.count(place(avp), "the encoding of an AVP's octets is not kept");
        }
        if (!avp.bitNames().isEmpty()) {
            notes.count(place(avp), "the names of an AVP's bits are not kept");
        }
        draft.avps.add(new Avp(
                avp.name(),
                Integer.toUnsignedLong(avp.code()),
                vendor,
                avp.type(),
                avp.isMandatory(),
                avp.isProtected(),
                values,
                avp.group().map(DictionaryToDraft::members),
                avp.comment(),
                place(avp)));
    }

    private static long vendor(AvpDefinition avp) {
        return Integer.toUnsignedLong(avp.vendorId());
    }

    private static String place(AvpDefinition avp) {
        return avp.location().line() == 0 ? avp.toString() : avp.location().toString();
    }

    private static List<Member> members(Grammar grammar) {
        return grammar.elements().stream().map(DictionaryToDraft::member).toList();
    }

    private static Member member(Element element) {
        var avp = element.avp();
        return new Member(
                element.name(),
                avp.map(a -> OptionalLong.of(Integer.toUnsignedLong(a.code()))).orElse(OptionalLong.empty()),
                avp.map(a -> OptionalLong.of(vendor(a))).orElse(OptionalLong.empty()),
                element.kind(),
                element.min(),
                element.max(),
                element.name());
    }

    private void commands(Dictionary dictionary) {
        Set<Long> codes = new HashSet<>();
        draft.commands.forEach(c -> codes.add(key(c.applicationId(), c.code(), c.request())));
        for (var command : dictionary.commands()) {
            long code = Integer.toUnsignedLong(command.code());
            if (command.isAnswerMessage()) {
                notes.count(dictionary.name(), "answer-message, the answer with the E bit, is not kept");
            } else if (codes.add(key(command.applicationId(), code, command.isRequest()))) {
                draft.commands.add(command(command, code));
            } else {
                notes.count(
                        command.name(), "a command that another dictionary defines, too, is taken from the first one");
            }
        }
    }

    private static long key(long application, long code, boolean request) {
        return application << 25 | code << 1 | (request ? 1 : 0);
    }

    private static Command command(CommandDefinition command, long code) {
        return new Command(
                command.name(),
                code,
                command.applicationId(),
                command.isRequest(),
                command.isProxiable(),
                members(command.grammar()),
                command.comment(),
                command.name());
    }

    /** Constants that are named after no AVP which is written, or after an Enumerated, which has its own. */
    private void unused() {
        constants
                .keySet()
                .forEach(name -> notes.add(name, "is a list of constants that belongs to no AVP here: left out"));
    }
}
