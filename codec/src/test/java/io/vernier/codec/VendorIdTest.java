package io.vernier.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.requirements.Requirement;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VendorIdTest {
    @Requirement("S18")
    @Test
    void vendorsHaveNames() {
        assertThat(VendorId.ETSI).isEqualTo(13019);
        assertThat(VendorId.THREEGPP).isEqualTo(10415);
        assertThat(VendorId.THREEGPP2).isEqualTo(5535);
        assertThat(VendorId.UNKNOWN).isEqualTo(99999);
    }

    @Test
    void theKnownOnesAreAllThatHaveANameInOrder() {
        assertThat(VendorId.known())
                .isSorted()
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(named().filter(id -> id != VendorId.NONE && id != VendorId.UNKNOWN)
                        .toList());
    }

    private static Stream<Long> named() {
        return Arrays.stream(VendorId.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(VendorIdTest::value);
    }

    private static Long value(Field field) {
        try {
            return field.getLong(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
