package io.vernier.node;

import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import io.vernier.dictionary.ApplicationDefinition;
import io.vernier.dictionary.CommandDefinition;
import io.vernier.dictionary.Dictionary;
import io.vernier.protocol.peer.ApplicationIds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The applications that a node advertises, and what their dictionaries say of messages. Immutable. */
final class Applications {
    private final List<ApplicationDefinition> advertised;

    Applications(Collection<ApplicationDefinition> applications) {
        advertised = List.copyOf(applications);
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
        return advertised.stream()
                .map(ApplicationDefinition::dictionary)
                .flatMap(Applications::withInherited)
                .flatMap(dictionary -> dictionary.vendor().stream())
                .mapToLong(vendor -> Integer.toUnsignedLong(vendor.id()))
                .filter(id -> id != 0);
    }

    /** Everything that is wrong with a message by the grammar of its command. */
    List<Fault> validate(Message message) {
        return List.of();
    }

    /** The definition of the answer that belongs to a request. */
    Optional<CommandDefinition> answer(Message request) {
        return advertised.stream()
                .filter(application -> application.id() == request.applicationId())
                .flatMap(application -> application.dictionary().command(request.commandCode(), false).stream())
                .findFirst();
    }

    private static Stream<Dictionary> withInherited(Dictionary dictionary) {
        var all = new ArrayList<Dictionary>();
        all.add(dictionary);
        dictionary
                .inherits()
                .forEach(inherited -> withInherited(inherited.dictionary()).forEach(all::add));
        return all.stream();
    }
}
