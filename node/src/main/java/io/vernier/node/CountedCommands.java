package io.vernier.node;

import io.vernier.codec.CommandCode;
import io.vernier.dictionary.CommandDefinition;
import io.vernier.dictionary.DictionarySet;
import io.vernier.node.statistics.CommandKey;
import io.vernier.node.statistics.internal.CommandIndex;
import io.vernier.protocol.peer.ApplicationIds;
import java.util.ArrayList;

/** The commands that a node counts one by one: those that its dictionaries know, under the names they have there. */
final class CountedCommands {
    private static final String REQUEST = "-Request";

    /** They belong to every application (RFC 6733 section 2.5). */
    private static final int[] OF_SESSIONS = {
        CommandCode.RE_AUTH, CommandCode.ACCOUNTING, CommandCode.ABORT_SESSION, CommandCode.SESSION_TERMINATION
    };

    private CountedCommands() {}

    static CommandIndex of(DictionarySet dictionaries, ApplicationIds served) {
        var keys = new ArrayList<CommandKey>();
        dictionaries.dictionaries().stream()
                .filter(dictionary -> dictionary.id().isPresent())
                .flatMap(dictionary -> dictionary.commands().stream())
                .filter(CommandDefinition::isRequest)
                .forEach(command -> keys.add(key(command, command.applicationId())));
        for (long id : served.toArray()) {
            for (int code : OF_SESSIONS) {
                dictionaries.command(id, code, true).ifPresent(command -> keys.add(key(command, id)));
            }
        }
        return new CommandIndex(keys, served.containsRelay() ? CommandKey.RELAY : CommandKey.UNKNOWN);
    }

    private static CommandKey key(CommandDefinition command, long applicationId) {
        String name = command.name();
        return new CommandKey(
                name.endsWith(REQUEST) ? name.substring(0, name.length() - REQUEST.length()) : name,
                applicationId,
                command.code());
    }
}
