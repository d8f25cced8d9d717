package io.vernier.interop.messages;

import io.vernier.codec.Avp;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.BitMask;
import io.vernier.codec.EnumeratedValue;
import io.vernier.codec.ResultCode;
import io.vernier.codec.data.DiameterAddress;
import io.vernier.codec.data.DiameterUri;
import io.vernier.codec.data.IpFilterRule;
import io.vernier.codec.data.QosFilterRule;
import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.AvpType;
import io.vernier.dictionary.Element;
import io.vernier.dictionary.Grammar;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Fills a generated builder as a grammar has it, with seeded values, and remembers what it filled in: each setter is found by
 * the name of its AVP, each getter by the name of its setter.
 *
 * @param view the class that the builder makes
 * @param values what was set, in its order
 */
record TypedBuild(Class<?> view, List<Value> values) {
    private static final List<String> DIGITS =
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

    /**
     * What one setter was given.
     *
     * @param name of setter and getter
     * @param given plain values, octets in hex; of groups what was filled in there
     */
    record Value(String name, List<Object> given) {}

    /**
     * Fills a builder.
     *
     * @param all whether with all that the grammar names, what may be repeated twice; else with what it requires
     */
    static TypedBuild fill(Object builder, Grammar grammar, boolean all, Random random) {
        return fill(builder, grammar, all, random, List.of());
    }

    private static TypedBuild fill(
            Object builder, Grammar grammar, boolean all, Random random, List<AvpDefinition> around) {
        var values = new ArrayList<Value>();
        for (var element : grammar.elements()) {
            int times = times(grammar, element, all);
            if (element.isAny()) {
                if (element.min() > 0) {
                    Reflection.invoke(
                            Reflection.method(builder.getClass(), "avp", Avp.class),
                            builder,
                            Avp.of(BaseAvps.ERROR_MESSAGE, "anything"));
                }
            } else if (times > 0) {
                var avp = element.avp().orElseThrow();
                var setter = setter(builder.getClass(), avp);
                var given = new ArrayList<>();
                for (int i = 0; i < times; i++) {
                    given.add(set(builder, setter, avp, all, random, around));
                }
                values.add(new Value(setter.getName(), given));
            }
        }
        return new TypedBuild(Reflection.declaring(builder.getClass()), values);
    }

    /** Every answer has a result. Of two application ids in Vendor-Specific-Application-Id there is one (RFC 6733 section 6.11). */
    private static int times(Grammar grammar, Element element, boolean all) {
        if (element.name().equals("Result-Code")) {
            return Math.min(element.max(), 1);
        }
        if (grammar.element("Auth-Application-Id").isPresent()
                && grammar.elements().size() == 3) {
            return element.name().equals("Acct-Application-Id") ? 0 : 1;
        }
        return all ? Math.min(element.max(), Math.max(element.min(), 2)) : element.min();
    }

    private static Object set(
            Object builder, Method setter, AvpDefinition avp, boolean all, Random random, List<AvpDefinition> around) {
        if (avp.type() != AvpType.GROUPED) {
            var value = value(avp, setter.getParameterTypes()[0], random);
            Reflection.invoke(setter, builder, value);
            return plain(value);
        }
        var filled = new ArrayList<TypedBuild>();
        var deeper = Stream.concat(around.stream(), Stream.of(avp)).toList();
        Consumer<Object> members = group ->
                filled.add(fill(group, avp.group().orElseThrow(), all && !around.contains(avp), random, deeper));
        Reflection.invoke(setter, builder, members);
        return filled.getFirst();
    }

    private static Method setter(Class<?> builder, AvpDefinition avp) {
        var name = avp.name().replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
        char first = name.charAt(0);
        var spelled = Character.isDigit(first) ? DIGITS.get(first - '0') + name.substring(1) : name;
        return Stream.of(builder.getMethods())
                .filter(method -> method.getParameterCount() == 1 && takes(avp.type(), method.getParameterTypes()[0]))
                .filter(method -> method.getName().toLowerCase(Locale.ROOT).equals(spelled)
                        || method.getName().toLowerCase(Locale.ROOT).equals(spelled + "avp"))
                .findFirst()
                .orElseThrow(() -> new LinkageError("no setter for " + avp + " in " + builder));
    }

