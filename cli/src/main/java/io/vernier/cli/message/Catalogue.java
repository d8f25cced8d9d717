package io.vernier.cli.message;

import io.vernier.codec.AvpList;
import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import io.vernier.dictionary.ApplicationDefinition;
import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.BitNames;
import io.vernier.dictionary.CommandDefinition;
import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.DictionaryIndex;
import io.vernier.dictionary.DictionarySet;
import io.vernier.dictionary.lookup.CommandNames;
import io.vernier.dictionary.validation.MessageValidator;
import io.vernier.messages.base.DiameterBase;
import io.vernier.messages.base.accounting.Accounting;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the command knows of applications, commands and AVPs: all dictionaries of its class path. Each is read when a
 * message first needs it, so that hundreds of them cost nothing at the start.
 */
public final class Catalogue {
    /** Stands for every application that no dictionary has. */
    private static final long UNKNOWN = -1;

    private static final long BASE = 0;

    private final List<Dictionary> users;
    private final DictionaryIndex index;
    private final List<DictionaryIndex.Entry> entries;
    private final Map<Long, Application> applications = new ConcurrentHashMap<>();

    /** The base protocol and one application, if that is known. */
    private record Application(List<Dictionary> own, DictionarySet dictionaries, MessageValidator validator) {}

    private Catalogue(List<Dictionary> users) {
        this.users = List.copyOf(users);
        this.index = KnownDictionaries.index();
        this.entries = KnownDictionaries.entries();
    }

    /** The dictionaries of the class path. Keep it: what it has read it need not read again. */
    public static Catalogue standard() {
        return with(List.of());
    }

    /** Dictionaries of the user, which are looked into first, and those of the class path. */
    public static Catalogue with(List<Dictionary> own) {
        return new Catalogue(own);
    }

    private Application of(long id) {
        boolean known = users.stream().anyMatch(d -> d.id().isPresent() && d.id().getAsLong() == id)
                || entries.stream().anyMatch(entry -> isOf(entry, id));
        return applications.computeIfAbsent(known ? id : UNKNOWN, this::read);
    }

    private static boolean isOf(DictionaryIndex.Entry entry, long id) {
        return entry.id().isPresent() && entry.id().getAsLong() == id;
    }

    private Application read(long id) {
        var all = new ArrayList<>(users);
        all.add(DiameterBase.dictionary());
        all.add(Accounting.dictionary());
        entries.stream()
                .filter(entry -> isOf(entry, id))
                .map(DictionaryIndex.Entry::dictionary)
                .filter(dictionary -> !all.contains(dictionary))
                .forEach(all::add);
        var set = DictionarySet.of(all);
        return new Application(set.dictionaries(id), set, MessageValidator.of(set));
    }

    /**
     * The command of a message: that of its application or, since command codes mean the same everywhere, of any other.
     */
    public Optional<CommandDefinition> command(Message message) {
        boolean request = message.isRequest();
        int code = message.commandCode();
        var own = of(message.applicationId()).dictionaries().command(message.applicationId(), code, request);
        return own.isPresent()
                ? own
                : commands(c -> c.code() == code && c.isRequest() == request).findFirst();
    }

    /** The command with this name without {@code -Request} and {@code -Answer}, or with this abbreviation. */
    Optional<CommandDefinition> command(String name, boolean request) {
        return commands(c -> c.isRequest() == request && isCalled(c.name(), request, name))
                .findFirst();
    }

    private static boolean isCalled(String command, boolean request, String name) {
        return CommandNames.name(command, request).equals(name)
                || CommandNames.abbreviation(command, request).equals(name);
    }

    /** The commands of the user's dictionaries first; of the others only those dictionaries are read that have one. */
    private Stream<CommandDefinition> commands(Predicate<DictionaryIndex.Command> wanted) {
        var own = users.stream()
                .flatMap(dictionary -> dictionary.commands().stream())
                .filter(c -> !c.isAnswerMessage())
                .filter(c -> wanted.test(new DictionaryIndex.Command(c.code(), c.isRequest(), c.name())));
        var others = entries.stream()
                .flatMap(entry -> entry.commands().stream()
                        .filter(wanted)
                        .flatMap(c -> entry.dictionary().command(c.name()).stream()));
        return Stream.concat(own, others);
    }

    /** The AVP with this code and vendor in this application; if it has none, as any other dictionary defines it. */
    Optional<AvpDefinition> avp(long applicationId, int code, int vendorId) {
        var own = of(applicationId).dictionaries().avp(applicationId, code, vendorId);
        return own.isPresent()
                ? own
                : index.avp(code, vendorId).flatMap(e -> e.dictionary().avp(code, vendorId));
    }

    /** The AVP with this name in this application; if it has none, as any other dictionary defines it. */
    Optional<AvpDefinition> avp(long applicationId, String name) {
        var own = of(applicationId).dictionaries().avp(applicationId, name);
        return own.isPresent()
                ? own
                : index.avp(name).stream()
                        .filter(entries::contains)
                        .flatMap(entry -> entry.dictionary().avp(name).stream())
                        .findFirst();
    }

    /** The names of an AVP's bits, given what stands beside it. */
    Optional<BitNames> bits(long applicationId, AvpList avps, Optional<AvpDefinition> definition) {
        var names = definition.map(AvpDefinition::bitNames).orElse(List.of());
        var always = names.stream().filter(b -> b.condition().isEmpty()).findFirst();
        return names.stream()
                .filter(b ->
                        b.condition().filter(c -> holds(applicationId, avps, c)).isPresent())
                .findFirst()
                .or(() -> always);
    }

    private boolean holds(long applicationId, AvpList avps, BitNames.Condition condition) {
        return avp(applicationId, condition.avp())
                .map(avp -> avps.indexOf(avp.code(), avp.vendorId()))
                .filter(i -> i >= 0 && avps.dataLength(i) == Integer.BYTES)
                .filter(i -> avps.unsigned32(i) == condition.value())
                .isPresent();
    }

    /**
     * What a node needs to send requests of an application: one definition for each dictionary that has it, the user's
     * first. Of one that is unknown no more than the base protocol is, and nothing is needed for that itself.
     */
    public List<ApplicationDefinition> applications(long applicationId) {
        if (applicationId == BASE) {
            return List.of();
        }
        var own = of(applicationId).own();
        return own.isEmpty()
                ? List.of(new ApplicationDefinition(
                        "application " + applicationId,
                        applicationId,
                        0,
                        ApplicationDefinition.Kind.AUTHENTICATION,
                        DiameterBase.dictionary()))
                : own.stream().map(ApplicationDefinition::of).toList();
    }

    /** The name of an application, empty for one that is unknown. */
    Optional<String> application(long applicationId) {
        var own = of(applicationId).own();
        if (own.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch ((int) applicationId) {
                    case 0 -> "base";
                    case 3 -> Accounting.APPLICATION.name();
                    case 4 -> CreditControl.APPLICATION.name();
                    default -> name(own.getFirst());
                });
    }

    /** As the node calls it: the words of {@code @prefix} with capitals; without one the name of the dictionary. */
    private static String name(Dictionary dictionary) {
        return dictionary.prefix().isEmpty()
                ? dictionary.name()
                : Stream.of(dictionary.prefix().get().split("_", -1))
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining("-"));
    }

    /** All that a node which serves the message's application would have to say against it. */
    public List<Fault> faults(Message message) {
        return of(message.applicationId()).validator().validate(message);
    }
}
