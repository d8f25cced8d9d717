package io.vernier.interop.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.Message;
import io.vernier.codec.TypedMessage;
import io.vernier.dictionary.ApplicationCommand;
import io.vernier.dictionary.CommandDefinition;
import io.vernier.dictionary.DictionarySet;
import io.vernier.dictionary.validation.MessageValidator;
import io.vernier.messages.base.DiameterBase;
import io.vernier.messages.base.accounting.Accounting;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every generated class of a command: built, judged by its dictionary, decoded, and asked for all that was filled in. */
class TypedRoundTripTest {
    private static final long SEED = 6733;

    @ParameterizedTest(name = "all AVPs: {0}")
    @ValueSource(booleans = {false, true})
    void whatIsBuiltIsSoundAndReadAsItWasFilledIn(boolean all) {
        var commands = GeneratedCommands.all().stream()
                .filter(type -> !type.getSimpleName().equals("AnswerMessage")) // which is no application's own
                .toList();

        assertThat(commands).hasSizeGreaterThan(380);
        for (var type : commands) {
            var builder = builder(type, all);
            var built = TypedBuild.fill(
                    builder,
                    definition(type).grammar(),
                    all,
                    new Random(SEED + type.getName().hashCode()));
            var message = ((TypedMessage) Reflection.invoke(Reflection.method(builder.getClass(), "build"), builder))
                    .message();

            assertThat(validator(type).validate(message)).as("%s", type).isEmpty();
            var read = command(type).view(Message.decode(message.toBytes()));
            assertThat(read.message()).isEqualTo(message);
            isFilled(read, built);
        }
    }

    private static void isFilled(Object view, TypedBuild built) {
        assertThat(view).isInstanceOf(built.view());
        for (var value : built.values()) {
            var got = TypedBuild.read(view, value);
            var last = got.subList(
                    Math.max(0, got.size() - value.given().size()), got.size()); // answers take some from requests
            if (value.given().getFirst() instanceof TypedBuild) {
                assertThat(last).as("%s of %s", value.name(), built.view()).hasSameSizeAs(value.given());
                for (int i = 0; i < last.size(); i++) {
                    isFilled(last.get(i), (TypedBuild) value.given().get(i));
                }
            } else {
                assertThat(last).as("%s of %s", value.name(), built.view()).isEqualTo(value.given());
            }
        }
    }

    /** Answers are built to a request that has as much. */
    private static Object builder(Class<? extends TypedMessage> type, boolean all) {
        var factory = Stream.of(type.getMethods())
                .filter(method -> method.getName().equals("to")
                        || (method.getName().equals("builder") && method.getParameterCount() == 0))
                .findFirst()
                .orElseThrow();
        if (factory.getParameterCount() == 0) {
            return Reflection.invoke(factory, null);
        }
        var request = factory.getParameterTypes()[0].asSubclass(TypedMessage.class);
        var builder = builder(request, all);
        TypedBuild.fill(builder, definition(request).grammar(), all, new Random(SEED));
        return Reflection.invoke(
                factory, null, Reflection.invoke(Reflection.method(builder.getClass(), "build"), builder));
    }

    private static CommandDefinition definition(Class<? extends TypedMessage> type) {
        var command = command(type);
        return command.application()
                .dictionary()
                .command(command.code(), command.isRequest())
                .orElseThrow();
    }

    private static MessageValidator validator(Class<? extends TypedMessage> type) {
        var dictionary = command(type).application().dictionary();
        return MessageValidator.of(
                DictionarySet.of(Stream.of(dictionary, DiameterBase.dictionary(), Accounting.dictionary())
                        .distinct()
                        .toList()));
    }

    private static ApplicationCommand<?> command(Class<? extends TypedMessage> type) {
        try {
            return (ApplicationCommand<?>)
                    Objects.requireNonNull(type.getField("TYPE").get(null));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type + " is not what the generator makes", e);
        }
    }
}
