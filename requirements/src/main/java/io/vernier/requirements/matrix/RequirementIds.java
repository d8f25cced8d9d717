package io.vernier.requirements.matrix;

import io.vernier.requirements.Requirement;
import java.lang.reflect.AnnotatedElement;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;

/**
 * The ids that hold for a test: those at the method, at its class, at the classes around that (nested tests)
 * and at the classes above it (contract tests).
 */
final class RequirementIds {
    private RequirementIds() {}

    static Set<String> of(@Nullable TestSource source) {
        var ids = new LinkedHashSet<String>();
        if (source instanceof MethodSource method) {
            add(method.getJavaMethod(), ids);
            addClass(method.getJavaClass(), ids);
        } else if (source instanceof ClassSource type) {
            addClass(type.getJavaClass(), ids);
        }
        return ids;
    }

    private static void addClass(@Nullable Class<?> type, Collection<String> ids) {
        if (type == null) {
            return;
        }
        add(type, ids);
        addClass(type.getSuperclass(), ids);
        addClass(type.getEnclosingClass(), ids);
    }

    private static void add(AnnotatedElement element, Collection<String> ids) {
        var requirement = element.getAnnotation(Requirement.class);
        if (requirement != null) {
            Collections.addAll(ids, requirement.value());
        }
    }
}
