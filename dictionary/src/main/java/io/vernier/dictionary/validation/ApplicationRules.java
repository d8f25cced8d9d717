package io.vernier.dictionary.validation;

import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.CommandDefinition;
import io.vernier.dictionary.DictionarySet;
import io.vernier.dictionary.Element;
import io.vernier.dictionary.Grammar;
import io.vernier.dictionary.internal.CodeTable;
import io.vernier.dictionary.validation.GrammarRules.Slot;
import io.vernier.dictionary.validation.OccurrenceTables.Limit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tables of one application: the AVPs it knows and the grammars of its commands and groups. Grammars are compiled
 * when first needed, each by itself; what is compiled is immutable, so that a race only compiles it twice.
 */
final class ApplicationRules {
    private static final long COMMON = 0;
    private static final long ACCOUNTING = 3;

    final long id;
    /** Whether the set has a dictionary of this application. */
    final boolean supported;

    /** How strict the application's messages are looked at. */
    final ValidationOptions options;

    private final CodeTable<CommandRules> commands;
    private final CodeTable<AvpRule> known;
    private final Map<AvpDefinition, AvpRule> rules = new HashMap<>();

    /** A command and, once it is needed, its tables. */
    static final class CommandRules {
        final CommandDefinition definition;
        private @Nullable GrammarRules grammar;

        CommandRules(CommandDefinition definition) {
            this.definition = definition;
        }
    }

    ApplicationRules(DictionarySet set, long id, ValidationOptions options) {
        this.id = id;
        this.options = options;
        supported = set.hasApplication(id);
        var ownCommands = set.dictionaries().stream()
                .flatMap(d -> d.commands().stream())
                .flatMap(c -> set.command(id, c.code(), c.isRequest()).stream())
                .distinct()
                .map(CommandRules::new)
                .toList();
        commands =
                new CodeTable<>(ownCommands, c -> CodeTable.key(c.definition.isRequest() ? 1 : 0, c.definition.code()));
        known = new CodeTable<>(understood(set), r -> CodeTable.key(r.definition.vendorId(), r.definition.code()));
    }

    /** The application understands its own AVPs, those of the base protocol, and those of dictionaries without id. */
    private List<AvpRule> understood(DictionarySet set) {
        var avps = new ArrayList<AvpDefinition>();
        set.dictionaries(id).forEach(d -> avps.addAll(d.avps()));
        set.dictionaries(COMMON).forEach(d -> avps.addAll(d.avps()));
        set.dictionaries().stream().filter(d -> d.id().isEmpty()).forEach(d -> avps.addAll(d.avps()));
        return avps.stream()
                .distinct()
                .map(a -> rules.computeIfAbsent(a, AvpRule::new))
                .toList();
    }

    @Nullable CommandRules command(int code, boolean request) {
        return commands.get(CodeTable.key(request ? 1 : 0, code));
    }

    /** What the application says about this AVP, or null if it does not know it. */
    @Nullable AvpRule avp(int code, int vendorId) {
        return known.get(CodeTable.key(vendorId, code));
    }

    GrammarRules grammar(CommandRules command) {
        var grammar = command.grammar;
        if (grammar == null) {
            grammar = compile(command.definition);
            command.grammar = grammar;
        }
        return grammar;
    }

    GrammarRules grammar(AvpRule group) {
        var grammar = group.group();
        if (grammar == null) {
            var avp = group.definition;
            grammar = compile(avp.code(), avp.vendorId(), avp.group().orElse(Grammar.of(List.of())), List.of());
            group.link(grammar);
        }
        return grammar;
    }

    /** The tables of any command, also one of another set. */
    GrammarRules compile(CommandDefinition command) {
        boolean table = options.occurrenceTables()
                && (command.applicationId() == COMMON || command.applicationId() == ACCOUNTING);
        return compile(
                0,
                0,
                command.grammar(),
                table && command.applicationId() == id
                        ? OccurrenceTables.limits(command.code(), command.isRequest())
                        : List.of());
    }

    /** Elements that are counted come first, so that bits suffice for as many grammars as possible. */
    private synchronized GrammarRules compile(int code, int vendorId, Grammar grammar, List<Limit> limits) {
        var elements = new ArrayList<>(
                grammar.elements().stream().filter(e -> !e.isAny()).toList());
        int fixed = 0;
        while (fixed < elements.size() && elements.get(fixed).kind() == Element.Kind.FIXED) {
            fixed++;
        }
        var front = List.copyOf(elements.subList(0, fixed));
        elements.sort(Comparator.comparingInt(e -> e.min() == 0 && e.max() == Element.UNBOUNDED ? 1 : 0));
        var slots = new ArrayList<Slot>();
        for (var element : elements) {
            slots.add(new Slot(
                    slots.size(),
                    rule(element.avp().orElseThrow()),
                    element.min(),
                    element.max(),
                    front.indexOf(element)));
        }
        for (var limit : limits) {
            var rule = avp(limit.avpCode(), 0);
            if (rule != null && grammar.element(limit.avpCode(), 0).isEmpty()) {
                slots.add(new Slot(slots.size(), rule, 0, limit.max(), -1));
            }
        }
        var any = grammar.any();
        return new GrammarRules(
                code,
                vendorId,
                slots,
                any.map(Element::min).orElse(0),
                any.map(Element::max).orElse(0));
    }

    /** The application's own view of an AVP, which may have more values than that of the grammar's dictionary. */
    private AvpRule rule(AvpDefinition avp) {
        var own = avp(avp.code(), avp.vendorId());
        return own != null && own.definition.dictionary().equals(avp.dictionary())
                ? own
                : rules.computeIfAbsent(avp, AvpRule::new);
    }
}
