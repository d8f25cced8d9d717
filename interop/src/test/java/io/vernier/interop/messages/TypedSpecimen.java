package io.vernier.interop.messages;

import io.vernier.codec.Avp;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.BitMask;
import io.vernier.codec.EnumeratedValue;
import io.vernier.codec.Message;
import io.vernier.codec.TypedGroup;
import io.vernier.codec.TypedMessage;
import io.vernier.codec.data.DiameterAddress;
import io.vernier.codec.data.DiameterUri;
import io.vernier.codec.data.IpFilterRule;
import io.vernier.codec.data.QosFilterRule;
import io.vernier.codec.encoding.Encoding;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A message made by the generated builder of its class, with every setter called, those of repeated AVPs twice, and so
 * on in every group. Setters are called in the order of their names, so that the builder has to bring all into order.
 */
public final class TypedSpecimen {
    private TypedSpecimen() {}

    /** A specimen of a generated class; answers are built to a specimen of their request. */
    public static TypedMessage of(Class<?> type) {
        var factory = Stream.of(type.getMethods())
                .filter(method -> method.getName().equals("to")
                        || (method.getName().equals("builder") && method.getParameterCount() == 0))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type + " has no builder"));
        var requests = Stream.of(factory.getParameterTypes())
                .map(request -> TypedMessage.class.isAssignableFrom(request) ? of(request) : anyRequest())
                .toArray();
        var builder = Reflection.invoke(factory, null, requests);
        fill(builder, Set.of());
        return (TypedMessage) Reflection.invoke(Reflection.method(builder.getClass(), "build"), builder);
    }

    private static void fill(Object builder, Set<Class<?>> within) {
        var setters = setters(builder);
        for (var setter : setters) {
            for (int i = 0; i < (isRepeated(setter) ? 2 : 1); i++) {
                Reflection.invoke(setter, builder, value(setter, within));
            }
        }
        if (setters.isEmpty()) {
            Reflection.invoke(
                    Reflection.method(builder.getClass(), "avp", Avp.class),
                    builder,
                    Avp.of(BaseAvps.ERROR_MESSAGE, "in a group of anything"));
        }
    }

    /**
     * The setters of AVPs that the grammar names; of those of groups the ones that fill them in place, of those with an
     * encoding or named bits the ones that take the plain value.
     */
    private static List<Method> setters(Object builder) {
        return Stream.of(builder.getClass().getMethods())
                .filter(method -> method.getReturnType() == builder.getClass())
                .filter(method ->
                        method.getParameterCount() == 1 && !method.getName().equals("avp"))
                .filter(method -> !TypedGroup.class.isAssignableFrom(method.getParameterTypes()[0]))
                .filter(method -> !BitMask.class.isAssignableFrom(method.getParameterTypes()[0]))
                .filter(method -> Encoding.all().stream()
                        .noneMatch(encoding -> encoding.valueClass() == method.getParameterTypes()[0]))
                .sorted(Comparator.comparing(Method::getName))
                .toList();
    }

    private static boolean isRepeated(Method setter) {
        var view = Reflection.declaring(setter.getDeclaringClass());
        return Reflection.method(view, setter.getName()).getReturnType() == List.class;
    }

    private static Object value(Method setter, Set<Class<?>> within) {
        var type = setter.getParameterTypes()[0];
        var sample = Samples.of(setter.getName());
        if (type == Consumer.class) {
            return members(setter.getGenericParameterTypes()[0], within);
        } else if (type == String.class) {
            return sample.map(bytes -> new String(bytes, StandardCharsets.US_ASCII))
                    .orElse("vernier.example");
        } else if (type == byte[].class) {
            return sample.orElse(new byte[] {1, 2, 3, 4});
        } else if (type == long.class) {
            return 7L;
        } else if (type == int.class) {
            return -7;
        } else if (type == float.class) {
            return 1.5f;
        } else if (type == double.class) {
            return -2.5;
        } else if (type == Instant.class) {
            return Instant.parse("2026-11-22T12:00:00Z");
        } else if (type == DiameterAddress.class) {
            return DiameterAddress.parse("2001:db8::7");
        } else if (type == DiameterUri.class) {
            return DiameterUri.of("vernier.example", 3868);
        } else if (type == IpFilterRule.class) {
            return IpFilterRule.parse("permit in ip from any to any");
        } else if (type == QosFilterRule.class) {
            return QosFilterRule.parse("tag in 6 from any to any DSCP EF");
        } else if (EnumeratedValue.class.isAssignableFrom(type)) {
            return firstConstant(type);
        }
        throw new IllegalArgumentException("no sample for " + setter);
    }

    /** Fills a group; one that is inside itself is left empty there. */
    private static Consumer<Object> members(Type consumer, Set<Class<?>> within) {
        var group = (Class<?>) ((ParameterizedType) consumer).getActualTypeArguments()[0];
        if (within.contains(group)) {
            return builder -> {};
        }
        var deeper = new HashSet<>(within);
        deeper.add(group);
        return builder -> fill(builder, deeper);
    }

    /** The first value with a name, or 1 where an enumeration names none. */
    private static Object firstConstant(Class<?> type) {
        return Stream.of(type.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == type)
                .findFirst()
                .map(TypedSpecimen::constant)
                .orElseGet(() -> Reflection.invoke(Reflection.method(type, "of", int.class), null, 1));
    }

    private static Object constant(Field field) {
        try {
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new LinkageError(field + " is not accessible", e);
        }
    }

    private static Message anyRequest() {
        return Message.builder(272, 4)
                .request()
                .proxiable()
                .avp(BaseAvps.SESSION_ID, "vernier.example;1;1")
                .build();
    }
}
