package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.validation.ValidationOptions;
import io.vernier.messages.base.DiameterBase;
import io.vernier.messages.base.rfc3588.Rfc3588Base;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SharedRulesTest {
    private static final List<Dictionary> BASE = List.of(DiameterBase.dictionary());
    private static final long APPLICATION = 4;

    private final SharedRules rules = SharedRules.of(BASE, ValidationOptions.DEFAULT, Map.of());

    @Test
    void nodesThatJudgeAlikeShareTheirTables() {
        assertThat(SharedRules.of(List.copyOf(BASE), ValidationOptions.DEFAULT, Map.of()))
                .isSameAs(rules);
    }

    @Test
    void otherDictionariesAreOthers() {
        var older = List.of(Rfc3588Base.dictionary());

        assertThat(SharedRules.of(older, ValidationOptions.DEFAULT, Map.of())
                        .dictionaries()
                        .dictionaries())
                .isEqualTo(older);
    }

    @Test
    void otherOptionsAreOthersForAllApplicationsOrForOne() {
        var strict = SharedRules.of(BASE, ValidationOptions.STRICT, Map.of()).validator();
        var mixed = SharedRules.of(BASE, ValidationOptions.DEFAULT, Map.of(APPLICATION, ValidationOptions.LENIENT))
                .validator();

        assertThat(strict.options()).isEqualTo(ValidationOptions.STRICT);
        assertThat(mixed.options()).isEqualTo(ValidationOptions.DEFAULT);
        assertThat(mixed.options(APPLICATION)).isEqualTo(ValidationOptions.LENIENT);
        assertThat(rules.validator().options(APPLICATION)).isEqualTo(ValidationOptions.DEFAULT);
    }
}
