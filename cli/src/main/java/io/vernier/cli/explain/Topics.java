package io.vernier.cli.explain;

import io.vernier.cli.shell.CliProblem;
import io.vernier.codec.ResultCode;
import io.vernier.node.NodeProblem;
import io.vernier.protocol.Reason;
import io.vernier.transport.TransportProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what a code means: those of all floors, and the Result-Codes. */
final class Topics {
    private static final String SOMETHING = "...";

    private Topics() {}

    /** The topic of {@code VN-3101}, {@code 5012}, {@code DIAMETER_UNABLE_TO_COMPLY} or {@code UNABLE_TO_COMPLY}. */
    static Optional<Topic> find(String code) {
        if (!code.startsWith("VN-")) {
            return resultCode(code);
        }
        return problems().stream().filter(topic -> topic.code().equals(code)).findFirst();
    }

    private static List<Topic> problems() {
        var topics = new ArrayList<Topic>();
        for (var problem : CliProblem.values()) {
            topics.add(new Topic(problem.code(), words(problem), "", problem.remedy(), ""));
        }
        for (var problem : NodeProblem.values()) {
            String cause = problem.cause().replace("%s", SOMETHING);
            topics.add(new Topic(problem.code(), words(problem), cause, problem.remedy(), ""));
        }
        for (var problem : TransportProblem.values()) {
            topics.add(new Topic(problem.code(), words(problem), "", problem.remedy(), ""));
        }
        for (var reason : Reason.values()) {
            var values = new Object[reason.arity()];
            Arrays.fill(values, SOMETHING);
            var explanation = reason.explain(values);
            topics.add(new Topic(reason.code(), words(reason), explanation.cause(), explanation.remedy(), ""));
        }
        return topics;
    }

    private static Optional<Topic> resultCode(String code) {
        for (var meaning : ResultCodeMeaning.values()) {
            int number = meaning.resultCode();
            String name = ResultCode.name(number);
            if (code.equals(Integer.toString(number)) || code.equals(name) || ("DIAMETER_" + code).equals(name)) {
                return Optional.of(new Topic(
                        Integer.toString(number), name, meaning.meaning(), meaning.remedy(), meaning.reference()));
            }
        }
        return Optional.empty();
    }

    private static String words(Enum<?> problem) {
        return problem.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