    private static boolean takes(AvpType type, Class<?> parameter) {
        return switch (type) {
            case OCTET_STRING -> parameter == byte[].class;
            case UTF8_STRING, DIAMETER_IDENTITY -> parameter == String.class;
            case INTEGER32 -> parameter == int.class;
            case UNSIGNED32, INTEGER64, UNSIGNED64 -> parameter == long.class;
            case FLOAT32 -> parameter == float.class;
            case FLOAT64 -> parameter == double.class;
            case GROUPED -> parameter == Consumer.class;
            case ADDRESS -> parameter == DiameterAddress.class;
            case TIME -> parameter == Instant.class;
            case DIAMETER_URI -> parameter == DiameterUri.class;
            case ENUMERATED -> EnumeratedValue.class.isAssignableFrom(parameter);
            case IP_FILTER_RULE -> parameter == IpFilterRule.class;
            case QOS_FILTER_RULE -> parameter == QosFilterRule.class;
        };
    }

    private static Object value(AvpDefinition avp, Class<?> parameter, Random random) {
        return switch (avp.type()) {
            case OCTET_STRING -> {
                var octets = new byte[1 + random.nextInt(20)];
                random.nextBytes(octets);
                yield octets;
            }
            case UTF8_STRING -> "V\u00e9rnier " + random.nextInt();
            case DIAMETER_IDENTITY -> "vernier" + random.nextInt(99) + ".example";
            case INTEGER32 -> random.nextInt();
            case UNSIGNED32 ->
                avp.name().equals("Result-Code") ? ResultCode.SUCCESS : Integer.toUnsignedLong(random.nextInt());
            case INTEGER64, UNSIGNED64 -> random.nextLong();
            case FLOAT32 -> random.nextFloat();
            case FLOAT64 -> random.nextDouble();
            case ADDRESS -> DiameterAddress.parse("192.0.2." + random.nextInt(256));
            case TIME -> Instant.ofEpochSecond(random.nextInt(2_000_000_000));
            case DIAMETER_URI -> DiameterUri.of("vernier.example", 1 + random.nextInt(65_535));
            case ENUMERATED -> {
                var named = avp.values();
                int number = named.isEmpty()
                        ? random.nextInt()
                        : named.get(random.nextInt(named.size())).value();
                yield Reflection.invoke(Reflection.method(parameter, "of", int.class), null, number);
            }
            case IP_FILTER_RULE -> IpFilterRule.parse("permit in " + random.nextInt(256) + " from any to any");
            case QOS_FILTER_RULE -> QosFilterRule.parse("tag in ip from any to any DSCP " + random.nextInt(64));
            case GROUPED -> throw new IllegalArgumentException(avp + " has no value of its own");
        };
    }

    /** What a getter gives for a value that was set: all of its values, plain as they were set. */
    static List<Object> read(Object view, Value value) {
        var octets = find(view.getClass(), value.name() + "Octets");
        var text = find(view.getClass(), value.name() + "Text");
        var getter = octets.or(() -> text).orElseGet(() -> Reflection.method(view.getClass(), value.name()));
        var got = Reflection.invoke(getter, view);
        return switch (got) {
            case Optional<?> optional ->
                optional.<List<Object>>map(one -> List.of(plain(one))).orElse(List.of());
            case OptionalLong number -> List.of(number.orElseThrow());
            case OptionalInt number -> List.of(number.orElseThrow());
            case OptionalDouble number -> List.of(number.orElseThrow());
            case List<?> list -> list.stream().map(TypedBuild::plain).toList();
            default -> List.of(plain(got));
        };
    }

    private static Optional<Method> find(Class<?> view, String name) {
        return Stream.of(view.getMethods())
                .filter(method -> method.getName().equals(name) && method.getParameterCount() == 0)
                .findFirst();
    }

    private static Object plain(Object value) {
        return switch (value) {
            case byte[] octets -> HexFormat.of().formatHex(octets);
            case BitMask<?> bits -> bits.value();
            case Float number -> number.doubleValue(); // as OptionalDouble has it
            default -> value;
        };
    }
}
