package io.vernier.dictionary.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vernier.codec.Avp;
import io.vernier.codec.AvpFormat;
import io.vernier.codec.AvpWriter;
import io.vernier.codec.DecodeException;
import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.AvpType;
import io.vernier.dictionary.CommandDefinition;
import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.DictionarySet;
import io.vernier.dictionary.Element;
import io.vernier.dictionary.EnumValue;
import io.vernier.dictionary.Grammar;
import io.vernier.dictionary.SourceLocation;
import io.vernier.dictionary.TestDictionaries;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every AVP of every dictionary that comes with Vernier, at the ends of its type and beyond them: on its own in a command
 * that takes any AVP, and in its place in each grammar that names it.
 */
class EveryAvpTest {
    private static final int COMMAND = 8_388_607;

    static List<String> names() throws IOException {
        return TestDictionaries.files().stream()
                .map(file -> file.getFileName().toString().replace(".dia", ""))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void theEndsOfItsTypeAreSoundAndReadAsTheyWereWritten(String name) {
        var probe = new Probe(TestDictionaries.named(name));
        for (var avp : probe.dictionary.ownAvps()) {
            if (avp.type() != AvpType.GROUPED) {
                for (var value : values(avp)) {
                    isReadAgain(probe, avp, TypeBounds.format(avp.type()), value);
                }
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> void isReadAgain(Probe probe, AvpDefinition avp, AvpFormat<T> format, Object value) {
        var message = probe.message(out -> out.value(avp.code(), avp.vendorId(), avp.flags(), format, (T) value));

        assertThat(probe.faults(message)).as("%s: %s", avp, value).isEmpty();
        var read = Message.decode(message.toBytes()).avps();
        assertThat(read.size()).as("%s", avp).isOne();
        assertThat(read.code(0)).as("%s", avp).isEqualTo(avp.code());
        assertThat(read.vendorId(0)).as("%s", avp).isEqualTo(avp.vendorId());
        assertThat(read.flags(0)).as("%s", avp).isEqualTo(avp.flags());
        assertThat((Object) read.value(0, format)).as("%s", avp).isEqualTo(value);
    }

    /** All that a type can tell; of an Enumerated whose values must be understood those that have names. */
    private static List<?> values(AvpDefinition avp) {
        return avp.isMandatory() && !avp.values().isEmpty()
                ? avp.values().stream().map(EnumValue::value).toList()
                : TypeBounds.values(avp.type());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void aWrongLengthIsRefusedWithTheAvpThatHasIt(String name) {
        var probe = new Probe(TestDictionaries.named(name));
        for (var avp : probe.dictionary.ownAvps()) {
            for (var octets : TypeBounds.wrongLengths(avp.type())) {
                var message = probe.message(out -> out.octets(avp.code(), avp.vendorId(), avp.flags(), octets));

                isTold(probe.faults(message), avp, ResultCode.INVALID_AVP_LENGTH, zeros(avp));
                isNotRead(message, avp, ResultCode.INVALID_AVP_LENGTH);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void octetsThatAreNoValueAreRefusedOrNotRead(String name) {
        var probe = new Probe(TestDictionaries.named(name));
        for (var avp : probe.dictionary.ownAvps()) {
            for (var octets : TypeBounds.wrongValues(avp.type())) {
                var message = probe.message(out -> out.octets(avp.code(), avp.vendorId(), avp.flags(), octets));

                if (TypeBounds.isJudgedByContent(avp.type())) {
                    isTold(probe.faults(message), avp, ResultCode.INVALID_AVP_VALUE, octets);
                }
                isNotRead(message, avp, ResultCode.INVALID_AVP_VALUE);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void aNumberWithoutANameIsRefusedWhereItMustBeUnderstood(String name) {
        var probe = new Probe(TestDictionaries.named(name));
        for (var avp : probe.dictionary.ownAvps()) {
            if (!avp.values().isEmpty()) {
                int last =
                        avp.values().stream().mapToInt(EnumValue::value).max().orElseThrow();
                var message = probe.message(
                        out -> out.integer32(avp.code(), avp.vendorId(), avp.flags(), Math.addExact(last, 1)));

                var strict = probe.validator.withOptions(
                        ValidationOptions.STRICT.withMandatoryAvps(ValidationOptions.MandatoryAvps.IN_DICTIONARY));
                assertThat(probe.faults(message)).as("%s", avp).hasSize(avp.isMandatory() ? 1 : 0);
                isTold(
                        strict.validate(message, probe.command),
                        avp,
                        ResultCode.INVALID_AVP_VALUE,
                        message.avps().octets(0));
            }
        }
    }

    /** RFC 6733 section 7.1.5: the header, padded where it is cut short, and the shortest value that the type has. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void aLengthThatDoesNotFitIsToldWithTheShortestValueOfItsType(String name) {
        var probe = new Probe(TestDictionaries.named(name));
        for (var avp : probe.dictionary.ownAvps()) {
            int header = avp.isVendorSpecific() ? 12 : 8;
            for (int length : new int[] {0, header - 1, header + 5, 0xff_ffff}) {
                var message = probe.message(out -> out.octets(avp.code(), avp.vendorId(), avp.flags(), new byte[4]));
                byte[] octets = message.toBytes();
                octets[25] = (byte) (length >>> 16);
                octets[26] = (byte) (length >>> 8);
                octets[27] = (byte) length;

                isTold(probe.faults(Message.decode(octets)), avp, ResultCode.INVALID_AVP_LENGTH, zeros(avp));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void aWrongLengthIsRefusedInEveryPlaceThatAGrammarHasForTheAvp(String name) {
        var probe = new Probe(TestDictionaries.named(name));
        for (var command : probe.dictionary.commands()) {
            for (var element : command.grammar().elements()) {
                element.avp().filter(avp -> isWrongable(avp, element)).ifPresent(avp -> {
                    var message = Message.builder(
                                    command.isAnswerMessage() ? COMMAND : command.code(), command.applicationId())
                            .flags(command.flags());
                    writeWrongly(avp, message.writer());

                    assertThat(probe.validator.validate(message.build(), command))
                            .as("%s in %s", avp, command.name())
                            .filteredOn(fault -> fault.offset() == Message.HEADER_LENGTH)
                            .extracting(Fault::resultCode)
                            .containsExactly(ResultCode.INVALID_AVP_LENGTH);
                });
            }
        }
        for (var group : probe.dictionary.ownAvps()) {
            for (var element : group.group().map(Grammar::elements).orElse(List.of())) {
                element.avp().filter(avp -> isWrongable(avp, element)).ifPresent(avp -> {
                    var message = probe.message(out -> {
                        int mark = out.beginGroup(group.code(), group.vendorId(), group.flags());
                        writeWrongly(avp, out);
                        out.end(mark);
                    });

                    var faults = probe.faults(message).stream()
                            .filter(fault -> fault.resultCode() == ResultCode.INVALID_AVP_LENGTH)
                            .toList();
                    assertThat(faults).as("%s in %s", avp, group).hasSize(1);
                    assertThat(faults.getFirst().failedAvps().getFirst().group())
                            .as("%s in %s", avp, group)
                            .containsExactly(Avp.of(avp.code(), avp.vendorId(), avp.flags(), zeros(avp)));
                });
            }
        }
    }

    private static boolean isWrongable(AvpDefinition avp, Element element) {
        return element.max() > 0 && avp.type().isFixedLength();
    }

    private static void writeWrongly(AvpDefinition avp, AvpWriter out) {
        out.octets(avp.code(), avp.vendorId(), avp.flags(), new byte[avp.type().minimumLength() + 1]);
    }

    private static byte[] zeros(AvpDefinition avp) {
        return new byte[avp.type().minimumLength()];
    }

    private static void isTold(List<Fault> faults, AvpDefinition avp, int resultCode, byte[] data) {
        assertThat(faults).as("%s", avp).hasSize(1);
        assertThat(faults.getFirst().resultCode()).as("%s", avp).isEqualTo(resultCode);
        assertThat(faults.getFirst().offset()).as("%s", avp).isEqualTo(Message.HEADER_LENGTH);
        assertThat(faults.getFirst().failedAvps())
                .as("%s", avp)
                .containsExactly(Avp.of(avp.code(), avp.vendorId(), avp.flags(), data));
    }

    private static void isNotRead(Message message, AvpDefinition avp, int resultCode) {
        var thrown = catchThrowableOfType(
                DecodeException.class, () -> message.avps().value(0, TypeBounds.format(avp.type())));

        assertThat(thrown).as("%s", avp).isNotNull();
        assertThat(thrown.fault().resultCode()).as("%s", avp).isEqualTo(resultCode);
    }

    /** A command of a dictionary's application that takes any AVP. */
    private static final class Probe {
        private final Dictionary dictionary;
        private final MessageValidator validator;
        private final CommandDefinition command;

        Probe(Dictionary dictionary) {
            this.dictionary = dictionary;
            validator = MessageValidator.of(DictionarySet.of(dictionary));
            command = new CommandDefinition(
                    "Probe-Request",
                    COMMAND,
                    dictionary.id().orElse(0),
                    CommandDefinition.REQUEST,
                    Grammar.of(List.of(Element.any(Element.Kind.OPTIONAL, 0, Element.UNBOUNDED))),
                    new SourceLocation("probe.dia", 1, 1),
                    List.of());
        }

        Message message(Consumer<AvpWriter> avps) {
            var message =
                    Message.builder(command.code(), command.applicationId()).request();
            avps.accept(message.writer());
            return message.build();
        }

        List<Fault> faults(Message message) {
            return validator.validate(message, command);
        }
    }
}
