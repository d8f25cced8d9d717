package io.vernier.dictionary.dia;

import static io.vernier.dictionary.dia.DiaCheck.*;

import io.vernier.dictionary.dia.DiaSection.Command;
import io.vernier.dictionary.dia.DiaSection.Numeral;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;

/** Checks {@code @messages}: names, codes, header bits, and that requests and answers come in pairs. */
final class CommandChecks {
    private static final long MAX_COMMAND_CODE = 0xFF_FFFF;

    private final Declarations declarations;
    private final KnownAvps known;
    private final Problems problems;
    private final Map<String, Command> byName = new HashMap<>();
    private final Map<Long, Command> requests = new LinkedHashMap<>();
    private final Map<Long, Command> answers = new LinkedHashMap<>();

    CommandChecks(KnownAvps known, Problems problems) {
        this.declarations = known.declarations();
        this.known = known;
        this.problems = problems;
    }

    void run() {
        var grammars = new GrammarChecks(known, problems);
        for (var section :
                declarations.file().sections(DiaSection.Messages.class).toList()) {
            for (var command : section.commands()) {
                var first = byName.putIfAbsent(command.name().text(), command);
                if (first != null) {
                    problems.add(
                            MESSAGE_NAME_ALREADY_DEFINED,
                            command.name().location(),
                            "command " + command.name() + " is already defined at line " + line(first));
                }
                command.code().ifPresent(code -> header(command, code));
                grammars.check(command.elements());
            }
        }
        pairs("request", requests, "answer", answers);
        pairs("answer", answers, "request", requests);
    }

    static boolean isRequest(Command command) {
        return command.bits().stream().anyMatch(b -> b.text().equals("REQ"));
    }

    private void header(Command command, Numeral code) {
        if (code.value() > MAX_COMMAND_CODE) {
            problems.add(
                    UINT32_OUT_OF_RANGE,
                    code.location(),
                    "command code " + code + " is out of range (expected: 0 to " + MAX_COMMAND_CODE + ")");
        }
        bits(command);
        var first = (isRequest(command) ? requests : answers).putIfAbsent(code.value(), command);
        if (first != null) {
            problems.add(
                    MESSAGE_CODE_ALREADY_DEFINED,
                    code.location(),
                    (isRequest(command) ? "request " : "answer ") + command.name() + " has code " + code + ", which "
                            + first.name() + " at line " + line(first) + " has already");
        }
        var id = declarations.id().map(DiaSection.Id::id);
        command.applicationId()
                .filter(own -> id.filter(i -> i.value() != own.value()).isPresent())
                .ifPresent(own -> problems.add(
                        MESSAGE_APPLICATION_ID_MISMATCH,
                        own.location(),
                        "command " + command.name() + " has application id " + own + ", but @id is "
                                + id.orElseThrow()));
    }

    private void bits(Command command) {
        var seen = new HashSet<String>();
        for (var bit : command.bits()) {
            if (bit.text().equals("ERR")) {
                problems.add(
                        MESSAGE_HAS_ERROR_FLAG,
                        bit.location(),
                        "command " + command.name() + " has ERR (expected: ERR in answer-message only)");
            } else if (!seen.add(bit.text())) {
                problems.add(
                        MESSAGE_HAS_DUPLICATE_FLAG,
                        bit.location(),
                        "command " + command.name() + " has " + bit + " twice");
            }
        }
    }

    private void pairs(String kind, Map<Long, Command> commands, String otherKind, Map<Long, Command> others) {
        commands.forEach((code, command) -> {
            if (!others.containsKey(code)) {
                problems.add(
                        MESSAGE_MISSING,
                        command.name().location(),
                        kind + " " + command.name() + " has no " + otherKind + " with code " + code);
            }
        });
    }

    private static int line(Command command) {
        return command.name().location().line();
    }
}
