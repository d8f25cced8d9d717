package io.vernier.node;

import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import io.vernier.dictionary.ApplicationDefinition;
import io.vernier.dictionary.CommandDefinition;
import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.DictionarySet;
import io.vernier.dictionary.validation.MessageValidator;
import io.vernier.messages.base.DiameterBase;
import io.vernier.protocol.peer.ApplicationIds;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The applications that a node advertises, and what their dictionaries say of messages. Immutable. */
final class Applications {
    private final List<ApplicationDefinition> advertised;
    private final DictionarySet dictionaries;
    private final MessageValidator validator;

    Applications(Collection<ApplicationDefinition> applications) {
        advertised = List.copyOf(applications);
        dictionaries = DictionarySet.of(Stream.concat(
                        advertised.stream().map(ApplicationDefinition::dictionary),
                        Stream.of(DiameterBase.dictionary()))
                .distinct()
                .toList());
        validator = MessageValidator.of(dictionaries);
    }

    Collection<ApplicationDefinition> advertised() {
        return advertised;
    }

    ApplicationIds served() {
        return ApplicationIds.of(
                advertised.stream().mapToLong(ApplicationDefinition::id).toArray());
    }

    /** The vendors whose AVPs the dictionaries define. */
    LongStream vendorIds() {
        return dictionaries.dictionaries().stream()
                .flatMap(Applications::withInherited)
                .flatMap(dictionary -> dictionary.vendor().stream())
                .mapToLong(vendor -> Integer.toUnsignedLong(vendor.id()))
                .filter(id -> id != 0);
    }

    /** Everything that is wrong with a message by the grammar of its command. */
    List<Fault> validate(Message message) {
        return validator.validate(message);
    }

    /** The definition of the answer that belongs to a request. */
    Optional<CommandDefinition> answer(Message request) {
        return dictionaries.command(request.applicationId(), request.commandCode(), false);
    }

    private static Stream<Dictionary> withInherited(Dictionary dictionary) {
        return Stream.concat(
                Stream.of(dictionary),
                dictionary.inherits().stream().flatMap(inherited -> withInherited(inherited.dictionary())));
    }
}
