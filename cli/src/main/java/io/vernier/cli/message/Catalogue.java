package io.vernier.cli.message;

import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.CommandDefinition;
import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.DictionarySet;
import io.vernier.dictionary.validation.MessageValidator;
import io.vernier.messages.base.accounting.Accounting;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the command knows of applications, commands and AVPs: all dictionaries that come with it. */
public final class Catalogue {
    private final DictionarySet dictionaries;
    private final MessageValidator validator;

    private Catalogue(DictionarySet dictionaries) {
        this.dictionaries = dictionaries;
        this.validator = MessageValidator.of(dictionaries);
    }

    /** Our own dictionaries. Reading them takes a moment: make one catalogue and keep it. */
    public static Catalogue standard() {
        return with(List.of());
    }

    /** Dictionaries of the user, which are looked into first, and our own. */
    public static Catalogue with(List<Dictionary> own) {
        var all = new ArrayList<>(own);
        all.addAll(KnownDictionaries.ofApplications());
        return new Catalogue(DictionarySet.of(all));
    }

    /**
     * The command of a message: that of its application or, since command codes mean the same everywhere, of any other.
     */
    public Optional<CommandDefinition> command(Message message) {
        boolean request = message.isRequest();
        var own = dictionaries.command(message.applicationId(), message.commandCode(), request);
        return own.isPresent()
                ? own
                : dictionaries.dictionaries().stream()
                        .flatMap(d -> d.command(message.commandCode(), request).stream())
                        .findFirst();
    }

    /** The command with this name without {@code -Request} and {@code -Answer}, or with this abbreviation. */
    Optional<CommandDefinition> command(String name, boolean request) {
        return dictionaries.dictionaries().stream()
                .flatMap(d -> d.commands().stream())
                .filter(c -> c.isRequest() == request && !c.isAnswerMessage())
                .filter(c -> CommandNames.name(c).equals(name)
                        || CommandNames.abbreviation(c).equals(name))
                .findFirst();
    }

    /** The AVP with this code and vendor in this application. */
    Optional<AvpDefinition> avp(long applicationId, int code, int vendorId) {
        return dictionaries.avp(applicationId, code, vendorId);
    }

    /** The AVP with this name in this application. */
    Optional<AvpDefinition> avp(long applicationId, String name) {
        return dictionaries.avp(applicationId, name);
    }

    /** The name of an application, empty for one that is unknown. */
    Optional<String> application(long applicationId) {
        if (!dictionaries.hasApplication(applicationId)) {
            return Optional.empty();
        }
        return Optional.of(
                switch ((int) applicationId) {
                    case 0 -> "base";
                    case 3 -> Accounting.APPLICATION.name();
                    case 4 -> CreditControl.APPLICATION.name();
                    default ->
                        dictionaries.dictionaries(applicationId).getFirst().name();
                });
    }

    /** All that a node which serves the message's application would have to say against it. */
    public List<Fault> faults(Message message) {
        return validator.validate(message);
    }
}
