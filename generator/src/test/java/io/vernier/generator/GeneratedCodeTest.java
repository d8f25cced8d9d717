package io.vernier.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vernier.codec.Avp;
import io.vernier.codec.AvpFormats;
import io.vernier.codec.AvpKey;
import io.vernier.codec.CommandType;
import io.vernier.codec.DecodeException;
import io.vernier.codec.Message;
import io.vernier.codec.TypedGroup;
import io.vernier.codec.TypedMessage;
import io.vernier.codec.data.DiameterAddress;
import io.vernier.codec.encoding.E164Number;
import io.vernier.codec.encoding.PlmnId;
import io.vernier.dictionary.ApplicationDefinition;
import io.vernier.dictionary.Dictionary;
import io.vernier.requirements.Requirement;
import java.io.IOException;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Compiles what is generated and uses it, by reflection, since the classes do not exist when this is compiled. */
@SuppressWarnings("NullAway.Init") // the class loader is there before all tests
class GeneratedCodeTest {
    private static InMemory classes;

    @BeforeAll
    static void compile() throws IOException {
        classes = TestDictionaries.compiled();
    }

    private static Class<?> type(String name) throws ReflectiveOperationException {
        return classes.loadClass("example." + name);
    }

    private static Object constant(String type, String name) throws ReflectiveOperationException {
        return Objects.requireNonNull(type(type).getField(name).get(null));
    }

    /** Calls the method with this name that takes these arguments. */
    private static Object call(Object target, String name, Object... arguments) {
        var type = target instanceof Class<?> c ? c : target.getClass();
        Method method = Arrays.stream(type.getMethods())
                .filter(m -> m.getName().equals(name) && accepts(m, arguments))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no method " + name + " in " + type));
        try {
            return Objects.requireNonNull(method.invoke(target, arguments));
        } catch (java.lang.reflect.InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionError(e);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot call " + method, e);
        }
    }

    private static boolean accepts(Method method, Object[] arguments) {
        var types = method.getParameterTypes();
        if (types.length != arguments.length) {
            return false;
        }
        for (int i = 0; i < types.length; i++) {
            if (!java.lang.invoke.MethodType.methodType(types[i])
                    .wrap()
                    .returnType()
                    .isInstance(arguments[i])) {
                return false;
            }
        }
        return true;
    }

    private static Consumer<Object> vehicle(String plate) {
        return builder -> call(builder, "plate", plate);
    }

    private static Object request() throws ReflectiveOperationException {
        var builder = call(type("toll.TollRequest"), "builder");
        call(builder, "sessionId", "gate;1;2");
        call(builder, "tollNumber", 7L);
        call(builder, "roadClass", constant("roads.RoadClass", "MOTORWAY"));
        call(builder, "vehicle", vehicle("M-AB 12"));
        return builder;
    }

    @Test
    @Requirement("S185")
    void readsBackEveryFormatThatWasWritten() throws ReflectiveOperationException {
        var passed = Instant.parse("2026-11-22T10:11:12Z");
        var beacon = DiameterAddress.parse("192.0.2.7");
        var builder = request();
        call(builder, "lane", -2);
        call(builder, "odometer", -1L);
        call(builder, "drift", Long.MIN_VALUE);
        call(builder, "speed", 1.5f);
        call(builder, "position", 2.25);
        call(builder, "photo", new byte[] {1, 2, 3});
        call(builder, "beacon", beacon);
        call(builder, "beacon", beacon);
        call(builder, "passedAt", passed);
        call(builder, "operator", "toll.example.net");
        call(builder, "threeGppCell", 4_294_967_295L);

        var written = ((TypedMessage) call(builder, "build")).message();
        var request = call(type("toll.TollRequest"), "of", Message.decode(written.toBytes()));

        assertThat(call(request, "sessionId")).isEqualTo("gate;1;2");
        assertThat(call(request, "authApplicationId")).isEqualTo(16_777_999L);
        assertThat(call(request, "tollNumber")).isEqualTo(7L);
        assertThat(call(request, "roadClass")).isSameAs(constant("roads.RoadClass", "MOTORWAY"));
        assertThat(call(request, "lane")).isEqualTo(OptionalInt.of(-2));
        assertThat(call(request, "odometer")).isEqualTo(OptionalLong.of(-1));
        assertThat(call(request, "drift")).isEqualTo(OptionalLong.of(Long.MIN_VALUE));
        assertThat(call(request, "speed")).isEqualTo(OptionalDouble.of(1.5));
        assertThat(call(request, "position")).isEqualTo(OptionalDouble.of(2.25));
        assertThat(((Optional<?>) call(request, "photo")).orElseThrow()).isEqualTo(new byte[] {1, 2, 3});
        assertThat(call(request, "beacon")).isEqualTo(List.of(beacon, beacon));
        assertThat(call(request, "passedAt")).isEqualTo(Optional.of(passed));
        assertThat(call(request, "operator")).isEqualTo(Optional.of("toll.example.net"));
        assertThat(call(request, "threeGppCell")).isEqualTo(OptionalLong.of(4_294_967_295L));
        assertThat(call(request, "gate")).isEqualTo(Optional.empty());
    }

