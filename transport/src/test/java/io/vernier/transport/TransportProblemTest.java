package io.vernier.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TransportProblemTest {
    @Test
    void everyProblemHasACodeOfItsOwn() {
        assertThat(TransportProblem.values()).extracting(TransportProblem::code).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void aCodeIsOfThisFloorAndARemedyIsASentence(TransportProblem problem) {
        assertThat(problem.code()).matches("VN-3\\d{3}");
        assertThat(problem.remedy()).matches("|\\p{Lu}.*\\.");
    }

    @ParameterizedTest
    @EnumSource
    void everyResultOfSendingSaysWhatItMeans(SendResult result) {
        assertThat(result.explanation().code()).startsWith("VN-3");
        assertThat(result.explanation().cause()).isNotEmpty();
    }
}
