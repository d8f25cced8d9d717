package io.vernier.dictionary.validation;

import static io.vernier.dictionary.validation.Ccr.M;
import static io.vernier.dictionary.validation.Ccr.avp;
import static io.vernier.dictionary.validation.Ccr.number;
import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.CommandFlags;
import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import io.vernier.dictionary.DictionarySet;
import io.vernier.dictionary.TestDictionaries;
import org.junit.jupiter.api.Test;

/** How strict a validator is, as a whole and for single applications. */
class StrictnessTest {
    private static final DictionarySet SET = TestDictionaries.set("rfc6733", "rfc6733_accounting", "rfc8506");
    private static final MessageValidator VALIDATOR = MessageValidator.of(SET);
    private static final int SERVICE_CONTEXT_ID = 461;
    private static final int CC_REQUEST_TYPE = 416;
    private static final int CC_REQUEST_NUMBER = 415;
    private static final int UNKNOWN = 9999;

    @Test
    void theLenientOneAcceptsWhatCanBeRead() {
        Message ccr = Ccr.minimal()
                .remove(SERVICE_CONTEXT_ID)
                .remove(CC_REQUEST_TYPE)
                .add(number(CC_REQUEST_TYPE, 77), number(CC_REQUEST_NUMBER, 1), number(UNKNOWN, 1))
                .message();

        assertThat(VALIDATOR.validate(ccr)).extracting(Fault::resultCode).containsExactly(5004, 5009, 5001, 5005);
        assertThat(VALIDATOR.withOptions(ValidationOptions.LENIENT).validate(ccr))
                .isEmpty();
    }

    @Test
    void theLenientOneAcceptsAnyResultCodeWithAnyErrorBit() {
        var cca = Ccr.of(4, 272, CommandFlags.PROXIABLE | CommandFlags.ERROR, number(268, 2001))
                .message();

        assertThat(VALIDATOR.validate(cca)).isNotEmpty();
        assertThat(VALIDATOR.withOptions(ValidationOptions.LENIENT).validate(cca))
                .isEmpty();
    }

    @Test
    void whatCannotBeReadIsAFaultToTheLenientOneToo() {
        Message ccr = Ccr.minimal()
                .remove(CC_REQUEST_NUMBER)
                .add(avp(CC_REQUEST_NUMBER, 0, M, new byte[3]))
                .message();

        assertThat(VALIDATOR.withOptions(ValidationOptions.LENIENT).validate(ccr))
                .extracting(Fault::resultCode)
                .containsExactly(5014);
    }

    @Test
    void oneApplicationMayBeLookedAtInAnotherWayThanTheOthers() {
        var validator = VALIDATOR.withOptions(4, ValidationOptions.LENIENT);
        Message ccr = Ccr.minimal().remove(SERVICE_CONTEXT_ID).message();
        Message str = Ccr.of(0, 275, CommandFlags.REQUEST).message();

        assertThat(validator.validate(ccr)).isEmpty();
        assertThat(validator.validate(str)).extracting(Fault::resultCode).contains(5005);
        assertThat(validator.options()).isEqualTo(ValidationOptions.DEFAULT);
        assertThat(validator.options(4)).isEqualTo(ValidationOptions.LENIENT);
        assertThat(validator.options(0)).isEqualTo(ValidationOptions.DEFAULT);
    }

    @Test
    void whatHoldsForOneApplicationOutlivesAChangeForAll() {
        var validator = VALIDATOR.withOptions(4, ValidationOptions.DEFAULT).withOptions(ValidationOptions.LENIENT);
        Message ccr = Ccr.minimal().remove(SERVICE_CONTEXT_ID).message();

        assertThat(validator.validate(ccr)).extracting(Fault::resultCode).containsExactly(5005);
    }
}
