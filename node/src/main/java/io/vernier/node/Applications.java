package io.vernier.node;

import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import io.vernier.dictionary.ApplicationDefinition;
import io.vernier.dictionary.CommandDefinition;
import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.validation.ValidationOptions;
import io.vernier.messages.base.DiameterBase;
import io.vernier.node.statistics.internal.CommandIndex;
import io.vernier.protocol.peer.ApplicationIds;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The applications of a node: what it advertises, who handles what, and what their dictionaries say. Immutable. */
final class Applications {
    private final List<ApplicationDefinition> advertised;
    private final ServedApplication[] served;
    private final @Nullable ServedApplication relay;
    private final SharedRules rules;

    Applications(Node node, Collection<ApplicationOptions> options, ValidationOptions strictness) {
        advertised =
                options.stream().map(ApplicationOptions::definition).distinct().toList();
        served = options.stream()
                .map(application -> new ServedApplication(node, application, isOneOfSeveral(application, options)))
                .toArray(ServedApplication[]::new);
        relay = Arrays.stream(served)
                .filter(ServedApplication::isRelay)
                .findFirst()
                .orElse(null);
        var exceptions = new HashMap<Long, ValidationOptions>();
        for (ApplicationOptions application : options) {
            application
                    .validation()
                    .ifPresent(own -> exceptions.put(application.definition().id(), own));
        }
        rules = SharedRules.of(
                Stream.concat(
                                advertised.stream().map(ApplicationDefinition::dictionary),
                                Stream.of(DiameterBase.dictionary()))
                        .distinct()
                        .toList(),
                strictness,
                exceptions);
    }

    private static boolean isOneOfSeveral(ApplicationOptions application, Collection<ApplicationOptions> all) {
        return all.stream()
                .anyMatch(other -> other != application
                        && other.definition().id() == application.definition().id());
    }

    /** The first application with this id, or null where the node has none. */
    @Nullable ServedApplication find(long applicationId) {
        for (ServedApplication application : served) {
            if (application.id() == applicationId) {
                return application;
            }
        }
        return null;
    }

    /** Of several applications with one id, the one that a peer's requests come to. */
    ServedApplication among(ServedApplication first, Traffic link) {
        ServedApplication unbound = null;
        for (ServedApplication application : served) {
            if (application.id() == first.id() && application.isBoundTo(link)) {
                return application;
            }
            if (unbound == null && application.id() == first.id() && !application.isBound()) {
                unbound = application;
            }
        }
        return unbound == null ? first : unbound;
    }

    /** The one that takes the requests of all other applications, or null. */
    @Nullable ServedApplication relay() {
        return relay;
    }

    /** What becomes of faulty answers of this application. */
    AnswerErrors answerErrors(long applicationId) {
        ServedApplication application = find(applicationId);
        return application == null ? AnswerErrors.REPORT : application.answerErrors();
    }

    /** Everything that is wrong with a request by the letter of the grammar, however lenient the node is. */
    List<Fault> validateStrictly(Message message) {
        return SharedRules.of(rules.dictionaries().dictionaries(), ValidationOptions.DEFAULT, Map.of())
                .validator()
                .validate(message);
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
        return rules.dictionaries().dictionaries().stream()
                .flatMap(Applications::withInherited)
                .flatMap(dictionary -> dictionary.vendor().stream())
                .mapToLong(vendor -> Integer.toUnsignedLong(vendor.id()))
                .filter(id -> id != 0);
    }

    /** Everything that is wrong with a message by the grammar of its command. */
    List<Fault> validate(Message message) {
        return rules.validator().validate(message);
    }

    /** The commands that are counted one by one. */
    CommandIndex counted() {
        return CountedCommands.of(rules.dictionaries(), served());
    }

    /** The definition of the answer that belongs to a request. */
    Optional<CommandDefinition> answer(Message request) {
        return rules.dictionaries().command(request.applicationId(), request.commandCode(), false);
    }

    private static Stream<Dictionary> withInherited(Dictionary dictionary) {
        return Stream.concat(
                Stream.of(dictionary),
                dictionary.inherits().stream().flatMap(inherited -> withInherited(inherited.dictionary())));
    }
}
