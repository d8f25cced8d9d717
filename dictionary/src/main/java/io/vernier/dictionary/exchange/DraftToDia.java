package io.vernier.dictionary.exchange;

import io.vernier.dictionary.AvpType;
import io.vernier.dictionary.dia.DiaComments;
import io.vernier.dictionary.dia.DiaFile;
import io.vernier.dictionary.dia.DiaSection;
import io.vernier.dictionary.dia.DiaSection.Line;
import io.vernier.dictionary.exchange.Draft.Avp;
import io.vernier.dictionary.exchange.Draft.Command;
import io.vernier.dictionary.exchange.Draft.Member;
import io.vernier.dictionary.exchange.KnownParents.Taken;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes {@code .dia} files of a draft: one that holds everything, where commands belong to one application at most; else
 * one with all AVPs and, inheriting it, one for each application that has commands.
 */
final class DraftToDia {
    private final Draft draft;
    private final String name;
    private final KnownParents parents;
    private final Notes notes;
    private final DraftNames names;

    DraftToDia(Draft draft, String name, KnownParents parents, Notes notes) {
        this.draft = draft;
        this.name = parents.hasDictionary(name) ? name + "_imported" : name;
        this.parents = parents;
        this.notes = notes;
        this.names = new DraftNames(draft, notes);
    }

    List<DiaFile> files() {
        var byApplication = new TreeMap<Long, List<Command>>();
        draft.commands.forEach(c -> byApplication
                .computeIfAbsent(c.applicationId(), a -> new ArrayList<>())
                .add(c));
        boolean alone = byApplication.size() <= 1;
        var files = new ArrayList<DiaFile>();
        var first = file(
                name,
                alone && !byApplication.isEmpty()
                        ? Optional.of(byApplication.firstEntry().getKey())
                        : Optional.empty());
        var taken = new Taken();
        var avps = new AvpSections(this, taken);
        var messages = alone ? messages(byApplication, taken) : List.<DiaSection>of();
        inherits(taken, first);
        first.addAll(avps.types());
        first.addAll(messages);
        first.addAll(avps.rest());
        files.add(new DiaFile(name + ".dia", first, List.of()));
        if (!alone) {
            byApplication.forEach((id, commands) -> files.add(application(id, commands)));
        }
        return files;
    }

    private List<DiaSection> messages(Map<Long, List<Command>> byApplication, Taken taken) {
        return byApplication.values().stream().map(c -> messages(c, taken)).toList();
    }

    private DiaFile application(long id, List<Command> commands) {
        var taken = new Taken();
        var messages = messages(commands, taken);
        var sections = file(name + "_" + id, Optional.of(id));
        sections.add(new DiaSection.Inherits(DiaText.word(name), List.of(), DiaText.NOWHERE, DiaComments.NONE));
        inherits(taken, sections);
        sections.add(messages);
        return new DiaFile(name + "_" + id + ".dia", sections, List.of());
    }

    /** The head of a file. */
    private List<DiaSection> file(String fileName, Optional<Long> application) {
        var sections = new ArrayList<DiaSection>();
        var about = application
                .map(id -> draft.applications.containsKey(id)
                        ? draft.applications.get(id) + ", application " + id + "."
                        : "Application " + id + ".")
                .map(List::of)
                .orElse(List.of());
        sections.add(DiaText.name(fileName, about));
        application.ifPresent(
                id -> sections.add(new DiaSection.Id(DiaText.number(id), DiaText.NOWHERE, DiaComments.NONE)));
        return sections;
    }

    private static void inherits(Taken taken, List<DiaSection> sections) {
        taken.avps()
                .forEach((dictionary, avps) -> sections.add(new DiaSection.Inherits(
                        DiaText.word(dictionary),
                        DiaText.words(List.copyOf(avps)),
                        DiaText.NOWHERE,
                        DiaComments.NONE)));
    }

