package io.vernier.codec.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vernier.requirements.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiameterIdentityTest {
    @Requirement({"R4-16", "R5.6-3"})
    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            delimiter = ' ',
            value = {
                "a.example = A.EXAMPLE",
                "b.example > A.example",
                "B.example > a.example",
                "a.example < a.example.net",
                "Z > aa",
                "a1 < a_",
                "_ < A",
                "a-b < a.b",
                "10 < 9",
            })
    void identitiesCompareOctetByOctetInLowerCase(String a, String order, String b) {
        int expected = order.equals("=") ? 0 : order.equals("<") ? -1 : 1;

        assertThat(Integer.signum(DiameterIdentity.compare(a, b))).isEqualTo(expected);
        assertThat(Integer.signum(DiameterIdentity.compare(b, a))).isEqualTo(-expected);
        assertThat(DiameterIdentity.same(a, b)).isEqualTo(expected == 0);
        assertThat(DiameterIdentity.key(a).equals(DiameterIdentity.key(b))).isEqualTo(expected == 0);
    }

    @Test
    void aKeyIsMadeOnlyWhereThereIsSomethingToChange() {
        String already = "node1.example.net";

        assertThat(DiameterIdentity.key(already)).isSameAs(already);
        assertThat(DiameterIdentity.key("Node1.EXAMPLE.net")).isEqualTo(already);
        assertThat(DiameterIdentity.key("\u0130K\u212a")).isEqualTo("\u0130k\u212a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"node1.example.net", "NODE-1.Example.NET", "localhost", "a_b.example", "192.0.2.1", "1"})
    void domainNamesAreIdentities(String identity) {
        assertThat(DiameterIdentity.check(identity)).isSameAs(identity);
        assertThat(DiameterIdentity.isValid(identity)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''            | is empty",
                "a b           | character 2 is \" \" (expected: letters, digits, hyphens and dots)",
                "knöten.net    | character 3 is \"\\u00f6\" (expected: ASCII; write an international name in its xn-- form)",
                ".example      | has an empty label at character 1",
                "example.      | has an empty label at character 9",
                "a..b          | has an empty label at character 3",
                "a.-b.c        | has a hyphen at an end of the label before character 5",
                "a-            | has a hyphen",
            })
    void otherTextIsRefusedWithPlaceAndRemedy(String text, String complaint) {
        assertThat(DiameterIdentity.isValid(text)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DiameterIdentity.check(text))
                .withMessageContaining(complaint);
    }

    @Test
    void labelsHave63CharactersAtMostAndIdentities255() {
        String label = "x".repeat(63);
        String longest = String.join(".", label, label, label, label);

        assertThat(longest).hasSize(255);
        assertThat(DiameterIdentity.isValid(longest)).isTrue();
        assertThat(DiameterIdentity.isValid(longest + "x")).isFalse();
        assertThat(DiameterIdentity.isValid(label + "x")).isFalse();
    }
}