    @Test
    void groupsContainGroups() throws ReflectiveOperationException {
        var builder = request();
        Consumer<Object> trailer = b -> {
            call(b, "vehicle", vehicle("M-XY 3"));
            call(b, "plate", "M-CD 34");
            call(b, "classAvp", "lorry");
        };
        call(builder, "vehicle", trailer);

        var vehicles = (List<?>) call(call(builder, "build"), "vehicle");

        assertThat(vehicles).hasSize(2);
        assertThat(call(vehicles.get(1), "plate")).isEqualTo("M-CD 34");
        assertThat(call(vehicles.get(1), "classAvp")).isEqualTo(Optional.of("lorry"));
        assertThat((List<?>) call(vehicles.get(1), "vehicle")).hasSize(1);
    }

    private static TypedGroup tollBox(Consumer<Object> members) throws ReflectiveOperationException {
        return (TypedGroup) call(type("roads.TollBox"), "of", members);
    }

    @Test
    void encodedValuesHaveTheirClasses() throws ReflectiveOperationException {
        var home = new PlmnId("262", "01");
        var box = tollBox(builder -> {
            call(builder, "lights", 0L);
            call(builder, "phone", E164Number.parse("+491701234567"));
            call(builder, "phone", new byte[] {0x4a});
            call(builder, "home", home);
        });

        assertThat(((List<?>) call(box, "phoneOctets")).toArray())
                .containsExactly(HexFormat.of().parseHex("947110325476"), new byte[] {0x4a});
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> call(box, "phone"))
                .withMessageContaining("half octet 1 is a (expected: one of 0123456789");
        assertThat(call(box, "home")).isEqualTo(Optional.of(home));
        assertThat(call(box, "homeText")).isEqualTo(Optional.of("26201"));
        var key = (AvpKey<?>) constant("roads.RoadsAvps", "HOME");
        assertThat((Object) box.avps().require(key)).isEqualTo(home);
        assertThat(box.avps().first(key.as(AvpFormats.UTF8_STRING))).contains("26201");
    }

    @Test
    void bitsHaveAClassThatKeepsThoseWithoutAName() throws ReflectiveOperationException {
        var lights = call(type("roads.Lights"), "of", 0x8000_0012L);
        var box = tollBox(builder -> {
            call(builder, "lights", lights);
            call(builder, "sensors", 1L << 40);
        });

        assertThat(call(box, "lights")).isEqualTo(lights).hasToString("0x80000012 (High-Beam, bit 4, Value)");
        assertThat(call(lights, "highBeam")).isEqualTo(true);
        assertThat(call(lights, "lowBeam")).isEqualTo(false);
        assertThat(call(lights, "without", constant("roads.Lights", "VALUE"))).hasToString("0x12 (High-Beam, bit 4)");
        assertThat(call(lights, "with", constant("roads.Lights", "LOW_BEAM")))
                .isEqualTo(call(type("roads.Lights"), "of", 0x8000_0013L))
                .isNotEqualTo(lights);
        assertThat(call(box, "sensors")).isEqualTo(Optional.of(constant("roads.Sensors", "FAR_IR")));
        assertThat(call(type("roads.Damages2"), "of", 8L)).hasToString("0x8 (Scratch)");
    }

    @Test
    void aGroupMadeOnItsOwnIsTheSameInAMessage() throws ReflectiveOperationException {
        var vehicle = call(type("roads.Vehicle"), "of", vehicle("M-EF 56"));
        var builder = request();
        call(builder, "vehicle", vehicle);

        var vehicles = (List<?>) call(call(builder, "build"), "vehicle");
        assertThat(vehicles.get(1)).isEqualTo(vehicle);
    }

    @Test
    void anAnswerStartsFromItsRequest() throws ReflectiveOperationException {
        var request = call(request(), "build");
        var builder = call(type("toll.TollAnswer"), "to", request);
        call(builder, "resultCode", 2001L);
        Consumer<Object> toll = b -> call(b, "odometer", 12L);
        call(builder, "toll", toll);

        var answer = call(builder, "build");

        assertThat(call(answer, "sessionId")).isEqualTo("gate;1;2");
        assertThat(call(answer, "tollNumber")).isEqualTo(7L);
        assertThat(call(answer, "resultCode")).isEqualTo(2001L);
        assertThat(((TypedMessage) answer).message().isProxiable()).isTrue();
        assertThat(call(request, "answerType")).isSameAs(constant("toll.TollAnswer", "TYPE"));
    }

    @Test
    void enumerationsKeepNumbersWithoutAName() throws ReflectiveOperationException {
        var roadClass = type("roads.RoadClass");

        assertThat(call(roadClass, "of", 99)).hasToString("99").isEqualTo(call(roadClass, "of", 99));
        assertThat(call(roadClass, "of", 2))
                .hasToString("MOTORWAY (2)")
                .isSameAs(constant("roads.RoadClass", "AUTOBAHN"));
        assertThat(constant("roads.RoadClass$Value", "TWO_LANES")).isEqualTo(3);
    }

    @Test
    void anEnumerationThatTheHeirExtendsIsGeneratedWithTheHeir() throws ReflectiveOperationException {
        assertThat(constant("toll.OtherRoad", "FIELD_PATH")).hasToString("FIELD_PATH (7)");
        assertThat(((AvpKey<?>) constant("toll.TollCollectionAvps", "OTHER_ROAD")).code())
                .isEqualTo(119);
    }

    @Test
    @Requirement({"S184", "S258"})
    void givesTheDictionaryAndTheApplication() throws ReflectiveOperationException {
        var application = (ApplicationDefinition) constant("toll.TollCollection", "APPLICATION");
        var roads = (Dictionary) call(type("roads.Roads"), "dictionary");

        assertThat(application.id()).isEqualTo(16_777_999L);
        assertThat(application.vendorId()).isEqualTo(32473);
        assertThat(application.name()).isEqualTo("Toll-Collection");
        assertThat(application.dictionary().avp("Plate")).isEqualTo(roads.avp("Plate"));
        assertThat(constant("toll.ResultCodeValues", "NO_MONEY")).isEqualTo(5042);
    }

    @Test
    void baseCommandsGoUnderTheIdOfAnyApplication() throws ReflectiveOperationException {
        var builder = call(type("base.KnockRequest"), "builder", 77L);
        call(builder, "sessionId", "gate;1;3");

        var request = call(builder, "build");

        assertThat(((TypedMessage) request).message().applicationId()).isEqualTo(77);
        assertThat(((CommandType<?>) call(request, "answerType")).applicationId())
                .isEqualTo(77);
    }

    @Test
    void anyRequestCanBeAnsweredByAnswerMessage() throws ReflectiveOperationException {
        var request = ((TypedMessage) call(request(), "build")).message().withIds(5, 6);
        var builder = call(type("base.AnswerMessage"), "to", request);
        call(builder, "resultCode", 3004L);

        var answer = ((TypedMessage) call(builder, "build")).message();

        assertThat(answer.isError()).isTrue();
        assertThat(answer.commandCode()).isEqualTo(9000);
        assertThat(answer.hopByHopId()).isEqualTo(5);
    }

    @Test
    void saysWhatIsMissingInWritingAndInReading() throws ReflectiveOperationException {
        var empty = call(type("toll.TollRequest"), "builder");
        call(empty, "sessionId", "gate;1;2");
        var broken = Message.builder(9000, 16_777_999).request().build();

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> call(empty, "build"))
                .withMessage("Toll-Request lacks Toll-Number (expected: { Toll-Number }, RFC 0000 section 3.1)");
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> call(call(type("toll.TollRequest"), "of", broken), "tollNumber"))
                .withMessageContaining("no Toll-Number (201, vendor 32473)");
    }

    @Test
    void keepsWhatTheGrammarDoesNotName() throws ReflectiveOperationException {
        var unknown = Avp.of(4711, 0, 0, new byte[] {9});
        var builder = request();
        call(builder, "avp", unknown);

        assertThat(call(call(builder, "build"), "otherAvps")).isEqualTo(List.of(unknown));
    }
}
