package io.vernier.dictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vernier.dictionary.ApplicationDefinition.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplicationDefinitionTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "rfc8506,            Credit-Control, 4,        0,     AUTHENTICATION",
        "rfc6733_accounting, Accounting,     3,        0,     ACCOUNTING",
        "ts29229_cx,         Cx,             16777216, 10415, AUTHENTICATION",
    })
    void aDictionaryDescribesItsApplication(String dictionary, String name, long id, long vendor, Kind kind) {
        var described = TestDictionaries.named(dictionary);

        assertThat(ApplicationDefinition.of(described))
                .isEqualTo(new ApplicationDefinition(name, id, vendor, kind, described));
    }

    @Test
    void oneWithoutAnIdDescribesNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApplicationDefinition.of(TestDictionaries.named("ts29212")))
                .withMessageContaining("ts29212 has no @id");
    }
}
