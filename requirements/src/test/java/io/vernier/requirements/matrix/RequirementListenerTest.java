package io.vernier.requirements.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import io.vernier.requirements.Requirement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherFactory;

class RequirementListenerTest {
    @TempDir
    Path folder;

    @Test
    void eachRunOfATaggedTestLeavesARow() throws IOException {
        assertThat(rowsOf(Sample.class))
                .containsExactlyInAnyOrder(
                        "X1 holds PASSED",
                        "X2 holds PASSED",
                        "X1 breaks FAILED",
                        "X1 isNotHere SKIPPED",
                        "X1 isSwitchedOff SKIPPED",
                        "X1 holdsOfItself PASSED",
                        "X1 walks PASSED",
                        "X1 walks PASSED",
                        "F1 walks PASSED",
                        "F2 walks PASSED");
    }

    @Test
    void testsOfAClassWhoseSetUpFailsCountAsFailed() throws IOException {
        assertThat(rowsOf(BrokenSetUp.class)).containsExactly("X3 isNeverReached FAILED");
    }

    @Test
    void onlyARunOfAllTestsLeavesAMark() {
        run(Sample.class, Optional.of(folder), true);
        assertThat(folder.resolve("all-tests-ran")).exists();

        run(Sample.class, Optional.of(folder), false);
        assertThat(folder.resolve("all-tests-ran")).doesNotExist();
    }

    @Test
    void withoutMavenNothingIsWritten() {
        run(Sample.class, Optional.empty(), true);

        assertThat(folder).isEmptyDirectory();
    }

    private List<String> rowsOf(Class<?> type) throws IOException {
        run(type, Optional.of(folder), false);
        try (var files = Files.list(folder)) {
            return files.flatMap(file -> lines(file).stream())
                    .map(Row::parse)
                    .map(row -> row.id() + " " + row.test().replaceAll(".*#", "") + " " + row.result())
                    .toList();
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(Class<?> type, Optional<Path> folder, boolean allTests) {
        var config = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .build();
        LauncherFactory.create(config)
                .execute(request().selectors(selectClass(type)).build(), new RequirementListener(folder, allTests));
    }

    @Requirement("X1")
    abstract static class Contract {
        @Test
        @Requirement("X2")
        void holds() {}
    }

    static class Sample extends Contract {
        @Test
        void breaks() {
            fail("as it should in this sample");
        }

        @Test
        void isNotHere() {
            assumeTrue(false);
        }

        @Test
        @Disabled("this sample shows a test that is switched off")
        void isSwitchedOff() {}

        @ParameterizedTest
        @ValueSource(strings = {"F1", "F2"})
        void walks(String id, TestReporter reporter) {
            reporter.publishEntry("requirement", id);
        }

        @Nested
        class Inside {
            @Test
            void holdsOfItself() {}
        }
    }

    static class BrokenSetUp {
        @BeforeAll
        static void breaks() {
            fail("as it should in this sample");
        }

        @Test
        @Requirement("X3")
        void isNeverReached() {}
    }
}