    private DiaSection messages(List<Command> commands, Taken taken) {
        var kept = new ArrayList<DiaSection.Command>();
        var codes = new HashSet<Long>();
        var commandNames = new HashSet<String>();
        for (var command : commands) {
            if (!codes.add(command.code() << 1 | (command.request() ? 1 : 0))) {
                notes.add(
                        command.place(),
                        command.name() + " has the code " + command.code() + " of another command: left out");
                continue;
            }
            kept.add(command(command, taken, commandNames));
            boolean pair =
                    commands.stream().anyMatch(c -> c.code() == command.code() && c.request() != command.request());
            if (!pair) {
                codes.add(command.code() << 1 | (command.request() ? 0 : 1));
                kept.add(counterpart(command, taken, commandNames));
            }
        }
        return new DiaSection.Messages(kept, DiaText.NOWHERE, DiaComments.NONE);
    }

    /** A request needs its answer and the other way round. */
    private DiaSection.Command counterpart(Command command, Taken taken, Set<String> commandNames) {
        notes.add(
                command.place(),
                command.name() + " has no " + (command.request() ? "answer" : "request")
                        + ": one that takes any AVP is added");
        var other = new Command(
                Command.name(command.sharedName(), !command.request()),
                command.code(),
                command.applicationId(),
                !command.request(),
                command.proxiable(),
                List.of(Member.any(command.place())),
                List.of(),
                command.place());
        return command(other, taken, commandNames);
    }

    private DiaSection.Command command(Command command, Taken taken, Set<String> commandNames) {
        var bits = new ArrayList<DiaSection.Word>();
        if (command.request()) {
            bits.add(DiaText.word("REQ"));
        }
        if (command.proxiable()) {
            bits.add(DiaText.word("PXY"));
        }
        String plain = DraftNames.plain(command.name());
        String unique = commandNames.add(plain) ? plain : plain + "-" + command.code();
        commandNames.add(unique);
        return new DiaSection.Command(
                DiaText.word(unique),
                Optional.of(DiaText.number(command.code())),
                bits,
                Optional.empty(),
                grammar(command.name(), command.members(), 0, taken),
                DiaText.above(command.comment()));
    }

    /** The lines of a grammar: fixed ones first, then required ones, as the language wants them. */
    List<Line> grammar(String owner, List<Member> members, long vendor, Taken taken) {
        var lines = new ArrayList<Line>();
        var seen = new HashSet<String>();
        members.stream().sorted(Comparator.comparing(Member::kind)).forEach(member -> {
            var found = member.isAny() ? Optional.of(Member.ANY) : nameOf(member, owner, vendor, taken);
            found.filter(n -> isNew(n, seen, member, owner))
                    .ifPresent(
                            n -> lines.add(DiaText.line(member.kind(), member.min(), member.max(), n, member.isAny())));
        });
        lines.sort(Comparator.comparing(Line::kind));
        return lines;
    }

    private boolean isNew(String found, Set<String> seen, Member member, String owner) {
        boolean added = seen.add(found);
        if (!added) {
            notes.add(member.place(), owner + " names " + found + " twice: the first one counts");
        }
        return added;
    }

    private Optional<String> nameOf(Member member, String owner, long vendor, Taken taken) {
        var own = names.find(member, vendor, notes);
        if (own.isPresent()) {
            return own.map(names::name);
        }
        var known = parents.find(member, vendor);
        if (known.isPresent() && !names.isTaken(known.get().name()) && taken.take(known.get())) {
            return known.map(a -> a.name());
        }
        notes.add(member.place(), owner + " names " + member.name() + ", which is not defined: left out");
        return Optional.empty();
    }

    Draft draft() {
        return draft;
    }

    DraftNames names() {
        return names;
    }

    Notes notes() {
        return notes;
    }

    /** Whether an AVP is a group. */
    static boolean isGroup(Avp avp) {
        return avp.type() == AvpType.GROUPED;
    }

    /** What a group without a grammar takes. */
    static List<Member> membersOf(Avp group) {
        return group.members().filter(m -> !m.isEmpty()).orElse(List.of(Member.any(group.place())));
    }
}
