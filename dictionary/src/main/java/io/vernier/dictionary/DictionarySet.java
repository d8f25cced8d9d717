package io.vernier.dictionary;

import io.vernier.dictionary.internal.CodeTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Several dictionaries that are looked up together, as a node with several applications does. Immutable.
 *
 * <p>A command or an AVP is looked for in the dictionaries of the message's application first, in the given order,
 * then in those that all applications share. A look-up takes a few nanoseconds and allocates nothing but the
 * {@code Optional}.
 */
public final class DictionarySet {
    private static final long COMMON = 0;
    private static final long ACCOUNTING = 3;

    private final List<Dictionary> dictionaries;
    private final CodeTable<Application> applications;
    private final Application unknown;

    /** What is not in the dictionaries of an application: one table for all of them, which would else be many times as large. */
    private final CodeTable<AvpDefinition> everywhere;

    /** The look-up tables of one application. */
    private record Application(
            long id, List<Dictionary> own, CodeTable<CommandDefinition> commands, CodeTable<AvpDefinition> avps) {}

    private DictionarySet(List<Dictionary> dictionaries) {
        this.dictionaries = List.copyOf(dictionaries);
        var ids = this.dictionaries.stream()
                .flatMap(d -> d.id().stream().boxed())
                .distinct()
                .toList();
        applications = new CodeTable<>(ids.stream().map(this::application).toList(), Application::id);
        unknown = application(-1);
        everywhere = avps(
                Stream.concat(this.dictionaries.stream().filter(d -> isOf(d, COMMON)), this.dictionaries.stream()));
    }

    /** These dictionaries; of two for the same application the first is looked into first. */
    public static DictionarySet of(List<Dictionary> dictionaries) {
        return new DictionarySet(dictionaries);
    }

    /** These dictionaries; of two for the same application the first is looked into first. */
    public static DictionarySet of(Dictionary... dictionaries) {
        return new DictionarySet(List.of(dictionaries));
    }

    private Application application(long id) {
        var own = dictionaries.stream().filter(d -> isOf(d, id)).toList();
        var commands = new ArrayList<CommandDefinition>();
        own.forEach(d -> commands.addAll(d.commands()));
        for (var dictionary : dictionaries) {
            boolean shared = isOf(dictionary, COMMON) || isOf(dictionary, ACCOUNTING);
            dictionary.commands().stream()
                    .filter(c -> shared && isSessionCommand(c.code()))
                    .forEach(commands::add);
        }
        return new Application(
                id,
                own,
                new CodeTable<>(commands, c -> CodeTable.key(c.isRequest() ? 1 : 0, c.code())),
                avps(own.stream()));
    }

    private static CodeTable<AvpDefinition> avps(Stream<Dictionary> dictionaries) {
        List<AvpDefinition> avps = dictionaries.flatMap(d -> d.avps().stream()).toList();
        return new CodeTable<>(avps, a -> CodeTable.key(a.vendorId(), a.code()));
    }

    private static boolean isOf(Dictionary dictionary, long id) {
        return dictionary.id().isPresent() && dictionary.id().getAsLong() == id;
    }

    /**
     * Re-Auth, Abort-Session, Session-Termination, Accounting and {@code answer-message} serve all applications
     * (RFC 6733 section 2.5); capabilities, watchdog and disconnect messages belong to application 0 alone.
     */
    private static boolean isSessionCommand(int code) {
        return code == 258
                || code == 271
                || code == 274
                || code == 275
                || code == CommandDefinition.ANSWER_MESSAGE_CODE;
    }

    /** The dictionaries in their order. */
    public List<Dictionary> dictionaries() {
        return dictionaries;
    }

    /** The dictionaries of one application in their order; empty for one that is unknown. */
    public List<Dictionary> dictionaries(long applicationId) {
        var application = applications.get(applicationId);
        return application == null ? List.of() : application.own();
    }

    /** Whether there is a dictionary for this application. */
    public boolean hasApplication(long applicationId) {
        return applications.get(applicationId) != null;
    }

    /**
     * The command with this code in this application. An application that does not define RAR, ASR, STR or ACR itself
     * has that of the base protocol.
     */
    public Optional<CommandDefinition> command(long applicationId, int code, boolean request) {
        return Optional.ofNullable(find(applicationId).commands().get(CodeTable.key(request ? 1 : 0, code)));
    }

    /** The answer with the E bit in this application (RFC 6733 section 7.2). */
    public Optional<CommandDefinition> answerMessage(long applicationId) {
        return command(applicationId, CommandDefinition.ANSWER_MESSAGE_CODE, false);
    }

    /**
     * The AVP with this code and vendor (0 for none) in this application; if its dictionaries do not have it, as any
     * other dictionary defines it.
     */
    public Optional<AvpDefinition> avp(long applicationId, int code, int vendorId) {
        long key = CodeTable.key(vendorId, code);
        AvpDefinition own = find(applicationId).avps().get(key);
        return Optional.ofNullable(own == null ? everywhere.get(key) : own);
    }

    /** The AVP with this name in this application; if its dictionaries do not have it, as any other defines it. */
    public Optional<AvpDefinition> avp(long applicationId, String name) {
        for (var dictionary : dictionaries(applicationId)) {
            var avp = dictionary.avp(name);
            if (avp.isPresent()) {
                return avp;
            }
        }
        return dictionaries.stream().flatMap(d -> d.avp(name).stream()).findFirst();
    }

    private Application find(long applicationId) {
        @Nullable Application application = applications.get(applicationId);
        return application == null ? unknown : application;
    }

    /** The names of the dictionaries. */
    @Override
    public String toString() {
        return dictionaries.toString();
    }
}
