package io.vernier.interop.process;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Skips what {@link Needs} a program that is not here, or fails it where nothing may be skipped. */
final class NeedsCondition implements ExecutionCondition {
    /** The variable of the environment that turns skipping into failing. */
    static final String REQUIRE = "VERNIER_REQUIRE_FOREIGN";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        var needed = AnnotationSupport.findAnnotation(context.getElement(), Needs.class)
                .map(needs -> List.of(needs.value()))
                .orElse(List.of());
        var missing = needed.stream().map(ForeignStack::missing).flatMap(Optional::stream);
        return decide(missing, Boolean.parseBoolean(System.getenv(REQUIRE)));
    }

    static ConditionEvaluationResult decide(Stream<String> missing, boolean required) {
        Optional<String> reason = missing.findFirst();
        if (reason.isEmpty()) {
            return ConditionEvaluationResult.enabled("all foreign programs are here");
        }
        if (required) {
            throw new IllegalStateException(reason.get() + " (" + REQUIRE + " is true, so nothing is skipped)");
        }
        return ConditionEvaluationResult.disabled(reason.get());
    }
}
