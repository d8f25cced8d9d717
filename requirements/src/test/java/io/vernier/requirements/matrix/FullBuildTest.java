package io.vernier.requirements.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.requirements.matrix.Row.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullBuildTest {
    private static final String START = "2026-11-22T12:00:00Z";

    @TempDir
    Path root;

    @BeforeEach
    void aPageOfAnEarlierBuild() throws IOException {
        Files.createDirectory(root.resolve("docs"));
        Files.writeString(page(), "earlier");
        Files.createDirectory(root.resolve("folder-that-is-no-module"));
        module("codec");
        module("node");
    }

    @Test
    void aBuildThatRanAllTestsOfAllModulesWritesThePage() throws IOException {
        ranAll("codec", "2026-11-22T12:00:00Z", row("S1", "a.BTest", Result.PASSED));
        ranAll("node", "2026-11-22T12:00:01Z", row("S2", "a.CTest", Result.FAILED));

        assertThat(build()).endsWith(" have no test: docs/requirements.md");

        assertThat(page()).content().contains("| a.BTest#t | pass |", "| a.CTest#t (fail) | fail |");
        assertThat(root.resolve("target/requirements.md")).hasSameTextualContentAs(page());
        assertThat(root.resolve("target/requirements.csv")).content().contains("\"S1\"", "\"a.CTest#t\",\"fail\"");
    }

    @Test
    void aBuildOfSomeModulesLeavesThePageAlone() throws IOException {
        ranAll("codec", "2026-11-22T11:59:59Z", row("S1", "a.BTest", Result.PASSED));
        ranAll("node", "2026-11-22T12:00:01Z", row("S2", "a.CTest", Result.PASSED));

        assertThat(build()).contains("not all tests of codec ran in this build");

        assertThat(page()).hasContent("earlier");
        assertThat(root.resolve("target/requirements.md")).content().contains("a.BTest#t", "a.CTest#t");
    }

    @Test
    void aModuleThatNeverRanLeavesThePageAlone() throws IOException {
        ranAll("node", "2026-11-22T12:00:01Z", row("S2", "a.CTest", Result.PASSED));

        assertThat(build()).contains("not all tests of codec ran in this build");
    }

    @Test
    void aRunOfChosenTestsLeavesThePageAlone() throws IOException {
        ranAll("codec", "2026-11-22T12:00:01Z", row("S1", "a.BTest", Result.PASSED));
        ranAll("node", "2026-11-22T12:00:01Z", row("S2", "a.CTest", Result.PASSED));
        ranSome("node", row("S2", "a.CTest", Result.PASSED));

        assertThat(build()).contains("not all tests of node ran in this build");
    }

    @Test
    void aSkippedTestLeavesThePageAlone() throws IOException {
        ranAll("codec", "2026-11-22T12:00:01Z", row("S1", "a.BTest", Result.PASSED));
        ranAll("node", "2026-11-22T12:00:01Z", row("S2", "a.CTest", Result.SKIPPED));

        assertThat(build()).contains("a.CTest#t was skipped");
    }

    @Test
    void aRunOfAllTestsForgetsTheRowsBeforeAndAChosenOneKeepsThem() throws IOException {
        ranAll("codec", "2026-11-22T12:00:01Z", row("S1", "a.BTest", Result.PASSED));
        ranSome("codec", row("S2", "a.CTest", Result.PASSED));
        assertThat(RowFiles.readAll(root)).extracting(Row::id).containsExactly("S1", "S2");

        ranAll("codec", "2026-11-22T12:00:01Z", row("S3", "a.BTest", Result.PASSED));

        assertThat(RowFiles.readAll(root)).extracting(Row::id).containsExactly("S3");
    }

    @Test
    void rowsOfTestClassesThatAreGoneDoNotCount() throws IOException {
        ranSome("codec", row("S1", "a.BTest", Result.PASSED));
        Files.delete(root.resolve("codec/target/test-classes/a/BTest.class"));

        assertThat(RowFiles.readAll(root)).isEmpty();
    }

    @Test
    void theTestsOnAKernelWithSctpBelongToAFullBuildAndTheirRowsToAnyModule() throws IOException {
        ranAll("codec", "2026-11-22T12:00:01Z", row("S1", "a.BTest", Result.PASSED));
        ranAll("node", "2026-11-22T12:00:01Z", row("S2", "a.CTest", Result.PASSED));
        Files.writeString(root.resolve("node/pom.xml"), "<execution><id>sctp-tests</id></execution>");
        assertThat(build()).contains("not all tests that need SCTP ran in this build");

        compiled("codec", row("S3", "a.DTest", Result.PASSED));
        RowFiles.writeAll(RowFiles.sctpFolder(root.resolve("node")), rows(row("S3", "a.DTest", Result.PASSED)));

        assertThat(build()).endsWith(" have no test: docs/requirements.md");
        assertThat(page()).content().contains("| a.BTest#t | pass |", "| a.CTest#t | pass |", "| a.DTest#t | pass |");
    }

    private String build() throws IOException {
        return RequirementMatrix.write(root, Instant.parse(START));
    }

    private Path page() {
        return root.resolve("docs/requirements.md");
    }

    private void module(String name) throws IOException {
        Files.writeString(
                Files.createDirectory(root.resolve(name)).resolve("pom.xml"),
                "<dependency><artifactId>vernier-requirements</artifactId></dependency>");
    }

    private void ranAll(String module, String end, Row row) throws IOException {
        RowFiles.writeAll(compiled(module, row), rows(row));
        Files.setLastModifiedTime(
                RowFiles.folder(root.resolve(module)).resolve("all-tests-ran"), FileTime.from(Instant.parse(end)));
    }

    private void ranSome(String module, Row row) throws IOException {
        RowFiles.writeSome(compiled(module, row), rows(row));
    }

    private Path compiled(String module, Row row) throws IOException {
        var file =
                root.resolve(module).resolve("target/test-classes/" + type(row).replace('.', '/') + ".class");
        Files.createDirectories(file.getParent());
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        return RowFiles.folder(root.resolve(module));
    }

    private static Map<String, List<Row>> rows(Row row) {
        return Map.of(type(row), List.of(row));
    }

    private static Row row(String id, String type, Result result) {
        return new Row(id, type + "#t", "t\n\tx", result);
    }

    private static String type(Row row) {
        return row.test().replaceAll("#.*", "");
    }
}
