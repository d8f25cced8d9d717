package io.vernier.interop.messages;

import java.lang.reflect.Method;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Calls of generated classes, which nobody can name one by one. */
final class Reflection {
    private Reflection() {}

    static Method method(Class<?> type, String name, Class<?>... parameters) {
        try {
            return type.getMethod(name, parameters);
        } catch (NoSuchMethodException e) {
            throw new LinkageError(type + " is not what the generator makes", e);
        }
    }

    static Object invoke(Method method, @Nullable Object target, Object... arguments) {
        try {
            return method.invoke(target, arguments);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(method + " failed: " + e.getCause(), e);
        }
    }

    /** The class that a nested class stands in. */
    static Class<?> declaring(Class<?> nested) {
        return Objects.requireNonNull(nested.getDeclaringClass());
    }
}
